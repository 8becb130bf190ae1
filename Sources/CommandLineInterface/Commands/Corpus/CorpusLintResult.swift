import JSONFiles
import SessionCorpus
import StrictJSON
import TerminalText

/// The result of `corpus lint`, as text or JSON.
struct CorpusLintResult {
    let folder: CorpusFolder

    /// The part of the corpus that could be read.
    let corpus: Corpus
    let findings: [LintFinding]

    /// One line per complaint, and a last line with their number.
    var text: String {
        let cases = corpus.cases.count
        let complaints = findings.count == 1 ? "1 complaint" : "\(findings.count) complaints"
        let files = corpus.topicFiles.count == 1 ? "1 file" : "\(corpus.topicFiles.count) files"
        return findings.map { folder.line(for: $0) + "\n" }.joined()
            + "\(cases) case\(cases == 1 ? "" : "s") in \(files): \(complaints).\n"
    }

    /// The object `corpus-lint/2`.
    var json: String {
        let text = JSONWriter.text { writer in
            writer.object { writer in
                writer.member("format", "corpus-lint/2")
                writer.member("corpus") { writer in
                    writer.object {
                        $0.member("version", corpus.version)
                        $0.member("cases", corpus.cases.count)
                    }
                }
                writer.member("complaints") { writer in
                    writer.array { for finding in findings { write(finding, to: &$0) } }
                }
            }
        }
        return text.escapingTerminalControls + "\n"
    }

    private func write(_ finding: LintFinding, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("rule", finding.rule.rawValue)
            writer.member("file", folder.shownPath(of: finding.file))
            writer.member("line", finding.position.line)
            writer.member("column", finding.position.column)
            if let id = finding.entryID { writer.member("case", id) }
            writer.member("message", finding.message)
            writer.member("fix", finding.fix)
        }
    }
}
