import CommandLineFrame
import PayloadInput
import Reports
import SessionContract
import SessionCorpus
import StrictJSON
import TerminalText

/// Takes the payload of a new case out of what the user gave: the text of a file or of an option.
///
/// A case is about one session, or in the topic `envelopes` about one answer, but what people have
/// is an answer with its envelope, or an archive of answers. They are taken apart as `check` takes
/// them apart, and what is taken keeps its exact bytes.
struct PayloadExtraction {
    let topic: CorpusTopic

    /// The number of the answer to take from a file, from 1.
    var pick: Int?

    /// The number of the session to take from an answer, from 1.
    var session: Int?

    /// Whether what is taken is scrubbed, which commands in messages repeat.
    var isScrubbed = false

    let context: CommandContext

    /// What was taken and why, for the user.
    private(set) var notes: [String] = []

    /// What was not taken, although it is odd.
    private(set) var warnings: [String] = []

    /// The maximum number of bytes in a payload: the same as in a corpus file.
    static let longestPayload = 16 << 20

    /// The maximum number of bytes in a file that payloads are taken from.
    private static let longestSource = 512 << 20

    /// An extraction for a case of a topic.
    init(topic: CorpusTopic, pick: Int?, session: Int?, context: CommandContext) {
        self.topic = topic
        self.pick = pick
        self.session = session
        self.context = context
    }

    /// Returns the payload in the file `name`; `-` is standard input.
    mutating func payload(ofFile name: String) throws(CorpusFailure) -> [UInt8] {
        let answers = try answers(inFile: name)
        if OwnReport.isReport(Array(answers.bytes.prefix(OwnReport.length))) == true {
            throw CorpusFailure(
                "\(answers.name) is a report of this program; use --replay to add the payload of a "
                    + "failure in it",
                kind: .refused
            )
        }
        let answer = try answer(of: answers)
        return try payload(ofAnswer: answer, takingLists: true, name: answers.name)
    }

    /// Returns the payload in a text that the user typed.
    ///
    /// Only an envelope is taken off, since no one types one as a session. A list may be meant as
    /// one, and so may several texts.
    mutating func payload(ofText bytes: [UInt8], name: String) throws(CorpusFailure) -> [UInt8] {
        try payload(ofAnswer: bytes, takingLists: false, name: name)
    }

    // MARK: - Answers

    private func answers(inFile name: String) throws(CorpusFailure) -> SavedAnswers {
        let isAbsolute = name == "-" || name.hasPrefix("/")
        let interruptions = context.interruptions
        do throws(InputFailure) {
            return try SavedAnswers(
                path: isAbsolute ? name : "\(context.workingDirectory)/\(name)",
                name: SourceName.of(name),
                limit: Self.longestSource,
                environment: context.environment,
                isInterrupted: { interruptions.signal != nil }
            )
        } catch {
            let again =
                "\(Report.toolName) corpus add --topic \(topic.rawValue) --file -"
                + (isScrubbed ? " --scrub" : "")
            var sentence = error.sentence(readBy: again)
            if case .container = error.reason { sentence += "; --as-is adds exactly these bytes" }
            throw CorpusFailure(sentence, kind: .unreadable)
        }
    }

    /// Returns the only answer in a source, or the one that the user has picked.
    private mutating func answer(of answers: SavedAnswers) throws(CorpusFailure) -> [UInt8] {
        let all = answers.answers
        if answers.isOneText {
            guard pick ?? 1 == 1 else {
                throw CorpusFailure(
                    "there is no answer \(pick ?? 1) in \(answers.name), which is one text; omit "
                        + "--pick",
                    kind: .refused
                )
            }
            return answers.bytes
        }
        guard !all.isEmpty else { throw Self.nothing(in: answers) }
        guard let number = pick ?? (all.count == 1 ? 1 : nil), all.indices.contains(number - 1)
        else {
            let kinds = answers.isArchive ? "answers" : "texts"
            throw CorpusFailure(
                refusal("--pick", of: kinds, all.count, in: answers.name),
                kind: .refused,
                details: PayloadCandidate.list(candidates(in: answers))
            )
        }
        if pick == nil {
            let place = all[0].path.map { " (\($0))" } ?? ""
            notes.append("took the only answer in \(answers.name)\(place)")
        }
        return all[number - 1].bytes
    }

    private static func nothing(in answers: SavedAnswers) -> CorpusFailure {
        let reasons =
            [answers.skipped.total > 0 ? answers.skipped.skippedPhrase : nil]
            + answers.unjudged.sorted.map { "\($0.count.grouped) unjudged (\($0.reason))" }
        let details = reasons.compactMap(\.self).joined(separator: ", ")
        return CorpusFailure(
            "\(answers.name) contains no answer with sessions"
                + (details.isEmpty ? "" : ": \(details)"),
            kind: .refused
        )
    }

    private func candidates(in answers: SavedAnswers) -> [PayloadCandidate] {
        answers.answers.enumerated().map { index, answer in
            PayloadCandidate(
                index + 1,
                at: answer.path ?? "line \(answer.position.line.grouped)",
                now: context.startedAt
            ) { $0.read(answer.bytes, name: "", into: &$1) }
        }
    }

    // MARK: - Sessions

    private mutating func payload(
        ofAnswer answer: [UInt8],
        takingLists takesLists: Bool,
        name: String
    ) throws(CorpusFailure) -> [UInt8] {
        guard answer.count <= Self.longestPayload || topic != .envelopes else {
            throw CorpusFailure(
                "the answer in \(name) is longer than \(Self.longestPayload >> 20) MiB; add a "
                    + "smaller payload",
                kind: .refused
            )
        }
        guard topic != .envelopes else { return answer }
        let contents = AnswerContents(of: answer)
        let isTaken =
            contents.isEnvelope
            || takesLists && !contents.isSession && !contents.sessions.isEmpty
        guard isTaken else {
            guard session ?? 1 == 1 else {
                throw CorpusFailure(
                    "there is no session \(session ?? 1) in \(name), which is not a list of "
                        + "sessions; omit --session",
                    kind: .refused
                )
            }
            return answer
        }
        let all = contents.sessions
        guard !all.isEmpty else {
            throw CorpusFailure(
                "\(name) is an answer without a session object, and a case of the topic "
                    + "'\(topic.rawValue)' is about one session; add the answer with --topic "
                    + "envelopes, or exactly these bytes as a session with --as-is",
                kind: .refused
            )
        }
        guard let number = session ?? (all.count == 1 ? 1 : nil), all.indices.contains(number - 1)
        else {
            throw CorpusFailure(
                refusal("--session", of: "sessions", all.count, in: name),
                kind: .refused,
                details: PayloadCandidate.list(candidates(in: contents))
            )
        }
        notes.append(
            "took the session at \(all[number - 1].shownPointer) out of its answer; --topic "
                + "envelopes keeps the whole answer"
        )
        warnAboutEnvelope(of: answer)
        return all[number - 1].bytes
    }

    /// Warns if what is odd about an answer may be its envelope, which the case does not have.
    private mutating func warnAboutEnvelope(of answer: [UInt8]) {
        var reader = PayloadReader(JudgeSettings(now: context.startedAt))
        var ledger = Ledger()
        reader.read(answer, name: "", into: &ledger)
        let rows = ledger.summary.rows.filter { $0.severity != .note }
        let rules = Set(rows.map(\.finding.rule)).filter { $0.group == "envelope" }
        guard !rules.isEmpty else { return }
        let names = rules.map(\.id).sorted().joined(separator: ", ")
        warnings.append("the envelope is odd too (\(names)); add it with --topic envelopes")
    }

    private func candidates(in contents: AnswerContents) -> [PayloadCandidate] {
        contents.sessions.enumerated().map { index, session in
            PayloadCandidate(
                index + 1,
                at: session.shownPointer,
                now: context.startedAt
            ) { $0.read(session: session.bytes, name: "", into: &$1) }
        }
    }

    /// Returns why no candidate was taken: none was chosen, or there is none with that number.
    private func refusal(
        _ option: String,
        of kinds: String,
        _ count: Int,
        in name: String
    ) -> String {
        let chosen = option == "--pick" ? pick : session
        if count == 1 {
            return "\(name) has only one of the \(kinds) to choose from; omit \(option)"
        }
        let start =
            chosen.map { "there is no \(option) \($0): \(name) has " }
            ?? "\(name) has "
        return "\(start)\(count.grouped) \(kinds), and a case has one payload; choose it with "
            + "\(option) N (those marked * have findings)"
    }
}

extension AnswerContents.Session {
    /// The pointer to the session, without keys that look like data.
    fileprivate var shownPointer: String { Finding.Place(pointer: pointer).pointer.description }
}
