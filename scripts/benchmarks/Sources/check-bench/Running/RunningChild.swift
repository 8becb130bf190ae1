#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A running program.
struct RunningChild {
    private let process: pid_t
    private let start = ContinuousClock.now
    private let feed: (path: String, descriptor: Int32)?

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: The program and its arguments.
    ///   - output: The file for standard output.
    ///   - errors: The file for standard error.
    ///   - input: A file whose bytes the child reads from a pipe, a few at a time.
    ///   - limit: The seconds of CPU time after which the system ends it.
    init(
        _ command: [String],
        output: String = "/dev/null",
        errors: String = "/dev/null",
        input: String? = nil,
        limit: Int? = nil
    ) {
        var command = command
        if let limit {
            command = ["/bin/sh", "-c", "ulimit -t \(limit); exec \"$0\" \"$@\""] + command
        }
        var vector: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        vector.append(nil)
        defer { for argument in vector { free(argument) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let flags = O_WRONLY | O_CREAT | O_TRUNC
        posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, flags, 0o600)
        var ends: [Int32] = [-1, -1]
        if input != nil {
            guard pipe(&ends) == 0 else { fatalError("cannot make a pipe") }
            posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
            posix_spawn_file_actions_addclose(&actions, ends[0])
            posix_spawn_file_actions_addclose(&actions, ends[1])
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        var process = pid_t()
        guard posix_spawnp(&process, command[0], &actions, nil, vector, environ) == 0 else {
            fatalError("cannot run \(command[0])")
        }
        self.process = process
        if ends[0] >= 0 { close(ends[0]) }
        feed = input.map { ($0, ends[1]) }
    }

    /// Feeds the program and waits until it ends.
    func wait() -> ChildUsage {
        if let feed { Self.copy(feed.path, to: feed.descriptor) }
        var status: Int32 = 0
        var usage = rusage()
        while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
        let elapsed = ContinuousClock.now - start
        return ChildUsage(status, usage, wallSeconds: elapsed / .seconds(1))
    }

    /// Writes a file to a pipe in pieces of 4,096 bytes, and closes the pipe.
    private static func copy(_ path: String, to pipe: Int32) {
        // A child that ends early must not end this program too.
        signal(SIGPIPE, SIG_IGN)
        let file = open(path, O_RDONLY)
        var piece = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(file, &piece, piece.count)
            guard count > 0, write(pipe, piece, count) == count else { break }
        }
        close(file)
        close(pipe)
    }
}
