#!/usr/bin/env lua
-- Lua. Modes: cjson, dkjson.
local mode = arg[1]
local json = require(mode)
local keys = { "id", "authenticated_at", "last_seen_at", "url", "user_id" }
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function from_base64(text)
  local bits = text:gsub("=", ""):gsub(".", function(letter)
    local value, digits = alphabet:find(letter, 1, true) - 1, ""
    for bit = 5, 0, -1 do digits = digits .. (value >> bit & 1) end
    return digits
  end)
  return (bits:sub(1, #bits // 8 * 8):gsub("%d%d%d%d%d%d%d%d", function(byte)
    return string.char(tonumber(byte, 2))
  end))
end

local function to_base64(bytes)
  local text = bytes:gsub("..?.?", function(group)
    local a, b, c = group:byte(1, 3)
    local value, letters = a << 16 | (b or 0) << 8 | (c or 0), ""
    for place = 18, 18 - 6 * #group, -6 do
      local index = (value >> place & 63) + 1
      letters = letters .. alphabet:sub(index, index)
    end
    return letters .. ("="):rep(3 - #group)
  end)
  return text
end

local function decode(payload)
  local tree, _, message = json.decode(payload)
  if tree == nil then error(message) end -- dkjson returns nil and a message
  local session = {}
  for _, key in ipairs(keys) do session[key] = tree[key] end
  return session
end

local function reply(request)
  if request.op == "hello" then
    local version = (json._VERSION or json.version):match("[%d.]+")
    local testee = { name = "Lua " .. mode, version = version, language = "Lua" }
    return { protocol = "session-testee/1", ops = { "roundtrip" }, testee = testee }
  elseif request.op ~= "roundtrip" then
    return { outcome = "unsupported" }
  end
  local ok, session = pcall(decode, from_base64(request.payload))
  if not ok then return { outcome = "rejected", reason = "an error of the decoder" } end
  local encoded, output = pcall(json.encode, session)
  if not encoded then return { outcome = "error", reason = "an error of the encoder" } end
  return { outcome = "accepted", payload = to_base64(output) }
end

local replies = io.stdout
io.output(io.stderr) -- away from the replies
print = function(...) io.stderr:write(table.concat({ ... }, "\t"), "\n") end
for line in io.lines() do
  local request = json.decode(line)
  if request.op == "bye" then break end
  local answer = reply(request)
  answer.seq = request.seq
  replies:write(json.encode(answer), "\n")
  replies:flush()
end
