import SessionContract

/// The JSON Schema of baselines.
package enum BaselineSchema {
    /// The text of the schema.
    package static var text: String {
        let rules = Rule.allCases.map { "\"\($0.id)\"" }.joined(separator: ", ")
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "\(Baseline.format)",
              "description": "Deviations that a project accepts for now, each with a reason.",
              "type": "object",
              "required": ["format", "entries"],
              "additionalProperties": false,
              "properties": {
                "format": { "const": "\(Baseline.format)" },
                "entries": {
                  "description": "The entries, and null at the end, so that each has a comma.",
                  "type": "array",
                  "items": { "anyOf": [{ "$ref": "#/$defs/entry" }, { "type": "null" }] }
                }
              },
              "$defs": {
                "entry": {
                  "type": "object",
                  "required": ["id", "rule", "pointer", "observed", "reason", "since"],
                  "additionalProperties": false,
                  "properties": {
                    "id": {
                      "description": "The fingerprint of the row in reports.",
                      "type": "string",
                      "pattern": "^[0-9a-f]{16}$"
                    },
                    "rule": { "enum": [\(rules)] },
                    "pointer": {
                      "description": "The place, in which * is any element.",
                      "type": "string"
                    },
                    "observed": {
                      "description": "The kind of what was observed.",
                      "$ref": "#/$defs/text"
                    },
                    "source": {
                      "description": "The file or the phase with the deviation.",
                      "$ref": "#/$defs/text"
                    },
                    "most": {
                      "description": "The number of findings up to which it is accepted.",
                      "type": "integer",
                      "minimum": 1,
                      "maximum": \(Int64.max)
                    },
                    "reason": { "description": "Why it is accepted.", "$ref": "#/$defs/text" },
                    "issue": { "description": "Where it is tracked.", "$ref": "#/$defs/text" },
                    "since": { "description": "The first day.", "$ref": "#/$defs/day" },
                    "expires": { "description": "The last day.", "$ref": "#/$defs/day" }
                  }
                },
                "text": { "type": "string", "minLength": 1 },
                "day": {
                  "type": "string",
                  "format": "date",
                  "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
                }
              }
            }

            """
    }
}
