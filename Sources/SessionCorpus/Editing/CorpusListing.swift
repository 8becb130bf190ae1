package import SessionContract
import StrictJSON
import TerminalText

/// Shows the cases of a corpus to people.
package enum CorpusListing {
    /// What to list; all that is set must hold.
    package struct Filter: Sendable {
        package var topic: CorpusTopic?
        package var flag: String?
        package var rule: Rule?

        /// Words that must all occur in the id, the title or the reason, in any letter case.
        package var words: [String] = []

        package init() {}

        package func holds(for entry: CorpusCase) -> Bool {
            if let topic, entry.topic != topic { return false }
            if let flag, !entry.flags.contains(flag) { return false }
            let rules = entry.expectation.rules + entry.expectation.notes
            if let rule, !rules.contains(rule) { return false }
            let text = "\(entry.id) \(entry.title) \(entry.why ?? "")".lowercased()
            return words.allSatisfy { text.contains($0.lowercased()) }
        }
    }

    /// One line for each case: what a model owes, the id, the title.
    package static func list(_ cases: [CorpusCase], _ filter: Filter = Filter()) -> String {
        cases.filter(filter.holds).map { entry in
            let verdict = entry.expectation.decode?.rawValue ?? "answer"
            let space = String(repeating: " ", count: max(1, 8 - verdict.count))
            return "\(verdict)\(space)\(entry.id)  \(entry.title)\n"
        }.joined()
    }

    /// Everything about one case: its text, its payload as it is sent, and what its flags mean.
    package static func show(_ id: String, in corpus: Corpus) throws(CorpusFailure) -> String {
        let entry = try entry(id, in: corpus)
        let position = entry.file.position(of: entry.tree.range.lowerBound)
        var lines = [CorpusFormatter.text(ofEntry: entry.tree)]
        lines.append("file     \(entry.file.path):\(position.line)")
        lines.append("payload  \(entry.payload.count) bytes: \(Self.visible(entry.payload))")
        for flag in corpus.flags where entry.flags.contains(flag.id) {
            lines.append("flag     \(flag.id): \(flag.summary)")
        }
        if let policy = entry.expectation.policy {
            let summary = corpus.policies.first { $0.id == policy.rawValue }?.summary ?? ""
            lines.append("policy   \(policy.rawValue): \(summary)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The case with this id.
    ///
    /// - Throws: Where there is none, with the id that is nearest, or why it has been retired.
    package static func entry(
        _ id: String,
        in corpus: Corpus
    ) throws(CorpusFailure) -> CorpusCase {
        if let entry = corpus[id] { return entry }
        if let retired = corpus.retired.first(where: { $0.id == id }) {
            throw CorpusFailure(
                "the case `\(id)` has been retired: \(retired.summary)",
                kind: .notFound
            )
        }
        let nearest = NearMiss.closest(to: id, among: corpus.cases.map(\.id))
        let hint = nearest.map { "; did you mean `\($0)`?" } ?? ""
        throw CorpusFailure("the corpus has no case `\(id)`\(hint)", kind: .notFound)
    }

    /// The beginning of a payload in ASCII; other bytes as `\xNN`.
    private static func visible(_ payload: [UInt8]) -> String {
        let shown = payload.prefix(200).map { byte in
            guard !(0x20..<0x7F ~= byte) else { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16)
            return "\\x" + (digits.count == 1 ? "0" : "") + digits
        }
        return shown.joined() + (payload.count > 200 ? " …" : "")
    }
}
