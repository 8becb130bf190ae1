import JSONFiles
import SessionContract
import StrictJSON

/// Adds cases to a corpus: derives every layer, rejects duplicates, and writes formatted files.
package struct CorpusAdd {
    /// A case that has been added.
    package struct Addition: Sendable {
        package var id: String

        /// The topic file, relative to the corpus folder.
        package var path: String

        /// The number of the case in its file, from 1.
        package var position: Int

        /// Whether the file is a new one.
        package var isNewFile: Bool

        /// The path of the file with the payload, if it is too large for the topic file.
        package var payloadPath: String?

        /// The flags of the case.
        package var flags: [String]

        /// The formatted text of the case.
        package var text: String
    }

    /// The corpus with everything added so far.
    package private(set) var snapshot: CorpusSnapshot

    /// The paths of the files that have changed.
    package private(set) var changedPaths: Set<String> = []

    package init(to snapshot: CorpusSnapshot) {
        self.snapshot = snapshot
    }

    /// Adds one case to the corpus in the folder `root` and writes the files that change.
    package static func run(
        _ draft: CaseDraft,
        root: String
    ) throws(CorpusFailure) -> Addition {
        try CorpusSnapshot.change(root: root) { snapshot throws(CorpusFailure) in
            var adding = CorpusAdd(to: snapshot)
            let addition = try adding.add(draft)
            snapshot = adding.snapshot
            return addition
        }
    }

    /// Whether a case with this payload must say why it exists.
    package static func needsReason(_ payload: [UInt8], as subject: CorpusCase.Subject) -> Bool {
        let expectation = CaseOracle().expectation(for: payload, as: subject)
        return expectation.syntax != .valid || expectation.contract != .conforms
            || !expectation.rules.isEmpty || expectation.decode ?? .accept != .accept
    }

    /// Adds one case.
    ///
    /// - Throws: If another case has the same bytes, with its id and place; if the new case would
    ///   break a rule of the lint, with the message and the fix; or if the corpus has mistakes.
    package mutating func add(_ draft: CaseDraft) throws(CorpusFailure) -> Addition {
        let (addition, next) = try grown(by: draft) { corpus throws(CorpusFailure) in
            try Self.refuseKnownBytes(of: draft, in: corpus)
        }
        if let complaint = Self.complaint(about: draft, addition.id, in: next, after: snapshot) {
            throw CorpusFailure("nothing was added: \(complaint)", kind: .refused)
        }
        changedPaths.formUnion(next.files.keys.filter { next.files[$0] != snapshot.files[$0] })
        snapshot = next
        return addition
    }

    /// Returns what ``add(_:)`` would add, and why it would be rejected, if it would.
    ///
    /// - Parameters:
    ///   - draft: The case to add.
    ///   - shown: Converts a path relative to the corpus to the one shown in messages.
    /// - Returns: The case in its file; and a clause, or a few sentences, that say why not.
    /// - Throws: If the corpus has mistakes, or if the id is taken.
    package func preview(
        _ draft: CaseDraft,
        shown: (String) -> String = { $0 }
    ) throws(CorpusFailure) -> (addition: Addition, refusal: String?) {
        let (addition, next) = try grown(by: draft) { _ throws(CorpusFailure) in }
        let refusal =
            Self.twin(of: draft, in: Corpus(snapshot), shown: shown)
            ?? Self.complaint(about: draft, addition.id, in: next, after: snapshot)
        return (addition, refusal)
    }

    /// Returns a new case, and the files with it.
    ///
    /// - Parameters:
    ///   - draft: The case.
    ///   - check: Rejects it, before anything is derived.
    /// - Returns: The case in its file, and all files.
    /// - Throws: If the corpus has mistakes, if the id is taken, or what `check` throws.
    private func grown(
        by draft: CaseDraft,
        unless check: (Corpus) throws(CorpusFailure) -> Void
    ) throws(CorpusFailure) -> (Addition, CorpusSnapshot) {
        let corpus = Corpus(snapshot)
        if let mistake = corpus.mistakes.first {
            throw CorpusFailure("fix the corpus first: \(mistake)", kind: .malformed)
        }
        try check(corpus)
        let id = try self.id(for: draft, in: corpus)
        let (path, root) = place(for: draft, in: corpus)
        let payloadName = "\(id.dropFirst(draft.topic.rawValue.count + 1)).payload"
        let entry = CaseWriter(id: id, payloadName: payloadName, version: corpus.version)
            .tree(of: draft)
        let grown = Self.appending(entry, to: root)
        var next = snapshot
        next.files[path] = Array(CorpusFormatter.text(of: grown).utf8)
        var payloadPath: String?
        if CaseInput(weakestFor: draft.payload) == nil {
            let path = "\(draft.topic.rawValue)/\(payloadName)"
            next.files[path] = draft.payload
            payloadPath = path
        }
        let addition = Addition(
            id: id,
            path: path,
            position: grown["cases"]?.elements?.count ?? 1,
            isNewFile: snapshot.files[path] == nil,
            payloadPath: payloadPath,
            flags: entry["flags"]?.elements?.compactMap { $0.string?.description } ?? [],
            text: CorpusFormatter.text(ofEntry: entry)
        )
        return (addition, next)
    }

    // MARK: Refusing

    /// Rejects a draft whose bytes are those of an existing case.
    ///
    /// - Parameters:
    ///   - draft: The case to add.
    ///   - corpus: The existing cases.
    ///   - shown: Converts a path relative to the corpus to the one shown in messages.
    /// - Throws: If there is such a case, with its id and place.
    package static func refuseKnownBytes(
        of draft: CaseDraft,
        in corpus: Corpus,
        shown: (String) -> String = { $0 }
    ) throws(CorpusFailure) {
        guard let twin = twin(of: draft, in: corpus, shown: shown) else { return }
        throw CorpusFailure("\(twin); nothing was added", kind: .refused)
    }

    /// Returns a clause that names the case with the bytes of a draft, if there is one.
    private static func twin(
        of draft: CaseDraft,
        in corpus: Corpus,
        shown: (String) -> String
    ) -> String? {
        let twin = corpus.cases.first {
            $0.subject == draft.subject && $0.payload == draft.payload
        }
        guard let twin else { return nil }
        let position = twin.file.position(of: twin.tree.range.lowerBound)
        let place = "\(shown(twin.file.path)):\(position.line)"
        return "the case '\(twin.id)' at \(place) already has these bytes"
    }

    /// Returns what the lint says about a new case, if anything, and how to fix it.
    private static func complaint(
        about draft: CaseDraft,
        _ id: String,
        in snapshot: CorpusSnapshot,
        after before: CorpusSnapshot
    ) -> String? {
        let findings = CorpusLint.findings(
            in: snapshot,
            checkingCoverage: false,
            // The day of a draft is today on the clock of its author.
            latestDay: CalendarDay(draft.source.day) ?? .latest
        )
        // A new case can also make an old one wrong, such as one with the same title.
        guard let finding = findings.first(where: { $0.entryID == id }) ?? new(findings, before)
        else {
            return nil
        }
        let isPersonal = finding.rule.group == LintRule.host.group && !draft.source.isScrubbed
        let hint = isPersonal ? " If an API sent the payload, use --scrub." : ""
        return "\(finding.message). \(finding.fix)\(hint)"
    }

    /// Returns the first finding that was not there before.
    private static func new(_ findings: [LintFinding], _ before: CorpusSnapshot) -> LintFinding? {
        guard !findings.isEmpty else { return nil }
        let name = { (finding: LintFinding) in "\(finding.rule) \(finding.entryID ?? finding.file)"
        }
        let known = CorpusLint.findings(in: before, checkingCoverage: false).map(name)
        return findings.first { !known.contains(name($0)) }
    }

    // MARK: Placing

    private func id(for draft: CaseDraft, in corpus: Corpus) throws(CorpusFailure) -> String {
        let taken = Set(corpus.cases.map(\.id)).union(corpus.retired.map(\.id))
        if let id = draft.id {
            guard !taken.contains(id) else {
                let owner = corpus[id].map { "the case at \($0.place)" } ?? "a retired case"
                throw CorpusFailure(
                    "\(owner) has the id '\(id)'; nothing was added, choose another id",
                    kind: .refused
                )
            }
            return id
        }
        let words = draft.title.lowercased().utf8
            .split { !$0.isLowercaseLetterOrDigit }
            .map { String(decoding: $0, as: UTF8.self) }
        var id = draft.topic.rawValue
        for word in words where id.utf8.count + word.utf8.count < 56 { id += "-" + word }
        guard taken.contains(id) else { return id }
        let number = (2...).first { !taken.contains("\(id)-\($0)") } ?? 2
        return "\(id)-\(number)"
    }

    /// Returns the path and tree of the first file with room, or of a new one if all are full.
    private func place(for draft: CaseDraft, in corpus: Corpus) -> (path: String, root: JSONValue) {
        let files = corpus.topicFiles.filter { file in
            guard file.topic == draft.topic else { return false }
            guard let name = draft.fileName else {
                return file.entryCount < CorpusTopic.mostCasesInFile
            }
            return file.text.path == draft.topic.path(ofFile: name)
        }
        if let file = files.first { return (file.text.path, file.root) }
        let name = draft.fileName ?? unusedName(in: draft.topic)
        let root = JSONValue.object([
            ("format", .text(TopicFile.format)), ("topic", .text(draft.topic.rawValue)),
            ("about", .text(draft.topic.summary)), ("cases", JSONValue(.array([]))),
        ])
        return (draft.topic.path(ofFile: name), root)
    }

    private func unusedName(in topic: CorpusTopic) -> String {
        let numbers = (1...).lazy.map { $0 == 1 ? "cases" : "cases-\($0)" }
        let free = numbers.first { snapshot.files[topic.path(ofFile: $0)] == nil }
        return free ?? "cases"
    }

    private static func appending(_ entry: JSONValue, to root: JSONValue) -> JSONValue {
        let members = (root.members ?? []).map { member in
            guard member.key == "cases" else { return member }
            let cases = (member.value.elements ?? []) + [entry]
            return JSONMember(member.key, JSONValue(.array(cases)))
        }
        return JSONValue(.object(members))
    }
}
