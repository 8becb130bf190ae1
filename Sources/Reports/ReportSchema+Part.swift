extension ReportSchema {
    /// The definitions of a part and of a range of bytes, as members of `$defs`.
    static let part = #"""
        "part": {
              "description": "A part by number, a range of bytes of one source, or a run that ended early.",
              "type": "object",
              "anyOf": [
                { "required": ["index", "of"] },
                { "$ref": "#/$defs/range" },
                { "required": ["target", "short"] }
              ],
              "properties": {
                "target": {
                  "description": "What was checked, if that was not a part but ended early.",
                  "type": "string"
                },
                "index": { "type": "integer", "minimum": 1 },
                "of": { "type": "integer", "minimum": 1 },
                "sources": {
                  "description": "The digest of the names of all sources or cases.",
                  "type": "string"
                },
                "program": {
                  "description": "The program under test with its arguments.",
                  "type": "array",
                  "items": { "type": "string" }
                },
                "uncertain": {
                  "description": "Rules that another run may find more of.",
                  "type": "array",
                  "items": { "type": "string" }
                },
                "partial": {
                  "description": "Whether options left out cases or limited the time.",
                  "type": "boolean"
                },
                "short": {
                  "description": "Whether the part ended before it had done all of its work.",
                  "type": "boolean"
                },
                "ranges": {
                  "description": "What was read of sources that were not read as a whole.",
                  "type": "array",
                  "items": { "$ref": "#/$defs/range" }
                },
                "unmatched": {
                  "description": "Pointers that have not led to a value in this part.",
                  "type": "array",
                  "items": { "type": "string" }
                }
              }
            },
            "range": {
              "description": "The lines that begin in these bytes, end not included.",
              "type": "object",
              "required": ["source", "start", "end", "lines"],
              "properties": {
                "source": { "type": "string" },
                "start": { "$ref": "#/$defs/count" },
                "end": { "$ref": "#/$defs/count" },
                "size": {
                  "description": "The size of the source; none for a pipe.",
                  "$ref": "#/$defs/count"
                },
                "lines": { "$ref": "#/$defs/count" },
                "line": {
                  "description": "The first line; without it, lines are counted from the start.",
                  "type": "integer",
                  "minimum": 1
                },
                "read": {
                  "description": "In a part that ended early: lines that begin before were read.",
                  "$ref": "#/$defs/count"
                }
              }
            }
        """#
}
