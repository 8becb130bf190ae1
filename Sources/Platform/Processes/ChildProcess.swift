import CLibrary
import Synchronization

/// A program that runs as a child of ours, in a process group of its own, and its three pipes.
///
/// The group is what makes an end certain: whatever the program starts is in it, and dies with it.
/// A program that leaves its group is beyond reach.
package final class ChildProcess {
    /// The number of the process, and of its group.
    package let identifier: Int32

    /// What the program reads, non-blocking; `nil` once it has been closed.
    package private(set) var input: FileDescriptor?

    /// What the program writes to standard output, non-blocking.
    package let output: FileDescriptor

    /// What the program writes to standard error, non-blocking.
    package let errors: FileDescriptor

    private var end: ChildEnd?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The program, looked up in `PATH` unless it holds a slash, and its arguments.
    ///   - environment: The whole of its environment, as `NAME=value`.
    /// - Throws: Where the system has no such program, may not run it, or has no room for it.
    package init(command: [String], environment: [String]) throws(SystemError) {
        let started = try Self.oneAtATime.withLock { _ throws(SystemError) in
            let input = try Pipe()
            let output = try Pipe()
            let errors = try Pipe()
            for end in [input.writing, output.reading, errors.reading] { end.becomeNonBlocking() }
            let spawning = Spawning(
                command: command,
                environment: environment,
                streams: [input.reading, output.writing, errors.writing]
            )
            return (try spawning.start(), input.writing, output.reading, errors.reading)
        }
        (identifier, input, output, errors) = started
        LivingChildren.all.insert(identifier)
    }

    /// Keeps a program from inheriting the pipes of another that is started at the same moment,
    /// and so from holding them open.
    private static let oneAtATime = Mutex(())

    deinit {
        stop()
    }

    /// Closes what the program reads.
    package func closeInput() {
        input = nil
    }

    /// Whether the program has ended.
    ///
    /// What it wrote may still wait in the pipes.
    package var hasEnded: Bool {
        if end != nil { return true }
        var information = unsafe siginfo_t()
        // The status stays where it is: until it is taken, no other process gets this number, so
        // killing the group cannot hit another.
        let options = WEXITED | WNOHANG | WNOWAIT
        let code = unsafe waitid(P_PID, id_t(identifier), &information, options)
        return unsafe code < 0 ? errno == ECHILD : information.si_signo != 0
    }

    /// Makes the system keep how each child ended until it is asked, as it does by default.
    ///
    /// Some supervisors start programs with SIGCHLD ignored; then children leave nothing behind.
    package static func keepStatuses() {
        _ = signal(SIGCHLD, SIG_DFL)
    }

    /// Kills what is left of the process group and takes the status of the program.
    ///
    /// - Returns: How the program ended; ``ChildEnd/stopped`` if it had to be killed.
    @discardableResult
    package func stop() -> ChildEnd {
        if let end { return end }
        // Asked first: a program that reads the end of its input may end before it is killed.
        let wasRunning = !hasEnded
        input = nil
        _ = kill(-identifier, SIGKILL)
        LivingChildren.all.remove(identifier)
        let known = takeStatus().map { wasRunning ? .stopped : $0 } ?? .unknown
        end = known
        return known
    }

    /// The status of a program that is dead or about to be.
    ///
    /// A second is plenty for the system to end a killed process. One that it holds in a call to a
    /// dead disk is left behind rather than waited for.
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
