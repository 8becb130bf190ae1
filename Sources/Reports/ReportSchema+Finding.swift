extension ReportSchema {
    /// The definition of a row, as a member of `$defs`.
    static let finding = #"""
        "finding": {
              "description": "A row: findings of one rule, pointer shape and kind.",
              "type": "object",
              "required": [
                "rule", "severity", "pointer", "source", "message", "observed", "expected",
                "fix", "count", "fingerprint"
              ],
              "dependentRequired": {
                "line": ["offset", "column"],
                "column": ["offset", "line"],
                "original": ["shrinks", "replay", "likelihood"]
              },
              "properties": {
                "rule": { "type": "string", "pattern": "^[a-z]+/[a-z-]+$" },
                "severity": { "enum": ["error", "warning", "note", "inconclusive"] },
                "pointer": {
                  "description": "A JSON Pointer to the first finding; * hides a key.",
                  "type": "string",
                  "pattern": "^(/|$)"
                },
                "source": { "type": "string" },
                "offset": {
                  "description": "In bytes. The line is missing if lines before it were not read.",
                  "$ref": "#/$defs/count"
                },
                "line": { "type": "integer", "minimum": 1 },
                "column": {
                  "description": "In Unicode scalars.",
                  "type": "integer",
                  "minimum": 1
                },
                "message": { "type": "string" },
                "observed": { "type": "string" },
                "expected": { "type": "string" },
                "fix": { "type": "string" },
                "count": { "type": "integer", "minimum": 1 },
                "payload": {
                  "description": "A small payload that shows the fault, without data of users.",
                  "type": "string"
                },
                "original": { "type": "string" },
                "shrinks": { "$ref": "#/$defs/count" },
                "replay": {
                  "description": "A token for the command replay.",
                  "type": "string"
                },
                "likelihood": { "enum": ["likely", "unlikely", "broken"] },
                "phase": {
                  "description": "The phase that showed the fault of a model first.",
                  "type": "string"
                },
                "aspects": {
                  "description": "What the payload is about: rows of 'matrix'.",
                  "type": "array",
                  "items": { "type": "string" }
                },
                "shape": {
                  "description": "The pointer with * instead of each index.",
                  "type": "string"
                },
                "kind": {
                  "description": "The fixed name for what was observed.",
                  "type": "string"
                },
                "fingerprint": {
                  "description": "The same in every run and release; depends on rule, shape and kind.",
                  "type": "string",
                  "pattern": "^[0-9a-f]{16}$"
                },
                "excerpt": { "description": "With --show-values only.", "type": "string" },
                "masked": { "description": "The pointer without its values.", "type": "string" },
                "entry": {
                  "description": "The offset of the exchange whose body has the position.",
                  "$ref": "#/$defs/count"
                },
                "unit": {
                  "description": "The unit that the source is an exchange of.",
                  "type": "string"
                },
                "place": {
                  "description": "The place of the payload, if other rows differ only in that.",
                  "type": "string"
                },
                "joined": {
                  "description": "Whether this is a row of many, because there were too many.",
                  "type": "boolean"
                },
                "from": {
                  "description": "The start of the range from which the line is counted.",
                  "$ref": "#/$defs/count"
                },
                "step": {
                  "description": "About an API: the place of its body or of itself in the order of the run.",
                  "type": "integer",
                  "minimum": 1
                },
                "exchange": {
                  "description": "About an API: whether this is about an exchange and not about a body.",
                  "type": "boolean"
                },
                "rank": {
                  "description": "In a part: the order of what planned cases show.",
                  "$ref": "#/$defs/count"
                },
                "fault": {
                  "description": "In a part: a fault that only random cases show.",
                  "type": "string",
                  "pattern": "^[0-9a-f]{8}$"
                },
                "case": {
                  "description": "In a part: the index of the first of these cases.",
                  "$ref": "#/$defs/count"
                },
                "once": {
                  "description": "In a part: the order of what every part may show once.",
                  "$ref": "#/$defs/count"
                },
                "units": {
                  "description": "In a part: the number of findings in each unit.",
                  "type": "object",
                  "additionalProperties": { "type": "integer", "minimum": 1 }
                },
                "suppressed": {
                  "description": "Why the row does not count.",
                  "type": "string"
                }
              }
            }
        """#
}
