import Gen
import Platform
import Testing

/// A child process that runs the same test, and tries cases of one of its properties.
///
/// All methods block their thread for a limited time.
final class CaseChild {
    /// What happened to a case.
    enum Result: Equatable {
        /// The process is still there, and says this.
        case answered(CaseAnswer)
        /// The process ended.
        case ended(CaseEnd)
        /// The limit of the time is over, and the process was killed.
        case late
        /// The process does not try cases, for a reason.
        case unreachable(String)
    }

    private let process: ChildProcess
    private let time = TimeSource.system
    private var buffer = [UInt8](repeating: 0, count: 1 << 14)
    private var answers: [UInt8] = []
    private var errors: [UInt8] = []
    private var isReady = false
    private var isGone = false

    /// The maximum number of bytes of standard error that are kept, the last ones.
    private static let mostErrors = 1 << 14

    /// The longest wait for something to read before the process is checked.
    private static let tick = Duration.milliseconds(50)

    /// The time limit of the start of the process, until it comes to the property.
    static let startLimit = Duration.seconds(60)

    /// Starts a process for a call of `forAll`.
    init(of call: PropertyCall) throws(SystemError) {
        process = try ChildProcess(
            command: Self.command(for: call.test),
            environment: Self.environment(for: call),
            hasSideOutput: true
        )
    }

    /// Tries a case.
    ///
    /// After any result but an answer, the process is gone.
    func tryCase(_ token: ReplayToken, within limit: Duration) -> Result {
        if !isReady {
            switch answer(by: time.now() + Self.startLimit) {
            case .ready: isReady = true
            case nil where !process.hasEnded:
                return .unreachable("did not come to the property in \(Self.startLimit)")
            case nil, .some: return .unreachable("\(end())")
            }
        }
        // What the test wrote before belongs to other cases.
        while !readErrors() {}
        errors = []
        let deadline = time.now() + limit
        send(Array("\(CaseRequest(token, within: limit))\n".utf8), by: deadline)
        switch answer(by: deadline) {
        case .survived(let scores): return .answered(.survived(scores))
        case .discarded: return .answered(.discarded)
        case .ready, .unfit: return .unreachable("did not make the value of the case")
        case nil where isGone || process.hasEnded: return .ended(end())
        case nil:
            process.stop()
            return .late
        }
    }

    private func end() -> CaseEnd {
        // The pipes close a moment before the process has ended.
        let deadline = time.now() + .seconds(2)
        while !process.hasEnded, time.now() < deadline { time.pause(for: .milliseconds(1)) }
        let end = process.stop()
        for _ in 0..<16 where !readErrors() {}
        return CaseEnd(end, errors: String(decoding: errors, as: UTF8.self))
    }
}

// MARK: - Pipes

extension CaseChild {
    /// Writes a request, unless the process ends or the deadline passes before.
    private func send(_ request: [UInt8], by deadline: Duration) {
        var rest = request[...]
        while !rest.isEmpty, let input = process.input {
            switch input.writeAvailable(rest) {
            case .moved(let count): rest = rest.dropFirst(count)
            case .ended: return
            case .blocked:
                if process.hasEnded || time.now() >= deadline { return }
                wait(until: deadline, forInput: true)
                drain()
            }
        }
    }

    /// Returns the next answer, or `nil` if the process ends or the deadline passes before.
    private func answer(by deadline: Duration) -> CaseAnswer? {
        while true {
            if let end = answers.firstIndex(of: UInt8(ascii: "\n")) {
                defer { answers.removeFirst(end + 1) }
                return CaseAnswer(String(decoding: answers[..<end], as: UTF8.self)) ?? .unfit
            }
            if isGone || time.now() >= deadline { return nil }
            let hadEnded = process.hasEnded
            wait(until: deadline, forInput: false)
            drain()
            // What a process leaves running can keep the pipe open, so its end may never come.
            if hadEnded, !answers.contains(UInt8(ascii: "\n")) { isGone = true }
        }
    }

    private func wait(until deadline: Duration, forInput: Bool) {
        var pipes = PollSet()
        pipes.add(process.sideOutput, for: .readable)
        pipes.add(process.errors, for: .readable)
        pipes.add(process.output, for: .readable)
        pipes.add(forInput ? process.input : nil, for: .writable)
        pipes.wait(for: time.timeout(until: min(deadline, time.now() + Self.tick)))
    }

    /// Reads what there is, and drops what the test prints.
    private func drain() {
        _ = process.output.readAvailable(into: &buffer)
        _ = readErrors()
        switch process.sideOutput?.readAvailable(into: &buffer) {
        case .moved(let count): answers += buffer[..<count]
        case .ended, nil: isGone = true
        case .blocked: break
        }
    }

    /// Reads standard error, and returns whether there is nothing more now.
    private func readErrors() -> Bool {
        guard case .moved(let count) = process.errors.readAvailable(into: &buffer) else {
            return true
        }
        errors += buffer[..<count]
        if errors.count > Self.mostErrors { errors.removeFirst(errors.count - Self.mostErrors) }
        return false
    }
}

// MARK: - The command

extension CaseChild {
    /// The options of the test program that its child needs too.
    private static let kept = ["--test-bundle-path", "--testing-library"]

    private static func command(for test: Test.ID) -> [String] {
        let arguments = CommandLine.arguments
        var command = [RealPath.of("/proc/self/exe") ?? arguments.first ?? ""]
        for (index, argument) in arguments.enumerated() where kept.contains(argument) {
            command += arguments[index...].prefix(2)
        }
        return command + ["--filter", "^\(escaped("\(test)"))$"]
    }

    /// Returns a pattern that matches only a text.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { pattern, letter in
            if "\\^$.|?*+()[]{}/".contains(letter) { pattern.append("\\") }
            pattern.append(letter)
        }
    }

    private static func environment(for call: PropertyCall) -> [String] {
        var variables = ThisProcess.environment
        variables[CaseServer.variable] = call.hash
        // Writing a backtrace takes longer than many cases.
        variables["SWIFT_BACKTRACE"] = "enable=no"
        return variables.map { "\($0)=\($1)" }
    }
}
