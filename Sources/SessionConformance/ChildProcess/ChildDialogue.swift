import Platform

/// Requests to one running child process, and its replies.
///
/// Requests are written ahead of the replies, within a window. Writing and reading go on side by
/// side and neither waits for the other, so no child can bring us to a standstill: not one that
/// reads nothing, not one that writes without end.
///
/// Every method waits on the thread it is called on, for a bounded time.
final class ChildDialogue {
    private let process: ChildProcess
    private let limits: ChildProcessLimits
    private let time: TimeSource
    private var pipes = PollSet()
    private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

    private var requests = OutgoingRequests()
    private var lines = LineBuffer()
    private var errorTail = OutputTail()
    private var outputHasEnded = false
    private var errorsHaveEnded = false

    private var pace = ReplyPace()

    /// How many replies, of how many bytes, came since we last waited.
    private var received = (replies: 0, bytes: 0)

    /// The first text since the last reply that was no reply.
    private var noise: String?

    /// Starts the program.
    init(
        command: [String],
        environment: [String],
        limits: ChildProcessLimits,
        time: TimeSource
    ) throws(SystemError) {
        process = try ChildProcess(command: command, environment: environment)
        self.limits = limits
        self.time = time
    }

    /// The process number of the child.
    var identifier: Int32 { process.identifier }

    /// Whether another request may be written before the replies to those that are due.
    var hasRoom: Bool { requests.hasRoom }

    /// The sentence about standard error that goes with a failure, or nothing if it stayed empty.
    var errorNote: String { errorTail.note }

    /// What was written since the last reply and is no reply, in quotation marks; it is told once.
    func takeNoise() -> String? { noise.take() }

    /// Puts a request behind those that are due.
    ///
    /// It is written while replies are waited for.
    func send(_ request: TesteeRequest) {
        if requests.due == 0 { pace.pause() }
        requests.append(request)
    }

    /// Waits for the reply to the first request that is due.
    ///
    /// After a failure the dialogue is over, and only ``stop()`` is left to be called.
    ///
    /// - Parameters:
    ///   - limit: How long.
    ///   - isWanted: Asked now and then whether to go on.
    /// - Returns: The reply, whose number is the right one.
    /// - Throws: What ended the dialogue.
    func nextReply(
        within limit: Duration,
        while isWanted: () -> Bool
    ) throws(DialogueFailure) -> TesteeReply {
        var deadline = time.now() + limit
        var endWasSeen = false
        var lastLookWasTaken = false
        while true {
            if let reply = try replyInHand() { return reply }
            if outputHasEnded { throw .ended(describedEnd()) }
            if time.now() >= deadline {
                if lastLookWasTaken { throw silence() }
                // The reply may have come while it was this process that did not run.
                lastLookWasTaken = true
                if advance(until: deadline) { continue }
            }
            guard isWanted() else { throw .cancelled }
            rest(until: deadline)
            if !advance(until: deadline) {
                // A child of the child may keep the pipe open. A last reply may have come between
                // the wait and the end, so an end counts once nothing comes after it.
                if endWasSeen { throw .ended(describedEnd()) }
                endWasSeen = process.hasEnded
            }
            if process.input == nil, !requests.isFirstWritten {
                // The reply cannot come any more, but an end of the process may explain it.
                deadline = min(deadline, time.now() + .milliseconds(250))
            }
        }
    }

    /// Asks the child to exit and waits until it has.
    ///
    /// - Returns: What was wrong with how it went, or `nil`.
    func finish() -> DialogueFailure? {
        requests.append(.bye)
        let deadline = time.now() + limits.exit
        while !process.hasEnded, time.now() < deadline {
            _ = advance(until: deadline, tick: .milliseconds(5))
            drop()
        }
        let isLate = !process.hasEnded
        let end = process.stop()
        readRest()
        if isLate { return .silent }
        if let noise { return .protocolViolation("wrote \(noise) at its end") }
        return end == .exited(0) ? nil : .ended("\(end) after the bye")
    }

    /// Kills the child and its children, if they still run.
    ///
    /// - Returns: How the child ended.
    @discardableResult
    func stop() -> ChildEnd {
        let end = process.stop()
        readRest()
        return end
    }
}

extension ChildDialogue {
    /// The next reply among the lines that have come.
    private func replyInHand() throws(DialogueFailure) -> TesteeReply? {
        while let line = lines.nextLine() {
            let reply: TesteeReply?
            do {
                reply = try TesteeReply(in: line, of: lines.bytes)
            } catch {
                throw .protocolViolation(error.detail)
            }
            guard let reply else {
                note(noise: lines.bytes[line])
                continue
            }
            guard reply.seq == requests.nextSeq else {
                throw .protocolViolation(
                    "answered request \(reply.seq) where \(requests.nextSeq) was due"
                )
            }
            requests.answer()
            received.replies += 1
            received.bytes += line.count
            return reply
        }
        guard lines.unfinished.count <= limits.lineBytes else {
            let start = OutputText.quoted(lines.unfinished)
            throw .protocolViolation(
                "wrote a line of more than \(limits.lineBytes) bytes, which starts with \(start)"
            )
        }
        return nil
    }

    private func note(noise bytes: ArraySlice<UInt8>) {
        if noise == nil { noise = OutputText.quoted(bytes) }
    }

    /// Takes all lines for noise, and forgets what is too long to be a line.
    private func drop() {
        while let line = lines.nextLine() { note(noise: lines.bytes[line]) }
        if lines.unfinished.count > buffer.count {
            note(noise: lines.unfinished)
            lines = LineBuffer()
        }
    }

    /// Why there is no reply although the time for it is over.
    private func silence() -> DialogueFailure {
        if process.hasEnded { return .ended(describedEnd()) }
        if process.input == nil, !requests.isFirstWritten {
            return .protocolViolation("closed its standard input and could not be asked")
        }
        if !lines.unfinished.isEmpty { note(noise: lines.unfinished) }
        return noise.map { .protocolViolation("wrote \($0), and no reply in time") } ?? .silent
    }

    /// How the child came to its end, with what it left half said.
    private func describedEnd() -> String {
        // Its pipes close a moment before it has ended.
        let deadline = time.now() + .milliseconds(500)
        while !process.hasEnded, time.now() < deadline {
            if wait(for: [.errors], until: deadline, tick: .milliseconds(1)) { readErrors() }
        }
        let end = process.stop()
        readRest()
        let cause = end == .stopped ? "closed its standard output" : "\(end)"
        if !lines.unfinished.isEmpty { note(noise: lines.unfinished) }
        return noise.map { "\(cause), after it had written \($0)" } ?? cause
    }
}

extension ChildDialogue {
    /// The pipes of the child, by their places in the set that is waited for.
    private struct Pipes: OptionSet {
        let rawValue: Int

        static let input = Pipes(rawValue: 1)
        static let output = Pipes(rawValue: 2)
        static let errors = Pipes(rawValue: 4)
    }

    /// Waits until one of some pipes is ready.
    ///
    /// - Parameters:
    ///   - wanted: Which pipes; one that has ended is left out.
    ///   - deadline: When to stop waiting.
    ///   - tick: The longest wait.
    /// - Returns: Whether one is ready. The end of a pipe counts too.
    private func wait(for wanted: Pipes, until deadline: Duration, tick: Duration) -> Bool {
        let readsOutput = wanted.contains(.output) && !outputHasEnded
        let readsErrors = wanted.contains(.errors) && !errorsHaveEnded
        pipes.removeAll()
        pipes.add(wanted.contains(.input) ? process.input : nil, for: .writable)
        pipes.add(readsOutput ? process.output : nil, for: .readable)
        pipes.add(readsErrors ? process.errors : nil, for: .readable)
        return pipes.wait(for: time.timeout(until: min(deadline, time.now() + tick)))
    }

    /// Waits until a pipe is ready, though not for long, and moves what can be moved.
    ///
    /// - Returns: Whether a pipe was ready.
    private func advance(until deadline: Duration, tick: Duration = .milliseconds(50)) -> Bool {
        let wanted: Pipes =
            requests.unwritten.isEmpty ? [.output, .errors] : [.input, .output, .errors]
        guard wait(for: wanted, until: deadline, tick: tick) else { return false }
        if !pipes[2].isEmpty { readErrors() }
        if !pipes[1].isEmpty { readOutput() }
        if !pipes[0].isEmpty { writeInput() }
        return true
    }

    /// Lets replies gather for a while if the child has enough to do.
    ///
    /// What it writes to standard error, and its end, are seen at once.
    private func rest(until deadline: Duration) {
        pace.note(received.replies, bytes: received.bytes, at: time.now())
        received = (0, 0)
        let rest = pace.rest(due: requests.due)
        guard rest > .zero, requests.isFirstWritten, !outputHasEnded else { return }
        if wait(for: [.errors], until: deadline, tick: rest) { readErrors() }
    }

    private func readOutput() {
        switch process.output.readAvailable(into: &buffer) {
        case .moved(let count): lines.append(buffer[..<count])
        case .blocked: break
        case .ended: outputHasEnded = true
        }
    }

    private func readErrors() {
        switch process.errors.readAvailable(into: &buffer) {
        case .moved(let count): errorTail.append(buffer[..<count])
        case .blocked: break
        case .ended: errorsHaveEnded = true
        }
    }

    private func writeInput() {
        switch process.input?.writeAvailable(requests.unwritten) {
        case .moved(let count): requests.write(count)
        case .blocked: break
        case .ended, nil:
            process.closeInput()
            requests.abandon()
        }
    }

    /// Reads what a dead child left in its pipes: not more than they hold, for a process that has
    /// left the group may still write.
    private func readRest() {
        for _ in 0..<16 where !errorsHaveEnded { readErrors() }
        for _ in 0..<16 where !outputHasEnded {
            readOutput()
            drop()
        }
    }
}
