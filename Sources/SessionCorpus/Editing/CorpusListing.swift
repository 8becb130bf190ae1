import JSONFiles
package import SessionContract
import StrictJSON
import TerminalText

/// The listings of a corpus as text, for people.
package enum CorpusListing {
    /// Selects cases; all conditions that are set must hold.
    package struct Filter: Sendable {
        /// The ids, any of which is enough; all cases if empty.
        package var ids: [String] = []

        package var topic: CorpusTopic?
        package var flag: String?
        package var rule: Rule?

        /// Words that must all occur in the id, the title or the reason, ignoring case.
        package var words: [String] = []

        package init() {}

        package func holds(for entry: CorpusCase) -> Bool {
            if !ids.isEmpty, !ids.contains(entry.id) { return false }
            if let topic, entry.topic != topic { return false }
            if let flag, !entry.flags.contains(flag) { return false }
            let rules = entry.expectation.rules + entry.expectation.notes
            if let rule, !rules.contains(rule) { return false }
            let text = "\(entry.id) \(entry.title) \(entry.why ?? "")".lowercased()
            return words.allSatisfy { text.contains($0.lowercased()) }
        }
    }

    /// Returns one line per case: what a model must do, the id, and the title.
    package static func list(_ cases: [CorpusCase], _ filter: Filter = Filter()) -> String {
        cases.filter(filter.holds).map { entry in
            let verdict = entry.expectation.decode?.rawValue ?? "answer"
            let space = String(repeating: " ", count: max(1, 8 - verdict.count))
            return "\(verdict)\(space)\(entry.id)  \(entry.title)\n"
        }.joined()
    }

    /// Describes one case: its text, its payload as sent to a model, and the meaning of its flags.
    ///
    /// - Throws: If there is no such case.
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

    /// Returns the case with this id.
    ///
    /// - Throws: If there is none, with the nearest id, or with the reason if it was retired.
    package static func entry(
        _ id: String,
        in corpus: Corpus
    ) throws(CorpusFailure) -> CorpusCase {
        if let entry = corpus[id] { return entry }
        if let retired = corpus.retired.first(where: { $0.id == id }) {
            throw CorpusFailure(
                "the case '\(id)' has been retired: \(retired.summary)",
                kind: .notFound
            )
        }
        let nearest = NearMiss.closest(to: id, among: corpus.cases.map(\.id))
        let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
        throw CorpusFailure(
            "the corpus has no case '\(id)'\(hint); 'corpus list' prints all ids",
            kind: .notFound
        )
    }

    /// Returns the beginning of a payload in ASCII, with other bytes as `\xNN`.
    private static func visible(_ payload: [UInt8]) -> String {
        let shown = payload.prefix(200).map { byte in
            guard !(0x20..<0x7F ~= byte) else { return String(Unicode.Scalar(byte)) }
            let digits = String(byte, radix: 16)
            return "\\x" + (digits.count == 1 ? "0" : "") + digits
        }
        return shown.joined() + (payload.count > 200 ? " …" : "")
    }
}
