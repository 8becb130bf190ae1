import SessionCorpus
import StrictJSON
import TerminalText

/// The result of `corpus lint`, as text or JSON.
struct CorpusLintResult {
    let folder: CorpusFolder

    /// What could be read.
    let corpus: Corpus
    let findings: [LintFinding]

    /// One line per complaint, and one that counts them.
    var text: String {
        let cases = corpus.cases.count
        let complaints = findings.count == 1 ? "1 complaint" : "\(findings.count) complaints"
        let files = corpus.topicFiles.count == 1 ? "1 file" : "\(corpus.topicFiles.count) files"
        return findings.map { folder.line(for: $0) + "\n" }.joined()
            + "\(cases) case\(cases == 1 ? "" : "s") in \(files): \(complaints).\n"
    }

    /// The object `corpus-lint/1`.
    var json: String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("format") { $0.string("corpus-lint/1") }
        writer.member("corpus") { writer in
            writer.beginObject()
            writer.member("version") { $0.string(corpus.version) }
            writer.member("cases") { $0.integer(Int64(corpus.cases.count)) }
            writer.endObject()
        }
        writer.member("complaints") { writer in
            writer.beginArray()
            for finding in findings { write(finding, to: &writer) }
            writer.endArray()
        }
        writer.endObject()
        return writer.text.escapingTerminalControls + "\n"
    }

    private func write(_ finding: LintFinding, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("rule") { $0.string(finding.rule.rawValue) }
        writer.member("file") { $0.string(folder.shownPath(of: finding.file)) }
        writer.member("line") { $0.integer(Int64(finding.position.line)) }
        writer.member("column") { $0.integer(Int64(finding.position.column)) }
        if let id = finding.caseID { writer.member("case") { $0.string(id) } }
        writer.member("message") { $0.string(finding.message) }
        writer.member("mend") { $0.string(finding.mend) }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a member whose value `write` writes.
    fileprivate mutating func member(_ key: String, _ write: (inout JSONWriter) -> Void) {
        self.key(key)
        write(&self)
    }
}
