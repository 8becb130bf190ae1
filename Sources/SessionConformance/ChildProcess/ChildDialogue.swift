#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
    private let clock = ContinuousClock()
    private var readiness = PipeReadiness()
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
    init(command: [String], environment: [String], limits: ChildProcessLimits) throws(SystemError) {
        process = try ChildProcess(command: command, environment: environment)
        self.limits = limits
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
        var deadline = clock.now + limit
        var endWasSeen = false
        while true {
            if let reply = try replyInHand() { return reply }
            if outputHasEnded { throw .ended(describedEnd()) }
            if clock.now >= deadline { throw silence() }
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
                deadline = min(deadline, clock.now + .milliseconds(250))
            }
        }
    }

    /// Asks the child to exit and waits until it has.
    ///
    /// - Returns: What was wrong with how it went, or `nil`.
    func finish() -> DialogueFailure? {
        requests.append(.bye)
        let deadline = clock.now + limits.exit
        while !process.hasEnded, clock.now < deadline {
            _ = advance(until: deadline, tick: 5)
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
        for _ in 0..<500 where !process.hasEnded {
            readErrors()
            usleep(1_000)
        }
        let end = process.stop()
        readRest()
        let cause = end == .stopped ? "closed its standard output" : "\(end)"
        if !lines.unfinished.isEmpty { note(noise: lines.unfinished) }
        return noise.map { "\(cause), after it had written \($0)" } ?? cause
    }
}

extension ChildDialogue {
    /// Waits until a pipe is ready, though not for long, and moves what can be moved.
    ///
    /// - Parameters:
    ///   - deadline: When to stop waiting at the latest.
    ///   - tick: The longest wait, in milliseconds.
    /// - Returns: Whether a pipe was ready.
    private func advance(until deadline: ContinuousClock.Instant, tick: Int32 = 50) -> Bool {
        // Rounded up: to wake a moment too early would mean to wake again and again.
        let left = (deadline - clock.now) / .milliseconds(1) + 1
        let isReady = readiness.wait(
            input: requests.unwritten.isEmpty ? nil : process.input,
            output: outputHasEnded ? nil : process.output,
            errors: errorsHaveEnded ? nil : process.errors,
            milliseconds: max(0, min(tick, Int32(clamping: Int(left))))
        )
        guard isReady else { return false }
        if readiness.canReadErrors { readErrors() }
        if readiness.canReadOutput { readOutput() }
        if readiness.canWriteInput { writeInput() }
        return true
    }

    /// Lets replies gather for a while, as far as the child has enough to do.
    ///
    /// What it writes to standard error, and its end, are seen at once.
    private func rest(until deadline: ContinuousClock.Instant) {
        let now = clock.now
        pace.note(received.replies, bytes: received.bytes, at: now)
        received = (0, 0)
        let left = Int32(clamping: Int((deadline - now) / .milliseconds(1)))
        let rest = min(pace.rest(due: requests.due), left)
        guard rest > 0, requests.isFirstWritten, !outputHasEnded else { return }
        _ = readiness.wait(
            input: nil,
            output: nil,
            errors: errorsHaveEnded ? nil : process.errors,
            milliseconds: rest
        )
        if readiness.canReadErrors { readErrors() }
    }

    private func readOutput() {
        switch process.output.read(into: &buffer) {
        case .moved(let count): lines.append(buffer[..<count])
        case .blocked: break
        case .ended: outputHasEnded = true
        }
    }

    private func readErrors() {
        switch process.errors.read(into: &buffer) {
        case .moved(let count): errorTail.append(buffer[..<count])
        case .blocked: break
        case .ended: errorsHaveEnded = true
        }
    }

    private func writeInput() {
        switch process.input?.write(requests.unwritten) {
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
