import Foundation
import Platform
import Synchronization

/// The conversation with a child process from its first start to its end, including restarts after
/// crashes and hangs.
///
/// Methods block while they wait for the child, on the thread of a separate executor.
actor ChildConversation {
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    private let executor = WaitingExecutor()

    let command: [String]
    let limits: ChildProcessLimits
    let time: TimeSource
    private let environment: [String]
    private let isClosed = Atomic<Bool>(false)
    private var dialogue: ChildDialogue?
    private var introduction: TesteeIntroduction?
    private var failure: ChildStartError?

    init(command: [String], limits: ChildProcessLimits, time: TimeSource) {
        self.command = command
        self.limits = limits
        self.time = time
        environment = Self.environment(derivedFrom: ProcessInfo.processInfo.environment)
    }

    /// Starts the child, unless it is running.
    ///
    /// - Returns: The introduction from the first start.
    func introduce() throws(ChildStartError) -> TesteeIntroduction {
        _ = try runningDialogue()
        guard let introduction else {
            throw ChildStartError(.ended, command, detail: "did not introduce itself", attempts: 1)
        }
        return introduction
    }

    /// Returns the answers to several requests, one per request.
    func answers(to requests: [TesteeRequest]) -> [TesteeAnswer] {
        var answers: [TesteeAnswer] = []
        answers.reserveCapacity(requests.count)
        func giveUp(_ reason: String) {
            let answer = TesteeAnswer.unavailable(reason: reason)
            answers += Array(repeating: answer, count: requests.count - answers.count)
        }
        var silences = 0
        while answers.count < requests.count {
            do {
                let count = answers.count
                let isSilent = try ask(requests, into: &answers)
                silences = isSilent ? (answers.count == count + 1 ? silences + 1 : 1) : 0
                // Each one costs the time limit of an answer, or at least another start.
                if silences == limits.silences {
                    giveUp("the testee gave no answer to \(limits.silences) payloads in a row")
                }
            } catch {
                giveUp(String(describing: error))
            }
        }
        return answers
    }

    /// Kills the child; the next request starts it again.
    func restart() {
        dialogue?.stop()
        dialogue = nil
    }

    /// Asks the child to exit.
    ///
    /// - Returns: The fault in how it exited, or `nil`.
    func finish() -> TesteeAnswer? {
        guard let dialogue else { return nil }
        self.dialogue = nil
        return dialogue.finish().flatMap {
            answer(for: $0, limit: limits.exit, errorNote: dialogue.errorNote)
        }
    }

    /// Makes pending requests fail soon, and later ones at once.
    nonisolated func close() {
        isClosed.store(true, ordering: .relaxed)
    }

    private nonisolated var isWanted: Bool {
        !isClosed.load(ordering: .relaxed) && !Task.isCancelled
    }
}

extension ChildConversation {
    /// Sends the requests that have no answer yet, until all are answered or the dialogue ends.
    ///
    /// - Returns: Whether the dialogue ended without the child exiting: it did not reply in time,
    ///   or not with the expected reply.
    private func ask(
        _ requests: [TesteeRequest],
        into answers: inout [TesteeAnswer]
    ) throws(ChildStartError) -> Bool {
        let dialogue = try runningDialogue()
        guard introduction?.doesRoundTrips == true else {
            answers += Array(repeating: .unsupported, count: requests.count - answers.count)
            return false
        }
        var sent = answers.count
        do {
            while answers.count < requests.count {
                while sent < requests.count, dialogue.hasRoom {
                    dialogue.send(requests[sent])
                    sent += 1
                }
                let reply = try dialogue.nextReply(within: limits.answer) { isWanted }
                answers.append(answer(of: reply, noise: dialogue.takeNoise()))
            }
        } catch {
            // The first request without a reply caused the failure. Requests that were written
            // ahead are sent again.
            dialogue.stop()
            self.dialogue = nil
            let note = dialogue.errorNote
            guard let answer = answer(for: error, limit: limits.answer, errorNote: note) else {
                throw ChildStartError(.cancelled, command, detail: "was cancelled", attempts: 0)
            }
            answers.append(answer)
            if case .ended = error { return false }
            return true
        }
        return false
    }

    private func answer(of reply: TesteeReply, noise: String?) -> TesteeAnswer {
        if let noise {
            return .protocolViolation(
                detail: "wrote \(noise) to standard output, which is not a reply"
            )
        }
        do {
            return try reply.answer()
        } catch {
            return .protocolViolation(detail: error.detail)
        }
    }

    private func answer(
        for failure: DialogueFailure,
        limit: Duration,
        errorNote: String
    ) -> TesteeAnswer? {
        switch failure {
        case .ended(let how): .crashed(detail: how + errorNote)
        case .silent: .hung(limit: limit, detail: errorNote)
        case .protocolViolation(let what): .protocolViolation(detail: what + errorNote)
        case .cancelled: nil
        }
    }
}

extension ChildConversation {
    /// Returns a dialogue with a child that has answered `hello`, starting the child if needed.
    private func runningDialogue() throws(ChildStartError) -> ChildDialogue {
        if let dialogue { return dialogue }
        if let failure { throw failure }
        guard !command.isEmpty else {
            throw ChildStartError(.noCommand, command, detail: "has no name", attempts: 0)
        }
        var attempts = 0
        while true {
            attempts += 1
            do {
                let dialogue = try start(attempt: attempts)
                self.dialogue = dialogue
                return dialogue
            } catch {
                if error.isWorthAnotherAttempt, attempts < limits.starts { continue }
                // Remembers the failure, since the program would fail again. A cancelled start may
                // be tried again.
                if error.kind != .cancelled { failure = error }
                throw error
            }
        }
    }

    private func start(attempt: Int) throws(ChildStartError) -> ChildDialogue {
        func error(_ kind: ChildStartError.Kind, _ detail: String) -> ChildStartError {
            ChildStartError(kind, command, detail: detail, attempts: attempt)
        }
        guard isWanted else { throw error(.cancelled, "was cancelled") }
        let dialogue: ChildDialogue
        do {
            dialogue = try ChildDialogue(
                command: command,
                environment: environment,
                limits: limits,
                time: time
            )
        } catch let failure {
            throw error(.notStarted, "could not be started: \(failure.reason)")
        }
        dialogue.send(.hello)
        let reply: TesteeReply
        do {
            reply = try dialogue.nextReply(within: limits.start) { isWanted }
        } catch let failure {
            dialogue.stop()
            let note = dialogue.errorNote
            switch failure {
            case .ended(let how):
                throw error(.ended, how + ", before it answered 'hello'" + note)
            case .silent:
                throw error(.silent, "did not answer 'hello' within \(limits.start)" + note)
            case .protocolViolation(let what): throw error(.notUnderstood, what + note)
            case .cancelled: throw error(.cancelled, "was cancelled")
            }
        }
        do {
            let introduction = try reply.introduction()
            if self.introduction == nil { self.introduction = introduction }
        } catch let fault {
            throw error(.notUnderstood, fault.detail)
        }
        return dialogue
    }

    /// Returns the environment of a child as `NAME=value`.
    ///
    /// It leaves out the credentials for a live API, which a model does not need and might print.
    static func environment(derivedFrom ours: [String: String]) -> [String] {
        var variables = ours
        variables["ZENDESK_API_TOKEN"] = nil
        variables["ZENDESK_OAUTH_TOKEN"] = nil
        variables[TesteeRequest.environmentVariable] = "1"
        return variables.map { "\($0.key)=\($0.value)" }
    }
}
