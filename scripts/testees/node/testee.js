#!/usr/bin/env node
// JSON.parse and Ajv. Modes: class, object, ajv, ajv-coerce.
const readline = require("node:readline");

const mode = process.argv[2];
let version = process.version;

class Session {
  constructor({ id, authenticated_at, last_seen_at, url, user_id }) {
    Object.assign(this, { id, authenticated_at, last_seen_at, url, user_id });
  }
}

const text = { type: ["string", "null"] };
const schema = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "integer" },
    authenticated_at: text,
    last_seen_at: text,
    url: text,
    user_id: { type: ["integer", "null"] },
  },
};

let decode = (payload) => new Session(JSON.parse(payload));
if (mode === "object") decode = (payload) => JSON.parse(payload);
if (mode.startsWith("ajv")) {
  const library = require("ajv");
  const Ajv = library.default ?? library; // since version 7, and before
  version = require("ajv/package.json").version;
  const ajv = new Ajv({ coerceTypes: mode === "ajv-coerce", allowUnionTypes: true });
  const validate = ajv.compile(schema);
  decode = (payload) => {
    const session = JSON.parse(payload);
    if (!validate(session)) throw new Error(ajv.errorsText(validate.errors));
    return session;
  };
}

function reply({ op, payload }) {
  if (op === "hello") {
    const names = { ajv: "Ajv (default)", "ajv-coerce": "Ajv (coerce)" };
    const name = names[mode] ?? `JSON.parse (${mode})`;
    const testee = { name, version, language: "JavaScript" };
    return { protocol: "session-testee/1", ops: ["roundtrip"], testee };
  }
  if (op !== "roundtrip") return { outcome: "unsupported" };
  let session;
  try {
    session = decode(Buffer.from(payload, "base64")); // JSON.parse makes a string of it
  } catch (error) {
    return { outcome: "rejected", reason: String(error) };
  }
  const output = Buffer.from(JSON.stringify(session)).toString("base64");
  return { outcome: "accepted", payload: output };
}

const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr); // away from the replies
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line);
  if (request.op === "bye") process.exit(0);
  write(JSON.stringify({ seq: request.seq, ...reply(request) }) + "\n");
});
