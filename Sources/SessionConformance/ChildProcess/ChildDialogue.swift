import Platform

/// The dialogue with one running child process: requests and replies.
///
/// Requests are written ahead of replies, within a window. Writing and reading never wait for each
/// other, so a child that reads nothing or writes without end cannot cause a deadlock.
///
/// Every method blocks the calling thread, for a bounded time.
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

    /// The number and total bytes of the replies since the last wait.
    private var received = (replies: 0, bytes: 0)

    /// The first output since the last reply that is not a reply, in quotation marks.
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

    /// The process ID of the child.
    var identifier: Int32 { process.identifier }

    /// Whether another request may be sent before the next reply.
    var hasRoom: Bool { requests.hasRoom }

    /// The end of standard error, as text to append to a failure; empty if nothing was written.
    var errorNote: String { errorTail.note }

    /// Returns and clears the first output since the last reply that is not a reply.
    func takeNoise() -> String? { noise.take() }

    /// Queues a request, which is written while waiting for replies.
    func send(_ request: TesteeRequest) {
        if requests.due == 0 { pace.pause() }
        requests.append(request)
    }

    /// Waits for the reply to the first request that is due.
    ///
    /// After a failure the dialogue is over; call only ``stop()``.
    ///
    /// - Parameters:
    ///   - limit: The maximum time to wait.
    ///   - isWanted: Called now and then; returns `false` to cancel.
    /// - Returns: The reply, with the expected sequence number.
    /// - Throws: The reason why the dialogue ended.
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
                // The reply may have arrived while this process was suspended: read once more.
                lastLookWasTaken = true
                if advance(until: deadline) { continue }
            }
            guard isWanted() else { throw .cancelled }
            rest(until: deadline)
            if !advance(until: deadline) {
                // A grandchild may keep the pipe open, so its end may never come. A last reply may
                // arrive between the wait and the exit, so the exit counts only after another wait
                // without output.
                if endWasSeen { throw .ended(describedEnd()) }
                endWasSeen = process.hasEnded
            }
            if process.input == nil, !requests.isFirstWritten {
                // No reply can come any more, but wait briefly for an exit that explains it.
                deadline = min(deadline, time.now() + .milliseconds(250))
            }
        }
    }

    /// Asks the child to exit, and kills it if it does not in time.
    ///
    /// - Returns: The fault in how it exited, or `nil`.
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
        if isLate { return .silent() }
        if let noise { return .protocolViolation("wrote \(noise) after 'bye'") }
        return end == .exited(0) ? nil : .ended("\(end) after 'bye'")
    }

    /// Kills the child and its children, if they are still running.
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
    /// Returns the next reply among the lines read so far, or `nil`.
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
                    "answered request \(reply.seq) instead of request \(requests.nextSeq)"
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
                "wrote a line longer than \(limits.lineBytes) bytes, which starts with \(start)"
            )
        }
        return nil
    }

    private func note(noise bytes: ArraySlice<UInt8>) {
        if noise == nil { noise = OutputText.quoted(bytes) }
    }

    /// Treats all lines as noise, and drops an unfinished line that is longer than the buffer.
    private func drop() {
        while let line = lines.nextLine() { note(noise: lines.bytes[line]) }
        if lines.unfinished.count > buffer.count {
            note(noise: lines.unfinished)
            lines = LineBuffer()
        }
    }

    /// Returns why there is no reply at the end of the time limit.
    private func silence() -> DialogueFailure {
        if process.hasEnded { return .ended(describedEnd()) }
        if process.input == nil, !requests.isFirstWritten {
            return .protocolViolation("closed its standard input before it read the request")
        }
        let start = lines.unfinished.isEmpty ? nil : OutputText.quoted(lines.unfinished)
        return .silent(noise: noise, start: start)
    }

    /// Returns how the child ended, with any unfinished output.
    private func describedEnd() -> String {
        // The pipes close a moment before the process has exited.
        let deadline = time.now() + .milliseconds(500)
        while !process.hasEnded, time.now() < deadline {
            if wait(for: [.errors], until: deadline, tick: .milliseconds(1)) { readErrors() }
        }
        let end = process.stop()
        readRest()
        let cause = end == .stopped ? "closed its standard output" : "\(end)"
        if !lines.unfinished.isEmpty { note(noise: lines.unfinished) }
        return noise.map { "\(cause) after writing \($0)" } ?? cause
    }
}

extension ChildDialogue {
    /// The pipes of the child.
    private struct Pipes: OptionSet {
        let rawValue: Int

        static let input = Pipes(rawValue: 1)
        static let output = Pipes(rawValue: 2)
        static let errors = Pipes(rawValue: 4)
    }

    /// Waits until one of the pipes is ready.
    ///
    /// - Parameters:
    ///   - wanted: The pipes; those that have ended are ignored.
    ///   - deadline: When to stop waiting.
    ///   - tick: The longest wait.
    /// - Returns: Whether a pipe is ready, or has just ended.
    private func wait(for wanted: Pipes, until deadline: Duration, tick: Duration) -> Bool {
        let readsOutput = wanted.contains(.output) && !outputHasEnded
        let readsErrors = wanted.contains(.errors) && !errorsHaveEnded
        pipes.removeAll()
        pipes.add(wanted.contains(.input) ? process.input : nil, for: .writable)
        pipes.add(readsOutput ? process.output : nil, for: .readable)
        pipes.add(readsErrors ? process.errors : nil, for: .readable)
        return pipes.wait(for: time.timeout(until: min(deadline, time.now() + tick)))
    }

    /// Waits up to `tick` until a pipe is ready, then reads and writes without blocking.
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

    /// Lets replies accumulate for a while if the child has enough requests left.
    ///
    /// Output on standard error, or its end, ends the rest early.
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

    /// Reads what an exited child left in its pipes.
    ///
    /// At most 16 buffers of 64 KiB, because a process that left the process group may still write.
    private func readRest() {
        for _ in 0..<16 where !errorsHaveEnded { readErrors() }
        for _ in 0..<16 where !outputHasEnded {
            readOutput()
            drop()
        }
    }
}
