import Foundation
import Reports
import SessionCorpus
import StrictJSON

/// One run of `corpus add`.
struct CorpusAddition {
    let options: CorpusAddCommand.Options
    let topic: CorpusTopic
    let payload: CasePayload
    let context: CommandContext

    /// The most bytes a payload may have: as many as a file of the corpus.
    private static let longestPayload = 16 << 20

    /// How often somebody is asked who types nothing.
    private static let mostQuestions = 3

    func run() throws(CorpusFailure) -> Int32 {
        let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
        let corpus = try folder.corpus()
        try requireDefined(options.flags, in: corpus)
        var bytes = try readPayload()
        if options.isScrubbed { bytes = try Scrubber(salt: Scrubber.randomSalt()).scrub(bytes) }
        var draft = CaseDraft(bytes, topic: topic, title: "", source: source)
        try refuseKnownBytes(of: draft, in: corpus, folder)
        draft.id = options.id
        draft.fileName = options.file
        draft.flags = options.flags
        draft.refs = options.references
        draft.title = try answer("title", given: options.title, question: "title: ")
        draft.why = options.why
        if draft.why == nil, CorpusAdd.needsReason(bytes, as: draft.subject) {
            draft.why = try answer(
                "why",
                given: nil,
                question: "why (which client broke, or which sentence of which standard): "
            )
        }
        let addition = try CorpusAdd.run(draft, root: folder.path)
        let place = folder.shownPath(of: addition.path)
        return context.console.printResult(
            "added \(addition.id) to \(place)\n\(addition.text)\n".terminalSafeLines
        )
    }

    private var source: CaseSource {
        let kind = options.kind ?? (options.isScrubbed ? .live : .hand)
        let day = context.startedAt.formatted(.iso8601.year().month().day())
        let place = options.source ?? (kind == .live ? "an answer of a live API" : nil)
        return CaseSource(kind, ref: place, on: day, isScrubbed: options.isScrubbed)
    }
}

// MARK: - Refusing

extension CorpusAddition {
    private func requireDefined(_ flags: [String], in corpus: Corpus) throws(CorpusFailure) {
        let defined = corpus.flags.map(\.id)
        for flag in flags where !defined.contains(flag) {
            let nearest = NearMiss.closest(to: flag, among: defined)
            let mend = nearest.map { "did you mean '\($0)'?" } ?? "'corpus stats' lists them"
            throw CorpusFailure("flags.json defines no flag '\(flag)'; \(mend)")
        }
    }

    /// Refuses before anything is asked, so that nobody types a reason in vain.
    private func refuseKnownBytes(
        of draft: CaseDraft,
        in corpus: Corpus,
        _ folder: CorpusFolder
    ) throws(CorpusFailure) {
        let twin = corpus.cases.first {
            $0.subject == draft.subject && $0.payload == draft.payload
        }
        guard let twin else { return }
        let line = twin.file.position(of: twin.tree.range.lowerBound).line
        throw CorpusFailure(
            "the case '\(twin.id)' at \(folder.shownPath(of: twin.file.path)):\(line) has these "
                + "bytes; nothing was added"
        )
    }
}

// MARK: - Asking and reading

extension CorpusAddition {
    /// What was given for an option, or else what somebody at the terminal types.
    private func answer(
        _ name: String,
        given: String?,
        question: String
    ) throws(CorpusFailure) -> String {
        if let given { return given }
        guard context.inputIsTerminal, payload != .file("-") else {
            throw CorpusFailure(
                "this case needs a \(name), and there is no terminal to ask at; give --\(name)"
            )
        }
        for _ in 0..<Self.mostQuestions {
            context.console.writeError(question)
            guard let line = context.readLine() else { break }
            let text = line.trimmingCharacters(in: .whitespaces)
            if !text.isEmpty { return text }
        }
        throw CorpusFailure("this case needs a \(name); nothing was added")
    }

    private func readPayload() throws(CorpusFailure) -> [UInt8] {
        switch payload {
        case .bytes(let bytes): return bytes
        case .file("-"): return try read(.standardInput, name: "standard input")
        case .file(let name):
            let path = name.hasPrefix("/") ? name : "\(context.workingDirectory)/\(name)"
            do {
                return try read(FileHandle(forReadingFrom: URL(filePath: path)), name: name)
            } catch let failure as CorpusFailure {
                throw failure
            } catch {
                throw CorpusFailure(
                    "cannot read \(name): \((error as NSError).localizedDescription)"
                )
            }
        }
    }

    private func read(_ file: FileHandle, name: String) throws(CorpusFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while let data = try file.read(upToCount: 1 << 20), !data.isEmpty {
                bytes += data
                guard bytes.count <= Self.longestPayload else { break }
            }
        } catch {
            throw CorpusFailure("cannot read \(name): \((error as NSError).localizedDescription)")
        }
        guard bytes.count <= Self.longestPayload else {
            throw CorpusFailure(
                "\(name) is longer than \(Self.longestPayload >> 20) MiB; add a smaller payload"
            )
        }
        return bytes
    }
}
