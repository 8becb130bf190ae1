import CommandLineFrame
import Reports
import SessionCorpus
import TerminalText

/// What `corpus add` would do, for `--dry-run`.
struct CorpusAdditionPreview {
    private let draft: CaseDraft
    private let snapshot: CorpusSnapshot
    private let neighbors: CaseNeighbors
    private let folder: CorpusFolder
    private let context: CommandContext

    /// A preview of adding a case to a corpus that has been read from a folder.
    init(
        _ draft: CaseDraft,
        of snapshot: CorpusSnapshot,
        _ corpus: Corpus,
        _ folder: CorpusFolder,
        _ context: CommandContext
    ) {
        self.draft = draft
        self.snapshot = snapshot
        neighbors = CaseNeighbors(in: corpus)
        self.folder = folder
        self.context = context
    }

    /// The placeholders for a title and a reason that have not been given.
    private static let missingTitle = "TITLE"
    static let missingReason = "WHY"

    /// Prints what would be added, and where; writes no file.
    func run() throws(CorpusFailure) -> ExitCode {
        var completed = draft
        if draft.title.isEmpty { completed.title = Self.missingTitle }
        let needsReason =
            draft.topic == .regressions
            || CorpusAdd.needsReason(draft.payload, as: draft.subject)
        if draft.why == nil, needsReason { completed.why = Self.missingReason }
        let (addition, refusal) = try CorpusAdd(to: snapshot).preview(completed) {
            folder.shownPath(of: $0)
        }
        warn(refusal)
        let rows = [
            ("id", addition.id + (isIDOpen ? " (the title decides)" : "")),
            ("file", folder.shownPath(of: addition.path) + position(of: addition)),
            ("flags", flags(given: addition.flags)),
        ]
        let nearest = neighbors.nearest(to: draft.payload, draft.traits)
        let near = nearest.map { "  \($0.id)  \($0.title)" }
        let lines =
            rows.map { "\($0.0.padded(to: 8))\($0.1)" }
            + (near.isEmpty ? [] : ["nearest cases:"] + near)
        let text = lines.joined(separator: "\n") + "\n" + addition.text + payload(of: addition)
        return context.console.printResult((text + "nothing was written\n").terminalSafeLines)
    }

    private var isIDOpen: Bool { draft.id == nil && draft.title.isEmpty }

    private func position(of addition: CorpusAdd.Addition) -> String {
        addition.isNewFile ? ", a new file" : ", case \(addition.position)"
    }

    /// The payload, if it goes into a file of its own.
    private func payload(of addition: CorpusAdd.Addition) -> String {
        guard let name = addition.payloadPath else { return "" }
        let text = String(decoding: draft.payload, as: UTF8.self)
        return "\(folder.shownPath(of: name)), \(draft.payload.count.grouped) bytes:\n\(text)\n"
    }

    /// The flags that the case would have, and those that similar cases have.
    private func flags(given: [String]) -> String {
        let proposed = neighbors.flags(for: draft.traits, in: draft.topic)
            .filter { !given.contains($0) }
        let parts = given + proposed.map { "\($0) (proposed)" }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    private func warn(_ refusal: String?) {
        let traits = draft.traits
        let warning = CaseAdvice.warning(about: draft.topic, traits)
        let others = CaseAdvice.warnings(aboutTitle: draft.title, traits)
        for warning in [warning].compactMap(\.self) + others { context.console.warn(warning) }
        if let refusal { context.console.warn("this case would be rejected: \(refusal)") }
    }
}
