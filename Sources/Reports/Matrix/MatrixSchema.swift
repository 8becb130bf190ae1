/// The JSON Schema of a matrix.
package enum MatrixSchema {
    /// The schema, which ends with a line feed.
    ///
    /// It allows unknown members, because later versions add some.
    package static var text: String {
        let outcomes = Matrix.Outcome.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "\(MatrixReport.format)",
              "description": "What several models do with the same payloads.",
              "type": "object",
              "required": ["format", "tool", "rows", "columns"],
              "properties": {
                "format": { "const": "\(MatrixReport.format)" },
                "tool": { "$ref": "#/$defs/tool" },
                "rows": { "type": "array", "items": { "$ref": "#/$defs/row" } },
                "columns": { "type": "array", "items": { "$ref": "#/$defs/column" } }
              },
              "$defs": {
                "tool": {
                  "type": "object",
                  "required": ["name", "version"],
                  "properties": { "name": { "type": "string" }, "version": { "type": "string" } }
                },
                "row": {
                  "description": "One thing that models do differently.",
                  "type": "object",
                  "required": ["id", "title", "section", "demand", "explanation"],
                  "properties": {
                    "id": { "description": "The same in every version.", "type": "string" },
                    "title": { "type": "string" },
                    "section": { "type": "string" },
                    "demand": {
                      "description": "What the contract asks of a model.",
                      "enum": ["keep", "reject", "choose"]
                    },
                    "explanation": { "type": "string" }
                  }
                },
                "column": {
                  "description": "A model. What was run has the names that it has in reports.",
                  "type": "object",
                  "required": ["model", "tool", "startedAt", "checked", "incomplete", "cells"],
                  "properties": {
                    "model": {
                      "type": "object",
                      "required": ["name"],
                      "properties": {
                        "name": { "type": "string" },
                        "version": { "type": "string" },
                        "language": { "type": "string" }
                      }
                    },
                    "tool": { "$ref": "#/$defs/tool" },
                    "startedAt": { "type": "string" },
                    "checked": {
                      "type": "object",
                      "required": ["cases"],
                      "properties": { "cases": { "$ref": "#/$defs/count" } }
                    },
                    "corpus": { "type": "object" },
                    "generator": { "type": "object" },
                    "incomplete": { "type": "boolean" },
                    "cells": {
                      "description": "What the model did, by the ids of rows.",
                      "type": "object",
                      "additionalProperties": { "$ref": "#/$defs/cell" }
                    }
                  }
                },
                "cell": {
                  "type": "object",
                  "required": ["outcome", "asked"],
                  "properties": {
                    "outcome": { "enum": [\(outcomes)] },
                    "right": {
                      "description": "Whether the contract allows it; absent if that is unknown.",
                      "type": "boolean"
                    },
                    "choice": {
                      "description": "The answer of the model to a policy.",
                      "type": "string"
                    },
                    "asked": { "description": "The number of cases.", "$ref": "#/$defs/count" },
                    "findings": { "type": "array", "items": { "$ref": "#/$defs/finding" } }
                  }
                },
                "finding": {
                  "description": "A row of the report, with the members that it has there.",
                  "type": "object",
                  "required": ["rule", "pointer", "message", "count", "fingerprint"],
                  "properties": {
                    "rule": { "type": "string", "pattern": "^[a-z]+/[a-z-]+$" },
                    "pointer": { "type": "string" },
                    "message": { "type": "string" },
                    "count": { "$ref": "#/$defs/count" },
                    "payload": { "type": "string" },
                    "replay": { "type": "string" },
                    "fingerprint": { "type": "string", "pattern": "^[0-9a-f]{16}$" }
                  }
                },
                "count": { "type": "integer", "minimum": 0 }
              }
            }

            """
    }
}
