/// The JSON Schema of the formats `json` and `ndjson`, for programs that read them.
///
/// It allows unknown members, because later versions add some.
package enum ReportSchema {
    /// The schema, which ends with a line feed.
    ///
    /// The root describes a report in the format `json`, and `#/$defs/event` a line in the format
    /// `ndjson`.
    package static let text = #"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "session-report/1",
          "description": "A report of session-conformance in the format json. A line in the format ndjson is an #/$defs/event. Later versions add members, so readers ignore those they do not know.",
          "$ref": "#/$defs/report",
          "$defs": {
            "report": {
              "type": "object",
              "allOf": [{ "$ref": "#/$defs/opening" }, { "$ref": "#/$defs/closing" }],
              "required": ["findings"],
              "properties": {
                "findings": {
                  "description": "The listed rows, the most serious first, then the suppressed ones.",
                  "type": "array",
                  "items": { "$ref": "#/$defs/finding" }
                }
              }
            },
            "event": {
              "type": "object",
              "required": ["event"],
              "properties": { "event": { "enum": ["start", "finding", "end"] } },
              "allOf": [
                {
                  "if": { "properties": { "event": { "const": "start" } } },
                  "then": { "$ref": "#/$defs/opening" }
                },
                {
                  "if": { "properties": { "event": { "const": "finding" } } },
                  "then": { "$ref": "#/$defs/finding" }
                },
                {
                  "if": { "properties": { "event": { "const": "end" } } },
                  "then": { "$ref": "#/$defs/closing" }
                }
              ]
            },
            "opening": {
              "description": "What is known when a run starts.",
              "required": ["format", "tool", "command", "target", "startedAt"],
              "properties": {
                "format": { "const": "session-report/1" },
                "tool": {
                  "type": "object",
                  "required": ["name", "version"],
                  "properties": {
                    "name": { "const": "session-conformance" },
                    "version": { "type": "string" }
                  }
                },
                "command": { "enum": ["check", "live", "model", "corpus", "replay", "drift"] },
                "target": {
                  "description": "File names, a URL without credentials, or the name of a model.",
                  "type": "string"
                },
                "model": {
                  "description": "The model that was tested.",
                  "type": "object",
                  "required": ["name"],
                  "properties": {
                    "name": { "type": "string" },
                    "version": { "type": "string" },
                    "language": { "type": "string" }
                  }
                },
                "options": {
                  "description": "The options that change the verdict.",
                  "type": "object",
                  "required": ["strict", "rules", "failOn", "now"],
                  "properties": {
                    "strict": { "type": "boolean" },
                    "rules": {
                      "description": "The severities that --rule sets.",
                      "type": "object",
                      "additionalProperties": { "enum": ["error", "warning", "note", "off"] }
                    },
                    "only": { "type": "array", "items": { "type": "string" } },
                    "skip": { "type": "array", "items": { "type": "string" } },
                    "failOn": { "enum": ["error", "warning", "note"] },
                    "now": { "type": "string" },
                    "input": { "type": "string" },
                    "at": { "type": "array", "items": { "type": "string" } },
                    "harMatch": {
                      "description": "The paths only; hosts may contain secrets.",
                      "type": "array",
                      "items": { "type": "string" }
                    },
                    "allFiles": { "type": "boolean" },
                    "paging": { "enum": ["cursor", "offset", "auto"] },
                    "pageSize": { "type": "integer", "minimum": 1 },
                    "maxPages": { "type": "integer", "minimum": 1 },
                    "followLinks": { "type": "boolean" },
                    "maxLinks": { "type": "integer", "minimum": 1 },
                    "maxBody": {
                      "description": "The longest body, in bytes.",
                      "type": "integer",
                      "minimum": 1
                    }
                  }
                },
                "corpus": {
                  "type": "object",
                  "required": ["version", "sha256"],
                  "properties": {
                    "version": { "type": "string" },
                    "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" }
                  }
                },
                "generator": {
                  "description": "The source of random cases.",
                  "type": "object",
                  "required": ["version", "seed", "shard"],
                  "properties": {
                    "version": { "type": "integer", "minimum": 1 },
                    "seed": { "type": "string", "pattern": "^[0-9]{1,20}$" },
                    "shard": { "type": "string", "pattern": "^[0-9]+/[0-9]+$" }
                  }
                },
                "part": { "$ref": "#/$defs/part" },
                "parts": {
                  "description": "The parts that were merged, if some are missing.",
                  "type": "array",
                  "items": { "$ref": "#/$defs/part" }
                },
                "startedAt": {
                  "type": "string",
                  "pattern": "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
                }
              }
            },
            "closing": {
              "description": "What is known when a run ends.",
              "required": [
                "durationMilliseconds", "checked", "totals", "rows", "listed", "exit",
                "incomplete", "units"
              ],
              "properties": {
                "durationMilliseconds": { "$ref": "#/$defs/count" },
                "checked": {
                  "type": "object",
                  "required": [
                    "payloads", "sessions", "bytes", "cases", "pages", "files", "answers",
                    "skipped", "unjudged"
                  ],
                  "properties": {
                    "payloads": { "$ref": "#/$defs/count" },
                    "sessions": { "$ref": "#/$defs/count" },
                    "bytes": { "$ref": "#/$defs/count" },
                    "cases": { "$ref": "#/$defs/count" },
                    "pages": { "$ref": "#/$defs/count" },
                    "files": { "$ref": "#/$defs/count" },
                    "answers": {
                      "description": "Those that are neither skipped nor unjudged were judged.",
                      "$ref": "#/$defs/count"
                    },
                    "skipped": { "$ref": "#/$defs/reasons" },
                    "unjudged": { "$ref": "#/$defs/reasons" },
                    "links": {
                      "description": "The links of sessions, if they were followed.",
                      "type": "object",
                      "required": ["found", "followed", "foreign"],
                      "properties": {
                        "found": { "$ref": "#/$defs/count" },
                        "followed": { "$ref": "#/$defs/count" },
                        "foreign": {
                          "description": "Those that name another host.",
                          "$ref": "#/$defs/count"
                        }
                      }
                    }
                  }
                },
                "coverage": {
                  "description": "The shares of a test of a model, such as 27/81.",
                  "type": "object",
                  "required": ["presence", "dialects"],
                  "properties": {
                    "presence": { "type": "string", "pattern": "^[0-9]+/[0-9]+$" },
                    "dialects": { "type": "string", "pattern": "^[0-9]+/[0-9]+$" },
                    "presenceSet": {
                      "description": "One bit per combination; the first is the lowest.",
                      "type": "string",
                      "pattern": "^[0-9a-f]+$"
                    },
                    "dialectSet": { "type": "array", "items": { "type": "string" } },
                    "presenceFailedSet": {
                      "description": "In a part: the combinations that failed.",
                      "type": "string",
                      "pattern": "^[0-9a-f]+$"
                    },
                    "dialectFailedSet": { "type": "array", "items": { "type": "string" } },
                    "aspects": {
                      "description": "What planned cases were about: rows of 'matrix'.",
                      "type": "object",
                      "additionalProperties": {
                        "type": "object",
                        "required": ["asked", "kept", "rejected"],
                        "properties": {
                          "asked": { "$ref": "#/$defs/count" },
                          "kept": { "$ref": "#/$defs/count" },
                          "rejected": { "$ref": "#/$defs/count" }
                        }
                      }
                    }
                  }
                },
                "choices": {
                  "description": "What a model does where the contract leaves a choice.",
                  "type": "object",
                  "additionalProperties": {
                    "type": "object",
                    "required": ["answer", "declared"],
                    "properties": {
                      "answer": { "type": "string" },
                      "declared": { "type": "boolean" },
                      "seen": {
                        "description": "In a part: what the choice was learned from.",
                        "type": "array",
                        "items": { "type": "object", "required": ["answers"] }
                      }
                    }
                  }
                },
                "censuses": {
                  "description": "The censuses that were made or compared, the earlier one first.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["name", "sessions", "effective", "needed"],
                    "properties": {
                      "name": { "type": "string" },
                      "sessions": { "$ref": "#/$defs/count" },
                      "effective": {
                        "description": "The number of independent sessions that say as much.",
                        "$ref": "#/$defs/count"
                      },
                      "needed": {
                        "description": "How many of those a comparison needs.",
                        "$ref": "#/$defs/count"
                      }
                    }
                  }
                },
                "baseline": {
                  "description": "What became of the entries of the baseline.",
                  "type": "object",
                  "required": [
                    "path", "entries", "used", "unobserved", "stale", "expired", "exceeded"
                  ],
                  "properties": {
                    "path": { "type": "string" },
                    "entries": { "$ref": "#/$defs/count" },
                    "used": { "$ref": "#/$defs/count" },
                    "unobserved": { "$ref": "#/$defs/count" },
                    "stale": { "$ref": "#/$defs/ids" },
                    "expired": { "$ref": "#/$defs/ids" },
                    "exceeded": { "$ref": "#/$defs/ids" }
                  }
                },
                "totals": {
                  "description": "The number of findings, listed or not.",
                  "type": "object",
                  "required": ["error", "warning", "note", "inconclusive", "suppressed"],
                  "properties": {
                    "error": { "$ref": "#/$defs/count" },
                    "warning": { "$ref": "#/$defs/count" },
                    "note": { "$ref": "#/$defs/count" },
                    "inconclusive": { "$ref": "#/$defs/count" },
                    "suppressed": { "$ref": "#/$defs/count" }
                  }
                },
                "rows": {
                  "description": "The number of distinct rows, listed or not.",
                  "$ref": "#/$defs/count"
                },
                "listed": { "$ref": "#/$defs/count" },
                "exit": {
                  "type": "object",
                  "required": ["code", "verdict", "reason"],
                  "properties": {
                    "code": { "type": "integer", "minimum": 0, "maximum": 255 },
                    "verdict": { "enum": ["conforms", "violates", "inconclusive", "failed"] },
                    "reason": { "type": "string", "minLength": 1 }
                  }
                },
                "incomplete": { "type": "boolean" },
                "failures": {
                  "description": "What the run could not do; none if there is no such member.",
                  "type": "array",
                  "items": { "type": "string" }
                },
                "units": {
                  "description": "The parts of the run that pass or fail on their own.",
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["name", "kind", "asked", "failed", "unjudged", "skipped"],
                    "properties": {
                      "name": { "type": "string" },
                      "kind": { "enum": ["file", "endpoint", "phase", "topic", "field"] },
                      "asked": {
                        "description": "Nothing was checked if it is 0.",
                        "$ref": "#/$defs/count"
                      },
                      "failed": { "$ref": "#/$defs/count" },
                      "unjudged": { "$ref": "#/$defs/count" },
                      "skipped": { "$ref": "#/$defs/count" },
                      "order": {
                        "description": "The place among all sources, in a part.",
                        "$ref": "#/$defs/count"
                      },
                      "path": {
                        "description": "The path of a file whose name shows it with escapes.",
                        "type": "string"
                      },
                      "unjudgedAnswers": {
                        "description": "Answers not judged, with a finding or without.",
                        "$ref": "#/$defs/count"
                      },
                      "base": {
                        "description": "The base URL of an endpoint, if there are several.",
                        "type": "string"
                      },
                      "steps": {
                        "description": "The bodies and the findings about exchanges of an endpoint.",
                        "$ref": "#/$defs/count"
                      },
                      "sessions": {
                        "description": "The sessions of an endpoint.",
                        "$ref": "#/$defs/count"
                      },
                      "empty": {
                        "description": "The answers of an endpoint with an empty list.",
                        "$ref": "#/$defs/count"
                      },
                      "sample": {
                        "description": "Whether --max-pages left out pages of an endpoint.",
                        "type": "boolean"
                      },
                      "rules": {
                        "description": "The findings of each rule that are not suppressed.",
                        "type": "object",
                        "additionalProperties": { "type": "integer", "minimum": 1 }
                      }
                    }
                  }
                }
              }
            },
            \#(finding),
            \#(part),
            "count": { "type": "integer", "minimum": 0 },
            "ids": {
              "description": "Fingerprints of rows.",
              "type": "array",
              "items": { "type": "string", "pattern": "^[0-9a-f]{16}$" }
            },
            "reasons": {
              "description": "A number of answers for each reason.",
              "type": "object",
              "additionalProperties": { "type": "integer", "minimum": 1 }
            }
          }
        }

        """#
}
