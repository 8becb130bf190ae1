import Platform
import SessionContract
import StrictJSON

// The objects of SARIF, by the names of the standard.

extension JSONWriter {
    /// The maximum length of a text about a rule that GitHub accepts, in characters.
    private static let longestRuleText = 1_000

    /// Writes the program and the rules of its results.
    mutating func driver(_ rules: [Rule], _ report: Report) {
        object {
            $0.member("name", Report.toolName)
            $0.member("version", report.run.toolVersion)
            $0.member("rules") { writer in
                writer.array { writer in
                    for rule in rules { writer.reportingDescriptor(rule) }
                }
            }
        }
    }

    private mutating func reportingDescriptor(_ rule: Rule) {
        let words = rule.explanation
        let help = """
            \(words.fix)

            Source: \(words.sources.joined(separator: "; "))
            Explain: \(Report.toolName) explain \(rule.id)
            """
        object {
            $0.member("id", rule.id)
            $0.multiformatMessage("shortDescription", words.summary)
            $0.multiformatMessage("fullDescription", "\(words.summary) \(words.whyItMatters)")
            $0.multiformatMessage("help", help)
            $0.member("defaultConfiguration") { writer in
                writer.object { $0.member("level", rule.defaultSeverity.level) }
            }
            $0.member("properties") { writer in
                writer.object { $0.member("tags") { $0.array { $0.string(rule.group) } } }
            }
        }
    }

    private mutating func multiformatMessage(_ key: String, _ text: String) {
        member(key) { $0.message(text.clipped(to: Self.longestRuleText)) }
    }

    private mutating func message(_ text: String) {
        object { $0.member("text", text) }
    }

    /// Writes a row at a place in the repository.
    mutating func result(
        _ row: Ledger.Row,
        index: Int,
        at place: SourcePath.Place,
        fingerprint: String,
        _ words: RowText
    ) {
        object {
            $0.member("ruleId", row.finding.rule.id)
            $0.member("ruleIndex", index)
            $0.member("level", row.severity.level)
            $0.member("message") { $0.message(words.sentences.withoutLinks) }
            $0.member("locations") { writer in
                writer.array { $0.location(place, of: row, words) }
            }
            $0.member("partialFingerprints") { writer in
                writer.object { $0.member("primaryLocationLineHash", fingerprint) }
            }
            $0.member("occurrenceCount", row.count)
            if let suppression = row.suppression {
                $0.member("suppressions") { $0.array { $0.suppression(suppression) } }
            }
            $0.member("properties") { writer in
                writer.object {
                    if let payload = words.payload { $0.member("payload", payload) }
                    if let replay = words.replay { $0.member("replay", replay) }
                    $0.member("fingerprint", row.finding.group.fingerprint)
                }
            }
        }
    }

    private mutating func location(
        _ place: SourcePath.Place,
        of row: Ledger.Row,
        _ words: RowText
    ) {
        object {
            $0.member("physicalLocation") { writer in
                writer.object {
                    $0.member("artifactLocation") { writer in
                        writer.object {
                            $0.member("uri", place.path.percentEncodedPath)
                            $0.member("uriBaseId", "%SRCROOT%")
                        }
                    }
                    $0.member("region") { writer in
                        writer.object {
                            $0.member("startLine", place.line)
                            $0.member("startColumn", place.column)
                            $0.member("endLine", place.line)
                            $0.member("endColumn", place.column + 1)
                        }
                    }
                }
            }
            $0.member("logicalLocations") { writer in
                writer.array { writer in
                    writer.object {
                        let name = [words.location, words.pointer].filter { !$0.isEmpty }
                        $0.member("fullyQualifiedName", name.joined(separator: " "))
                    }
                }
            }
        }
    }

    private mutating func suppression(_ suppression: Suppression) {
        object {
            $0.member("kind", "external")
            $0.member("justification", "\(suppression.reason): \(suppression.explanation)")
        }
    }

    /// Writes what a run reports besides its results.
    mutating func notification(_ level: String, _ id: String, _ text: String) {
        object {
            $0.member("descriptor") { writer in writer.object { $0.member("id", id) } }
            $0.member("level", level)
            $0.member("message") { $0.message(text.withoutLinks) }
        }
    }
}

extension Severity {
    /// The level in SARIF.
    fileprivate var level: String {
        switch self {
        case .error: "error"
        case .warning, .inconclusive: "warning"
        case .note: "note"
        }
    }
}

extension String {
    /// The text without what SARIF takes for a link with a target (section 3.11.6).
    fileprivate var withoutLinks: String { replacing("](", with: "] (") }

    /// The path as a relative reference, with each byte of all but unreserved characters and
    /// slashes as `%hh` (RFC 3986, section 2).
    fileprivate var percentEncodedPath: String {
        let plain = Set("-._~/".utf8)
        return PathText.bytes(of: self).map { byte in
            let isPlain =
                plain.contains(byte) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
                || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
            guard !isPlain else { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (byte < 0x10 ? "0" : "") + digits
        }.joined()
    }
}
