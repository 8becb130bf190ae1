import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program that runs as a child of ours, in a process group of its own, and its three pipes.
///
/// The group is what makes an end certain: whatever the program starts is in it, and dies with it.
/// A program that leaves its group is beyond reach.
final class ChildProcess {
    /// The number of the process, and of its group.
    let identifier: pid_t

    /// What the program reads, or `nil` once we let go of it.
    private(set) var input: PipeEnd?

    let output: PipeEnd
    let errors: PipeEnd

    private var end: ChildEnd?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The program, looked up in `PATH` unless it holds a slash, and its arguments.
    ///   - environment: The whole of its environment, as `NAME=value`.
    /// - Throws: When the system has no such program, may not run it, or has no room for it.
    init(command: [String], environment: [String]) throws(SystemError) {
        let started = try Self.oneAtATime.withLock { _ throws(SystemError) in
            let input = try Pipe(.toChild)
            let output = try Pipe(.fromChild)
            let errors = try Pipe(.fromChild)
            let identifier = try Self.spawn(
                command,
                environment: environment,
                streams: [input.reading, output.writing, errors.writing]
            )
            return (identifier, input.writing, output.reading, errors.reading)
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

    /// Tells the program that nothing more will be asked.
    func closeInput() {
        input = nil
    }

    /// Whether the program has ended.
    ///
    /// What it wrote may still wait in the pipes.
    var hasEnded: Bool {
        if end != nil { return true }
        var information = unsafe siginfo_t()
        // The status stays where it is: until it is taken, nobody else gets the number of the
        // process, and so killing the group can hit nobody else.
        let options = WEXITED | WNOHANG | WNOWAIT
        let code = unsafe waitid(P_PID, id_t(identifier), &information, options)
        return unsafe code < 0 ? errno == ECHILD : information.si_signo != 0
    }

    /// Kills what is left of the process group and takes the status of the program.
    ///
    /// - Returns: How the program ended; ``ChildEnd/stopped`` if it had to be killed.
    @discardableResult
    func stop() -> ChildEnd {
        if let end { return end }
        input = nil
        let wasRunning = !hasEnded
        _ = kill(-identifier, SIGKILL)
        LivingChildren.all.remove(identifier)
        var status: Int32 = 0
        // A second is plenty for the system to end a killed process. One that it holds in a call
        // to a dead disk is left behind rather than waited for.
        for _ in 0..<1_000 {
            let taken = unsafe waitpid(identifier, &status, WNOHANG)
            if taken == 0 {
                usleep(1_000)
                continue
            }
            if taken < 0, errno == EINTR { continue }
            let end: ChildEnd = taken < 0 ? .unknown : ChildEnd(waitStatus: status)
            self.end = wasRunning ? .stopped : end
            break
        }
        let known = end ?? .unknown
        end = known
        return known
    }
}

extension ChildProcess {
    private static func spawn(
        _ command: [String],
        environment: [String],
        streams: [PipeEnd]
    ) throws(SystemError) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for (number, stream) in streams.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, stream.descriptor, Int32(number))
        }
        for descriptor in inherited {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe setAttributes(&attributes)

        var identifier: pid_t = 0
        let code = unsafe withCStrings(command) { arguments in
            unsafe withCStrings(environment) { environment in
                guard let program = unsafe arguments[0] else { return ENOENT }
                return unsafe posix_spawnp(
                    &identifier,
                    program,
                    &actions,
                    &attributes,
                    arguments,
                    environment
                )
            }
        }
        guard code == 0 else { throw SystemError(call: "posix_spawn", code: code) }
        return identifier
    }

    /// What a program of ours would inherit because whoever started us, or a library, left it open.
    ///
    /// Nobody has descriptors past the number where this stops looking, or very nearly.
    private static var inherited: [Int32] {
        (3..<1_024).filter { descriptor in
            let flags = fcntl(descriptor, F_GETFD)
            return flags >= 0 && flags & FD_CLOEXEC == 0
        }
    }

    /// A group of its own, and no signal blocked or ignored because it is with us.
    #if canImport(Darwin)
        private typealias Attributes = posix_spawnattr_t?
    #else
        private typealias Attributes = posix_spawnattr_t
    #endif

    @unsafe
    private static func setAttributes(_ attributes: inout Attributes) {
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    /// Calls `body` with the texts as C has them: an array of pointers that ends with a null.
    @unsafe
    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = unsafe texts.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
        return unsafe body(pointers)
    }
}
