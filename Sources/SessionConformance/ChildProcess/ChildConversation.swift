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

    /// What the running process has answered.
    private(set) var history = RequestHistory()

    /// What processes had answered before they failed, for all copies.
    let log: BreakdownLog
    private var budget = BreakdownBudget()

    /// The last failure, as a clause that continues "it".
    private var lastFailure = ""

    /// What is known about time-outs that a fresh process does not repeat.
    var stalls = Stalls()

    init(
        command: [String],
        limits: ChildProcessLimits,
        time: TimeSource,
        log: BreakdownLog = BreakdownLog()
    ) {
        self.command = command
        self.log = log
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
    ///
    /// After too many breakdowns, the remaining requests are not sent.
    ///
    /// - Parameters:
    ///   - requests: The requests.
    ///   - isInvestigation: Whether they investigate a fault, so that breakdowns do not count.
    /// - Returns: The answers.
    func answers(
        to requests: [TesteeRequest],
        isInvestigation: Bool
    ) -> [TesteeAnswer] {
        var answers: [TesteeAnswer] = []
        answers.reserveCapacity(requests.count)
        while answers.count < requests.count {
            let reason: String
            if budget.isSpent(investigating: isInvestigation)
                || budget.isExceeded && !isInvestigation
            {
                reason = exhaustion
                budget.reset()
            } else {
                do {
                    try ask(requests, into: &answers, isInvestigation: isInvestigation)
                    continue
                } catch {
                    reason = String(describing: error)
                }
            }
            let rest = requests.count - answers.count
            answers += Array(repeating: .unavailable(reason: reason), count: rest)
        }
        return answers
    }

    /// Kills the child, unless it has not been asked anything; the next request starts it again.
    func restart() {
        guard history.count > 0 else { return }
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
            answer(for: $0, limit: limits.exit, dialogue.errorNote)
        }
    }

    /// Makes pending requests fail soon, and later ones at once.
    nonisolated func close() {
        isClosed.store(true, ordering: .relaxed)
    }

    nonisolated var isWanted: Bool {
        !isClosed.load(ordering: .relaxed) && !Task.isCancelled
    }
}

extension ChildConversation {
    /// Sends the requests that have no answer yet, until all are answered or the dialogue ends.
    private func ask(
        _ requests: [TesteeRequest],
        into answers: inout [TesteeAnswer],
        isInvestigation: Bool
    ) throws(ChildStartError) {
        let dialogue = try runningDialogue()
        guard introduction?.doesRoundTrips == true else {
            answers += Array(repeating: .unsupported, count: requests.count - answers.count)
            return
        }
        var sent = answers.count
        do {
            while answers.count < requests.count {
                while sent < requests.count, dialogue.hasRoom {
                    dialogue.send(requests[sent])
                    sent += 1
                }
                answers.append(try nextAnswer(to: requests[answers.count], of: dialogue))
                budget.noteAnswer()
            }
        } catch {
            // The first request without a reply caused the failure. Requests that were written
            // ahead are sent again.
            let request = requests[answers.count]
            let loss = lose(dialogue, error)
            let answer: TesteeAnswer
            if case .silent = error {
                answer = try secondAnswer(to: request, after: loss)
            } else {
                answer = try self.answer(for: loss)
                log.note(request, after: loss.history)
            }
            answers.append(answer)
            let cost: BreakdownBudget.Cost
            if case .silent = error { cost = .time } else { cost = .process }
            if isInvestigation { budget.noteAgain(cost) } else { budget.note(cost) }
        }
    }

    /// Waits for the reply to a request that was sent, and returns it as an answer.
    func nextAnswer(
        to request: TesteeRequest,
        of dialogue: ChildDialogue
    ) throws(DialogueFailure) -> TesteeAnswer {
        let reply = try dialogue.nextReply(within: limits.answer) { isWanted }
        let answer = answer(of: reply, noise: dialogue.takeNoise())
        if answer.isBreakdown { log.note(request, after: history) }
        history.note(request)
        return answer
    }

    /// A process that was lost.
    struct Loss {
        var failure: DialogueFailure

        /// What it had answered before.
        var history: RequestHistory
        var errorNote: String
    }

    /// Stops a process after a failure.
    func lose(_ dialogue: ChildDialogue, _ failure: DialogueFailure) -> Loss {
        dialogue.stop()
        self.dialogue = nil
        lastFailure = failure.clause(limit: limits.answer)
        return Loss(failure: failure, history: history, errorNote: dialogue.errorNote)
    }

    /// Returns the answer to the request at which a process was lost.
    func answer(for loss: Loss) throws(ChildStartError) -> TesteeAnswer {
        guard let answer = answer(for: loss.failure, limit: limits.answer, loss.errorNote) else {
            throw ChildStartError(.cancelled, command, detail: "was cancelled", attempts: 0)
        }
        return answer
    }

    /// Why there are no further requests, and what to do about it.
    private var exhaustion: String {
        let (requests, breakdowns) = budget.recent
        let share = budget.isExceeded ? "\(breakdowns) of the last \(requests)" : "too many"
        return "the testee gave no answer to \(share) payloads, so the run ended early; the last "
            + "time, it \(lastFailure); fix that first, and check the program with 'model --try'"
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
        _ errorNote: String
    ) -> TesteeAnswer? {
        switch failure {
        case .ended(let how): .crashed(detail: how + errorNote)
        case .silent(nil, let start):
            .hung(
                limit: limit,
                detail: (start.map { ", after it wrote \($0): did it flush?" } ?? "") + errorNote
            )
        case .silent(_?, _), .protocolViolation:
            .protocolViolation(detail: failure.clause(limit: limit) + errorNote)
        case .cancelled: nil
        }
    }
}

extension ChildConversation {
    /// Returns a dialogue with a child that has answered `hello`, starting the child if needed.
    func runningDialogue() throws(ChildStartError) -> ChildDialogue {
        if let dialogue { return dialogue }
        if let failure { throw failure }
        guard !command.isEmpty else {
            throw ChildStartError(.noCommand, command, detail: "has no name", attempts: 0)
        }
        var attempts = 0
        while true {
            attempts += 1
            do {
                let started = try ChildDialogue.introduced(
                    command,
                    environment: environment,
                    limits: limits,
                    time: time,
                    attempt: attempts
                ) { isWanted }
                if introduction == nil { introduction = started.introduction }
                dialogue = started.dialogue
                history = RequestHistory()
                return started.dialogue
            } catch {
                if error.isWorthAnotherAttempt, attempts < limits.starts { continue }
                // Remembers the failure, since the program would fail again. A cancelled start may
                // be tried again.
                if error.kind != .cancelled { failure = error }
                throw error
            }
        }
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
