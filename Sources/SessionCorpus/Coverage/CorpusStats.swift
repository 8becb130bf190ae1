import SessionContract
import SessionModel
import StrictJSON

/// The coverage of a corpus as tables for a terminal.
package enum CorpusStats {
    /// Returns all tables, with the missing combinations named under theirs.
    package static func text(of corpus: Corpus) -> String {
        let cases = corpus.cases
        let coverage = CorpusCoverage(of: cases)
        var lines = ["corpus \(corpus.version): \(cases.count) cases", ""]
        lines += topicLines(cases)
        lines += ["", "presence  \(coverage.presence.share) combinations"]
        lines += missingLines(coverage.presence.missing)
        lines += ["", "types     \(coverage.types.share) types in fields"]
        lines += typeLines(coverage)
        lines += ["", "dialects  \(coverage.dialects.share) dialects in fields"]
        lines += dialectLines(coverage)
        lines += ["", "rules     \(coverage.rules.share) rules about payloads"]
        lines += countLines(coverage.rules.items.map { ($0.id, coverage.rules[$0]) })
        lines += ["", "policies  \(coverage.policies.share) open questions"]
        lines += countLines(coverage.policies.items.map { ($0.rawValue, coverage.policies[$0]) })
        lines += ["", "flags     \(corpus.flags.count) defined"]
        lines += countLines(
            corpus.flags.map { flag in (flag.id, cases.count { $0.flags.contains(flag.id) }) }
        )
        return lines.joined(separator: "\n") + "\n"
    }

    private static func topicLines(_ cases: [CorpusCase]) -> [String] {
        let header = row("topic", ["cases", "accept", "reject", "either", "answers"])
        return [header]
            + CorpusTopic.allCases.map { topic in
                let own = cases.filter { $0.topic == topic }
                let decodings = CaseExpectation.Decoding.allCases.map { decoding in
                    own.count { $0.expectation.decode == decoding }
                }
                let counts = [own.count] + decodings + [own.count { $0.subject == .answer }]
                return row(topic.rawValue, counts.map(String.init))
            }
    }

    private static func typeLines(_ coverage: CorpusCoverage) -> [String] {
        let kinds = JSONValue.Kind.allCases
        return [row("", kinds.map(\.rawValue))]
            + DeclaredField.allCases.map { field in
                let counts = kinds.map { kind in
                    coverage.types[CorpusCoverage.TypedField(field: field, kind: kind)]
                }
                return row(field.key, counts.map(String.init))
            }
    }

    private static func dialectLines(_ coverage: CorpusCoverage) -> [String] {
        let items = coverage.dialects.items
        let fields = DeclaredField.allCases.filter(\.isTimestamp)
        let dialects = items.map(\.dialect).prefix(items.count / max(1, fields.count))
        return [row("", fields.map { $0.key.replacing("_at", with: "") })]
            + dialects.map { dialect in
                let counts = fields.map { field in
                    coverage.dialects[CorpusCoverage.DialectField(field: field, dialect: dialect)]
                }
                return row(dialect.rawValue, counts.map(String.init))
            }
    }

    private static func countLines(_ counts: [(String, Int)]) -> [String] {
        counts.map { row($0.0, [String($0.1)]) }
    }

    private static func missingLines(_ missing: [some CustomStringConvertible]) -> [String] {
        missing.map { "  missing: \($0)" }
    }

    /// Returns a name and right-aligned columns, with a dot for zero, which is easy to spot.
    private static func row(_ name: String, _ columns: [String]) -> String {
        let padded = columns.map { column in
            let text = column == "0" ? "." : column
            return String(repeating: " ", count: max(1, 10 - text.count)) + text
        }
        let space = String(repeating: " ", count: max(1, 30 - name.count))
        return "  " + name + space + padded.joined()
    }
}
