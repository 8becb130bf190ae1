import Platform

extension ChildDialogue {
    /// Starts a program and waits for its answer to `hello`.
    ///
    /// - Parameters:
    ///   - command: The program and its arguments.
    ///   - environment: Its complete environment.
    ///   - limits: The limits.
    ///   - time: The clock that measures them.
    ///   - attempt: The number of this attempt, for the error.
    ///   - isWanted: Called now and then; returns `false` to cancel.
    /// - Returns: The dialogue and the answer.
    /// - Throws: ``ChildStartError`` if the program cannot be started or does not introduce itself.
    static func introduced(
        _ command: [String],
        environment: [String],
        limits: ChildProcessLimits,
        time: TimeSource,
        attempt: Int,
        while isWanted: () -> Bool
    ) throws(ChildStartError) -> (dialogue: ChildDialogue, introduction: TesteeIntroduction) {
        func error(_ kind: ChildStartError.Kind, _ detail: String) -> ChildStartError {
            ChildStartError(kind, command, detail: detail, attempts: attempt)
        }
        guard isWanted() else { throw error(.cancelled, "was cancelled") }
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
            reply = try dialogue.nextReply(within: limits.start, while: isWanted)
        } catch let failure {
            dialogue.stop()
            let note = dialogue.errorNote
            switch failure {
            case .ended(let how):
                throw error(.ended, how + ", before it answered 'hello'" + note)
            case .silent(let noise, let start):
                throw error(.silent, silence(noise, start, limits.start) + note)
            case .protocolViolation(let what): throw error(.notUnderstood, what + note)
            case .cancelled: throw error(.cancelled, "was cancelled")
            }
        }
        do {
            var introduction = try reply.introduction()
            introduction.banner = dialogue.takeNoise()
            return (dialogue, introduction)
        } catch let fault {
            throw error(.notUnderstood, fault.detail)
        }
    }

    /// Returns why there was no answer to `hello`, and what to do about it.
    private static func silence(_ noise: String?, _ start: String?, _ limit: Duration) -> String {
        let output =
            if let noise {
                "wrote \(noise), which is not a reply, and "
            } else if let start {
                "wrote \(start) without a line feed, and "
            } else {
                ""
            }
        return output + "did not answer 'hello' within \(limit); flush each reply, or raise "
            + "--start-timeout if the program starts slowly"
    }
}
