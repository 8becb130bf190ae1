import CLibrary
import Synchronization

/// A program that runs as a child process in a process group of its own, with its pipes.
///
/// The group makes it possible to end it reliably: everything that the program starts is in the
/// group and dies with it. A program that leaves its group is beyond reach.
package final class ChildProcess {
    /// The ID of the process and of its group.
    package let identifier: Int32

    /// The program's standard input, non-blocking; `nil` once it has been closed.
    package private(set) var input: FileDescriptor?

    /// The program's standard output, non-blocking.
    package let output: FileDescriptor

    /// The program's standard error, non-blocking.
    package let errors: FileDescriptor

    /// A second output of the program, on descriptor 3, non-blocking; `nil` without one.
    package let sideOutput: FileDescriptor?

    private var end: ChildEnd?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The program, looked up in `PATH` unless it contains a slash, and its arguments.
    ///   - environment: Its complete environment, as `NAME=value`.
    ///   - hasSideOutput: Whether it has a second output, on descriptor 3.
    /// - Throws: If the program does not exist or may not be run, or if the system lacks resources.
    package init(
        command: [String],
        environment: [String],
        hasSideOutput: Bool = false
    ) throws(SystemError) {
        let started = try Self.oneAtATime.withLock { _ throws(SystemError) in
            let input = try Pipe()
            let output = try Pipe()
            let errors = try Pipe()
            let side = hasSideOutput ? try Pipe() : nil
            for end in [input.writing, output.reading, errors.reading] { end.makeNonBlocking() }
            side?.reading.makeNonBlocking()
            let streams = [input.reading, output.writing, errors.writing]
            let spawning = Spawning(
                command: command,
                environment: environment,
                streams: streams + [side?.writing].compactMap(\.self)
            )
            let identifier = try spawning.start()
            return (identifier, input.writing, output.reading, errors.reading, side?.reading)
        }
        (identifier, input, output, errors, sideOutput) = started
        RunningChildren.all.insert(identifier)
    }

    /// Prevents a program from inheriting the pipes of another that is started at the same moment,
    /// which would hold them open.
    private static let oneAtATime = Mutex(())

    deinit {
        stop()
    }

    /// Closes the program's standard input.
    package func closeInput() {
        input = nil
    }

    /// Whether the program has ended.
    ///
    /// Its output may still be in the pipes.
    package var hasEnded: Bool {
        if end != nil { return true }
        var information = unsafe siginfo_t()
        // WNOWAIT leaves the status in place: until it is taken, no other process gets this ID, so
        // killing the group cannot hit another one.
        let options = WEXITED | WNOHANG | WNOWAIT
        let code = unsafe waitid(P_PID, id_t(identifier), &information, options)
        return unsafe code < 0 ? errno == ECHILD : information.si_signo != 0
    }

    /// Makes the system keep the status of each child until it is taken, as it does by default.
    ///
    /// Some supervisors start programs with SIGCHLD ignored; then the system discards statuses.
    package static func keepStatuses() {
        _ = signal(SIGCHLD, SIG_DFL)
    }

    /// Kills what is left of the process group and takes the status of the program.
    ///
    /// - Returns: How the program ended; ``ChildEnd/stopped`` if it was still running.
    @discardableResult
    package func stop() -> ChildEnd {
        if let end { return end }
        // Checked first: a program that sees the end of its input may exit before it is killed.
        let wasRunning = !hasEnded
        input = nil
        _ = kill(-identifier, SIGKILL)
        RunningChildren.all.remove(identifier)
        let known = takeStatus().map { wasRunning ? .stopped : $0 } ?? .unknown
        end = known
        return known
    }

    /// Takes the status of a program that is dead or about to be.
    ///
    /// A second is plenty for the system to end a killed process. One that is stuck in an
    /// uninterruptible call, such as to a dead disk, is abandoned instead of waited for.
    private func takeStatus() -> ChildEnd? {
        var status: Int32 = 0
        for _ in 0..<1_000 {
            let taken = unsafe waitpid(identifier, &status, WNOHANG)
            if taken > 0 { return ChildEnd(waitStatus: status) }
            if taken == 0 {
                usleep(1_000)
            } else if errno != EINTR {
                return nil
            }
        }
        return nil
    }
}
