/// The JSON Schema of censuses, for programs that read them.
package enum CensusSchema {
    /// The schema, which ends with a line feed.
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "session-census/1",
          "description": "What an API sends, as counts without a value. Each count is divided into 32 blocks; sessions of one user are in one block.",
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
            "takenAt": { "description": "The time from which ages are counted.", "type": "string", "format": "date-time" },
            "key": { "description": "A hash of the key that divides sessions into blocks. Only censuses with the same key can be merged.", "$ref": "#/$defs/hash" },
            "digest": { "description": "A sum over all sessions, which shows that two censuses have the same.", "$ref": "#/$defs/hash" },
            "unjudged": { "description": "Answers whose sessions are missing.", "$ref": "#/$defs/count" },
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
                  "state": { "description": "'*' is an undeclared key that may be data; '**' joins the states of a counter with more than 100.", "type": "string", "minLength": 1, "maxLength": 96 },
                  "count": { "description": "The sum of the blocks.", "type": "integer", "minimum": 1 },
                  "blocks": { "$ref": "#/$defs/blocks" }
                }
              }
            }
          },
          "$defs": {
            "count": { "type": "integer", "minimum": 0, "maximum": 9007199254740992 },
            "hash": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
            "blocks": { "type": "array", "minItems": 32, "maxItems": 32, "items": { "$ref": "#/$defs/count" } }
          }
        }

        """#
}
