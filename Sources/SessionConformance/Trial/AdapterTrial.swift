import Foundation
package import Platform

/// A short trial of the program that connects a model to `session-testee/1`.
///
/// It makes the mistakes visible that are easy to make in such a program, each with what to do. It
/// does not test the model.
package actor AdapterTrial {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// One thing that was tried.
    package struct Check: Hashable, Sendable {
        /// What was tried, in a word.
        package var name: String

        /// Whether the program did it right.
        package var isRight: Bool

        /// What it did, and what to do about a mistake.
        package var detail: String
    }

    private let executor = WaitingExecutor()
    private let command: [String]
    private let limits: ChildProcessLimits
    private let time: TimeSource
    private var dialogue: ChildDialogue?

    /// Creates a trial of a program with limits that are measured by `time`.
    package init(command: [String], limits: ChildProcessLimits, time: TimeSource = .system) {
        self.command = command
        self.limits = limits
        self.time = time
    }

    /// Starts the program and tries one thing after another.
    ///
    /// - Returns: What was tried, in order. Without a reply to the first payload, nothing else is.
    /// - Throws: ``ChildStartError`` if the program does not start, or if the task is cancelled.
    package func checks() throws(ChildStartError) -> [Check] {
        defer { dialogue?.stop() }
        let introduction = try start()
        var checks = [Self.start(introduction)]
        guard introduction.doesRoundTrips else { return checks }
        let first = try answer(to: .roundtrip(TrialPayload.plain))
        checks.append(Self.flush(first))
        guard first != .late, first != .silent else { return checks }
        checks.append(Self.acceptance(first))
        checks.append(Self.rejection(try answer(to: .roundtrip(TrialPayload.cut))))
        if introduction.encodesSessions {
            checks.append(Self.encoding(try answer(to: .encode(TrialPayload.fields))))
        }
        let answers = [
            try answer(to: .roundtrip(TrialPayload.plain)),
            try answer(to: .roundtrip(TrialPayload.other)),
            try answer(to: .roundtrip(TrialPayload.plain)),
        ]
        checks.append(Self.state(answers))
        checks.append(Self.bytes(try answer(to: .roundtrip(TrialPayload.notText))))
        if dialogue == nil { _ = try start() }
        checks.append(Self.exit(dialogue?.finish(), limits.exit))
        dialogue = nil
        return checks
    }

    /// What came after a request, before the next one was sent.
    enum Reply: Hashable {
        case answer(TesteeAnswer)

        /// A reply only after the program was asked to exit.
        case late

        /// No reply at all.
        case silent
    }

    private func start() throws(ChildStartError) -> TesteeIntroduction {
        let started = try ChildDialogue.introduced(
            command,
            environment: ChildConversation.environment(
                derivedFrom: ProcessInfo.processInfo.environment
            ),
            limits: limits,
            time: time,
            attempt: 1
        ) { !Task.isCancelled }
        dialogue = started.dialogue
        return started.introduction
    }

    /// Sends one request, and waits for its reply before anything else.
    private func answer(to request: TesteeRequest) throws(ChildStartError) -> Reply {
        if dialogue == nil { _ = try start() }
        guard let dialogue else { return .silent }
        dialogue.send(request)
        do {
            let reply = try dialogue.nextReply(within: limits.answer) { !Task.isCancelled }
            if let noise = dialogue.takeNoise() {
                return .answer(.protocolViolation(detail: "wrote \(noise), which is not a reply"))
            }
            do {
                return .answer(try reply.answer())
            } catch {
                return .answer(.protocolViolation(detail: error.detail))
            }
        } catch {
            self.dialogue = nil
            switch error {
            case .silent(nil, _): return Self.isReply(dialogue.finish()) ? .late : .silent
            case .ended(let how):
                dialogue.stop()
                return .answer(.crashed(detail: how + dialogue.errorNote))
            case .silent, .protocolViolation:
                dialogue.stop()
                return .answer(.protocolViolation(detail: error.clause(limit: limits.answer)))
            case .cancelled:
                dialogue.stop()
                throw ChildStartError(.cancelled, command, detail: "was cancelled", attempts: 1)
            }
        }
    }

    /// Whether a program that was silent replied when it was asked to exit.
    private static func isReply(_ end: DialogueFailure?) -> Bool {
        guard case .protocolViolation(let output) = end else { return false }
        return output.contains(#""seq""#)
    }
}
