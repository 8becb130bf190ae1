import Reports
import SessionCorpus
import StrictJSON
import TerminalText

/// The explanations of the flags and cases of a corpus.
struct CorpusExplanation {
    private let corpus: Corpus

    /// The explanations of a corpus.
    init(_ corpus: Corpus) {
        self.corpus = corpus
    }

    /// The ids of all flags and cases.
    var names: [String] { corpus.flags.map(\.id) + corpus.cases.map(\.id) }

    /// The text about the flag or case with this id, safe to print to a terminal.
    func text(about id: String, width: Int) -> String? {
        if let flag = corpus.flags.first(where: { $0.id == id }) {
            return article(on: flag).text(width: width)
        }
        guard corpus.cases.contains(where: { $0.id == id }) else { return nil }
        return try? CorpusListing.show(id, in: corpus).terminalSafeLines
    }

    private func article(on flag: Definition) -> Article {
        let count = corpus.cases.count { $0.flags.contains(flag.id) }
        let cases = count == 1 ? "1 case" : "\(count) cases"
        let links = flag.tree["links"]?.elements?.compactMap { $0.string?.string } ?? []
        var parts = [
            ("", flag.summary), ("BUG CLASS", text("bug-class", of: flag)),
            ("EFFECT ON USERS", text("effect", of: flag)),
            ("CASES", "\(cases): \(Report.toolName) corpus list --flag \(flag.id)"),
        ]
        if !links.isEmpty { parts.append(("SEE ALSO", links.joined(separator: "; "))) }
        return Article(
            "\(flag.id) (corpus flag)".terminalSafe,
            parts.map { ($0.0, $0.1.terminalSafe) }
        )
    }

    private func text(_ key: String, of flag: Definition) -> String {
        flag.tree[JSONString(key)]?.string?.string ?? ""
    }
}
