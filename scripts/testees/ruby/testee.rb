#!/usr/bin/env ruby
# Ruby. Modes: json, json-strict, oj, oj-strict.
require "json"

KEYS = %i[id authenticated_at last_seen_at url user_id]
Session = Struct.new(*KEYS, keyword_init: true)

mode = ARGV.fetch(0)
require "oj" if mode.start_with?("oj")
version = mode.start_with?("oj") ? Oj::VERSION : JSON::VERSION

name = {
  "json" => "Ruby json (default)", "json-strict" => "Ruby json (strict)",
  "oj" => "Oj (default)", "oj-strict" => "Oj (strict)"
}.fetch(mode)

session = ->(tree) { Session.new(**tree.transform_keys(&:to_sym).slice(*KEYS)) }
decode, encode = {
  "json" => [->(text) { session[JSON.parse(text)] }, ->(it) { JSON.generate(it.to_h) }],
  # Integer raises an error for anything that is not one, and compact leaves nil out.
  "json-strict" => [
    lambda do |text|
      session[JSON.parse(text)].tap do |it|
        it.id = Integer(it.id)
        it.user_id &&= Integer(it.user_id)
      end
    end,
    ->(it) { JSON.generate(it.to_h.compact) }
  ],
  "oj" => [->(text) { session[Oj.load(text)] }, ->(it) { Oj.dump(it.to_h, mode: :compat) }],
  "oj-strict" => [
    ->(text) { session[Oj.strict_load(text)] }, ->(it) { Oj.dump(it.to_h.compact, mode: :compat) }
  ]
}.fetch(mode)

replies = $stdout.dup
$stdout.reopen($stderr) # sends prints of libraries away from the replies
$stdin.each_line do |line|
  request = JSON.parse(line)
  reply =
    case request["op"]
    when "bye" then exit
    when "hello"
      { protocol: "session-testee/1", ops: ["roundtrip"],
        testee: { name: name, version: version, language: "Ruby" } }
    when "roundtrip"
      begin
        outcome = "rejected"
        model = decode[request["payload"].unpack1("m").force_encoding("UTF-8")]
        outcome = "error"
        { outcome: "accepted", payload: [encode[model]].pack("m0") }
      rescue StandardError => e
        { outcome: outcome, reason: e.message.scrub }
      end
    else { outcome: "unsupported" }
    end
  replies.puts(JSON.generate({ seq: request["seq"] }.merge(reply)))
  replies.flush
end
