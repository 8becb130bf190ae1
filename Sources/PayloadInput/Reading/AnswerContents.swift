import SessionContract
package import StrictJSON

/// The sessions in an answer, each with its exact bytes, for callers that take one out.
package struct AnswerContents: Sendable {
    /// A session in an answer.
    package struct Session: Sendable {
        package let pointer: JSONPointer
        package let bytes: [UInt8]
    }

    /// The sessions; none if the answer is not JSON.
    package private(set) var sessions: [Session] = []

    /// Whether the answer is an object with a member for sessions.
    package private(set) var isEnvelope = false

    /// Whether the answer is a session, and has nothing around it.
    package var isSession: Bool {
        sessions.first.map { $0.pointer.tokens.isEmpty } ?? false
    }

    /// Looks for the sessions in an answer, as when it is checked.
    package init(of answer: [UInt8]) {
        var reader = PayloadReader(JudgeSettings(now: 0))
        var ledger = Ledger()
        var found: [SessionFacts] = []
        reader.onSession = { found.append($0) }
        reader.read(answer, name: "", into: &ledger)
        reader.onSession = nil
        guard let root = reader.root, reader.faultOffset == nil else { return }
        switch root {
        case .envelope(let facts): isEnvelope = facts.isEnvelope
        case .session, .list, .error: break
        }
        sessions = found.map { facts in
            let start = facts.position.offset
            return Session(
                pointer: facts.pointer,
                bytes: Array(answer[start..<start + facts.length])
            )
        }
    }
}
