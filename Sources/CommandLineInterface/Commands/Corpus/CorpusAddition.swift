import CommandLineFrame
import Foundation
import Platform
import Reports
import SessionConformance
import SessionCorpus
import SessionModel
import StrictJSON
import TerminalText

/// One run of `corpus add`.
struct CorpusAddition {
    let options: CorpusAddCommand.Options
    let topic: CorpusTopic
    let payload: CasePayload
    let context: CommandContext

    /// How often a prompt is shown if the user types nothing.
    private static let mostQuestions = 3

    /// Adds the case, prints it and returns the exit code.
    func run() async throws(CorpusFailure) -> ExitCode {
        let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
        let snapshot = try CorpusSnapshot(root: folder.path)
        let corpus = try folder.corpus(in: snapshot)
        for flag in options.flags { try corpus.requireFlag(flag) }
        var draft = try await draft()
        guard !options.isDryRun else {
            return try CorpusAdditionPreview(draft, of: snapshot, corpus, folder, context).run()
        }
        // Before any prompt, so that no one types a title for a duplicate.
        try CorpusAdd.refuseKnownBytes(of: draft, in: corpus) { folder.shownPath(of: $0) }
        let traits = draft.traits
        warn(CaseAdvice.warning(about: topic, traits).map { [$0] } ?? [])
        if draft.flags.isEmpty {
            proposeFlags(CaseNeighbors(in: corpus).flags(for: traits, in: topic))
        }
        draft.title = try answer("title", given: options.title, question: "title: ")
        warn(CaseAdvice.warnings(aboutTitle: draft.title, traits))
        // A regression must say which model it broke.
        let isRegression = topic == .regressions
        if draft.why == nil,
            isRegression || CorpusAdd.needsReason(draft.payload, as: draft.subject)
        {
            // Before the prompt, so that no one types a reason for a title that is rejected.
            draft.why = CorpusAdditionPreview.missingReason
            if let refusal = try CorpusAdd(to: snapshot).preview(draft).refusal {
                throw CorpusFailure("nothing was added: \(refusal)", kind: .refused)
            }
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

    private func warn(_ warnings: [String]) {
        for warning in warnings { context.console.warn(warning) }
    }

    private func proposeFlags(_ flags: [String]) {
        guard !flags.isEmpty else { return }
        let proposal = flags.map { "--flag \($0)" }.joined(separator: " ")
        context.console.note("cases like this one have: \(proposal) (see 'corpus flags')")
    }

    /// The case with all that is known without asking.
    private func draft() async throws(CorpusFailure) -> CaseDraft {
        let (bytes, source) = try await payloadAndSource()
        var draft = CaseDraft(bytes, topic: topic, title: options.title ?? "", source: source)
        draft.id = options.id
        draft.fileName = options.file
        draft.flags = options.flags
        draft.refs = options.references
        draft.why = options.why
        return draft
    }

    private func payloadAndSource() async throws(CorpusFailure) -> ([UInt8], CaseSource) {
        let moment = Timestamp.Moment(seconds: context.startedAt)
        let day = String(Timestamp(moment).text.prefix { $0 != "T" })
        if case .failure(let argument) = payload {
            let token = try token(of: argument)
            return (token.payloads[0], CaseSource(.fuzz, ref: token.description, on: day))
        }
        var bytes = try givenPayload()
        if options.isScrubbed { bytes = try await scrubbed(bytes) }
        let kind = options.kind ?? (options.isScrubbed ? .live : .hand)
        let place = options.source ?? (kind == .live ? "an answer of a live API" : nil)
        return (bytes, CaseSource(kind, ref: place, on: day, isScrubbed: options.isScrubbed))
    }

    /// The fake of a payload; with a program, one that the program gets wrong in the same way.
    private func scrubbed(_ payload: [UInt8]) async throws(CorpusFailure) -> [UInt8] {
        let scrubber = Scrubber(salt: Scrubber.randomSalt())
        guard options.testee.command != nil else { return try scrubber.scrub(payload) }
        let model = ModelFaults(testee: options.testee, context: context)
        return try await model.fake(of: payload, among: try scrubber.fakes(of: payload))
    }

    /// The payload that the user gave, taken out of what is around it.
    private func givenPayload() throws(CorpusFailure) -> [UInt8] {
        var extraction = PayloadExtraction(
            topic: topic,
            pick: options.pick,
            session: options.session,
            context: context
        )
        extraction.isScrubbed = options.isScrubbed
        defer {
            for note in extraction.notes { context.console.note(note) }
            warn(extraction.warnings)
        }
        switch payload {
        case .typed(let bytes, let option):
            return options.isKeptWhole
                ? bytes : try extraction.payload(ofText: bytes, name: "the value of \(option)")
        case .file(let name):
            return options.isKeptWhole ? try readFile(name) : try extraction.payload(ofFile: name)
        case .failure: preconditionFailure("the payload of a failure is in its token")
        }
    }

    /// The token of the only failure that `argument` names, which must have only one payload.
    private func token(of argument: String) throws(CorpusFailure) -> ConformanceToken {
        let tokens: [ConformanceToken]
        do throws(ReplaySource.Failure) {
            tokens = try ReplaySource(argument: argument).tokens
        } catch {
            throw CorpusFailure(error.reason, kind: .malformed)
        }
        guard tokens.count == 1, let token = tokens.first else {
            throw CorpusFailure(
                "\(argument) contains \(tokens.count) failures; give the replay token of one",
                kind: .refused
            )
        }
        guard token.payloads.count == 1 else {
            throw CorpusFailure(
                "this failure needs \(token.payloads.count) payloads in order, but a case has "
                    + "only one; keep the token and use 'replay' instead",
                kind: .refused
            )
        }
        return token
    }
}

// MARK: - Asking and reading

extension CorpusAddition {
    /// The value given for an option, or else the line that the user types.
    private func answer(
        _ name: String,
        given: String?,
        question: String
    ) throws(CorpusFailure) -> String {
        if let given { return given }
        guard context.inputIsTerminal, payload != .file("-") else {
            throw CorpusFailure(
                "this case needs --\(name), and there is no terminal to prompt on",
                kind: .refused
            )
        }
        for _ in 0..<Self.mostQuestions {
            context.console.writeError(question)
            guard let line = context.readLine() else { break }
            let text = line.trimmingCharacters(in: .whitespaces)
            if !text.isEmpty { return text }
        }
        // The prompt of the shell must not follow the question on its line.
        if context.interruption() != nil { context.console.writeError("\n") }
        throw CorpusFailure("this case needs --\(name); nothing was added", kind: .refused)
    }

    private func readFile(_ name: String) throws(CorpusFailure) -> [UInt8] {
        let path = context.absolutePath(name)
        let longest = PayloadExtraction.longestPayload
        let bytes: [UInt8]
        do throws(SystemError) {
            let file = name == "-" ? FileDescriptor.standardInput : try .reading(path)
            bytes = try file.readAll(limit: longest + 1)
        } catch {
            throw CorpusFailure("cannot read \(name): \(error.reason)", kind: .unreadable)
        }
        guard bytes.count <= longest else {
            throw CorpusFailure(
                "\(name) is longer than \(longest >> 20) MiB; add a smaller payload",
                kind: .refused
            )
        }
        return bytes
    }
}
