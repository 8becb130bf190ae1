import Foundation
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

    /// The maximum number of bytes in a payload: the same as in a corpus file.
    private static let longestPayload = 16 << 20

    /// How often a prompt is shown if the user types nothing.
    private static let mostQuestions = 3

    /// Adds the case, prints it and returns the exit code.
    func run() throws(CorpusFailure) -> ExitCode {
        let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
        let corpus = try folder.corpus()
        for flag in options.flags { try corpus.requireFlag(flag) }
        let (bytes, source) = try payloadAndSource()
        var draft = CaseDraft(bytes, topic: topic, title: "", source: source)
        // Before any prompt, so that no one types a title for a duplicate.
        try CorpusAdd.refuseKnownBytes(of: draft, in: corpus) { folder.shownPath(of: $0) }
        draft.id = options.id
        draft.fileName = options.file
        draft.flags = options.flags
        draft.refs = options.references
        draft.title = try answer("title", given: options.title, question: "title: ")
        draft.why = options.why
        // A regression must say which model it broke.
        let isRegression = topic == .regressions
        if draft.why == nil, isRegression || CorpusAdd.needsReason(bytes, as: draft.subject) {
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

    private func payloadAndSource() throws(CorpusFailure) -> ([UInt8], CaseSource) {
        let moment = Timestamp.Moment(seconds: context.startedAt)
        let day = String(Timestamp(moment).text.prefix { $0 != "T" })
        var bytes: [UInt8]
        switch payload {
        case .bytes(let given): bytes = given
        case .file(let name): bytes = try readFile(name)
        case .failure(let argument):
            let token = try token(of: argument)
            return (token.payloads[0], CaseSource(.fuzz, ref: token.description, on: day))
        }
        if options.isScrubbed { bytes = try Scrubber(salt: Scrubber.randomSalt()).scrub(bytes) }
        let kind = options.kind ?? (options.isScrubbed ? .live : .hand)
        let place = options.source ?? (kind == .live ? "an answer of a live API" : nil)
        return (bytes, CaseSource(kind, ref: place, on: day, isScrubbed: options.isScrubbed))
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
        throw CorpusFailure("this case needs --\(name); nothing was added", kind: .refused)
    }

    private func readFile(_ name: String) throws(CorpusFailure) -> [UInt8] {
        if name == "-" { return try read(.standardInput, name: "standard input") }
        let path = name.hasPrefix("/") ? name : "\(context.workingDirectory)/\(name)"
        let file: FileHandle
        do {
            file = try FileHandle(forReadingFrom: URL(filePath: path))
        } catch {
            throw Self.unreadable(name, error)
        }
        return try read(file, name: name)
    }

    private func read(_ file: FileHandle, name: String) throws(CorpusFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            while let data = try file.read(upToCount: 1 << 20), !data.isEmpty {
                bytes += data
                guard bytes.count <= Self.longestPayload else { break }
            }
        } catch {
            throw Self.unreadable(name, error)
        }
        guard bytes.count <= Self.longestPayload else {
            throw CorpusFailure(
                "\(name) is longer than \(Self.longestPayload >> 20) MiB; add a smaller payload",
                kind: .refused
            )
        }
        return bytes
    }

    private static func unreadable(_ name: String, _ error: any Error) -> CorpusFailure {
        CorpusFailure("cannot read \(name): \(error.fileProblem)", kind: .unreadable)
    }
}
