/// The JSON Schema of censuses, for programs that read them.
package enum CensusSchema {
    /// The schema, which ends with a line feed.
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "session-census/1",
          "description": "What an API sends, as counts that contain no value. Each count is divided into 32 blocks, and all sessions of one user are in one block.",
          "type": "object",
          "required": ["format", "tool", "takenAt", "key", "digest", "unjudged", "sessions", "blocks", "counters"],
          "additionalProperties": false,
          "properties": {
            "format": { "const": "session-census/1" },
            "tool": {
              "type": "object",
              "required": ["name", "version"],
              "additionalProperties": false,
              "properties": {
                "name": { "const": "session-conformance" },
                "version": { "type": "string", "pattern": "^[0-9.]{1,20}$" }
              }
            },
            "takenAt": { "description": "When the sessions were counted, from which ages are measured.", "type": "string", "format": "date-time" },
            "key": { "description": "A hash of the key that chooses blocks. Only censuses with the same key can be merged.", "$ref": "#/$defs/hash" },
            "digest": { "description": "A sum of keyed hashes of all sessions, by which a census that is added twice is recognized.", "$ref": "#/$defs/hash" },
            "part": { "description": "The part of the sources that was counted, if that was not all of them.", "$ref": "#/$defs/part" },
            "parts": {
              "description": "The parts that were merged with --partial.",
              "type": "array",
              "minItems": 2,
              "items": { "$ref": "#/$defs/part" }
            },
            "summands": {
              "description": "The digests of the merged censuses that do not say which part they are.",
              "type": "array",
              "minItems": 1,
              "maxItems": 10001,
              "items": { "$ref": "#/$defs/hash" }
            },
            "unjudged": { "description": "The number of answers that could not be judged, so that their sessions are missing.", "$ref": "#/$defs/count" },
            "sessions": { "$ref": "#/$defs/count" },
            "blocks": { "$ref": "#/$defs/blocks" },
            "counters": {
              "description": "The states that occurred, sorted by counter and state.",
              "type": "array",
              "items": {
                "type": "object",
                "required": ["counter", "state", "count", "blocks"],
                "additionalProperties": false,
                "properties": {
                  "counter": { "description": "A field or 'session', and what is counted of it.", "type": "string", "pattern": "^[a-z_]+[.][a-z]+$" },
                  "state": { "description": "'*' is an undeclared key that may be data; '**' joins the states of a counter that had too many; 'created_at:string' is the type of an undeclared key.", "type": "string", "minLength": 1, "maxLength": 96 },
                  "count": { "description": "The sum of the blocks.", "type": "integer", "minimum": 1 },
                  "blocks": { "$ref": "#/$defs/blocks" }
                }
              }
            }
          },
          "$defs": {
            "part": {
              "oneOf": [
                {
                  "description": "A part of --shard.",
                  "type": "object",
                  "required": ["index", "of", "sources"],
                  "additionalProperties": false,
                  "properties": {
                    "index": { "type": "integer", "minimum": 1 },
                    "of": { "type": "integer", "minimum": 1 },
                    "sources": { "description": "A hash of the names and sizes of all sources, and of what was looked for.", "$ref": "#/$defs/hash" }
                  }
                },
                {
                  "description": "A part of --range or --source: the bytes from 'start' to the one before 'end'.",
                  "type": "object",
                  "required": ["source", "start", "end"],
                  "additionalProperties": false,
                  "properties": {
                    "source": { "description": "A hash of the name of the source, and of what was looked for.", "$ref": "#/$defs/hash" },
                    "start": { "$ref": "#/$defs/count" },
                    "end": { "$ref": "#/$defs/count" },
                    "size": { "description": "The size of the source, if it is known.", "$ref": "#/$defs/count" }
                  }
                }
              ]
            },
            "count": { "type": "integer", "minimum": 0, "maximum": 9007199254740992 },
            "hash": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
            "blocks": { "type": "array", "minItems": 32, "maxItems": 32, "items": { "$ref": "#/$defs/count" } }
          }
        }

        """#
}
