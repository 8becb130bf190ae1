/// Time-outs, which are tried once more before they count: a slow machine is not a fault.
extension ChildConversation {
    /// The time-outs that a fresh process did not repeat.
    struct Stalls {
        /// The maximum number of sequences that are tried again.
        static let mostReplays = 8

        /// How many requests processes had answered before.
        var counts: Set<Int> = []

        /// Such numbers after which a time-out was repeated.
        var repeated: Set<Int> = []
        var replays = 0
    }

    /// Asks a request that exceeded the time limit once more, by itself, in a fresh process.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - loss: The process that exceeded the limit.
    /// - Returns: The second answer, unless the time-out is repeated, or is seen to come from what
    ///   the first process had answered before.
    /// - Throws: If no process can be started, or the run is over.
    func secondAnswer(
        to request: TesteeRequest,
        after loss: Loss
    ) throws(ChildStartError) -> TesteeAnswer {
        let dialogue = try runningDialogue()
        dialogue.send(request)
        let answer: TesteeAnswer
        do {
            answer = try nextAnswer(to: request, of: dialogue)
        } catch {
            return try self.answer(for: lose(dialogue, error.remembering(loss.failure)))
        }
        guard try comesFromBefore(request, loss) else { return answer }
        log.note(request, after: loss.history)
        return try self.answer(for: loss)
    }

    /// Returns whether a time-out that a fresh process does not repeat comes from what the first
    /// process had answered before, rather than from a slow machine.
    ///
    /// A short sequence is tried again. Otherwise the time-out counts if it occurs for the second
    /// time after the same number of requests.
    private func comesFromBefore(
        _ request: TesteeRequest,
        _ loss: Loss
    ) throws(ChildStartError) -> Bool {
        let count = loss.history.count
        guard count > 0 else { return false }
        if stalls.repeated.contains(count) { return true }
        let earlier = loss.history.requests(before: request)
        guard earlier.isWhole else { return !stalls.counts.insert(count).inserted }
        guard stalls.replays < Stalls.mostReplays else { return false }
        stalls.replays += 1
        restart()
        let isRepeated = try isSilent(at: request, after: earlier.payloads)
        if isRepeated { stalls.repeated.insert(count) }
        return isRepeated
    }

    /// Returns whether a fresh process exceeds the time limit at a request after others.
    private func isSilent(
        at request: TesteeRequest,
        after payloads: [[UInt8]]
    ) throws(ChildStartError) -> Bool {
        let dialogue = try runningDialogue()
        do {
            for earlier in payloads.compactMap({ request.asking(about: $0) }) + [request] {
                dialogue.send(earlier)
                _ = try nextAnswer(to: earlier, of: dialogue)
            }
            return false
        } catch {
            let loss = lose(dialogue, error)
            if case .silent = error { return loss.history.count == payloads.count }
            return false
        }
    }
}
