import CLibrary

/// Starts a program with `posix_spawn`.
struct Spawning {
    /// The program and its arguments.
    let command: [String]

    /// Its complete environment, as `NAME=value`.
    let environment: [String]

    /// Its standard input, output and error, and descriptor 3 if there are four.
    let streams: [FileDescriptor]

    /// Starts the program and returns its process ID.
    func start() throws(SystemError) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = unsafe posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        // In this order, none is overwritten before it is used: all have numbers from 3 on. One
        // that is 3 already stays open, although it is marked to be closed (glibc 2.29, musl).
        for (number, stream) in streams.enumerated() {
            unsafe posix_spawn_file_actions_adddup2(&actions, stream.number, Int32(number))
        }
        for descriptor in Self.inherited where descriptor >= streams.count {
            unsafe posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe Self.setAttributes(&attributes)

        var identifier: pid_t = 0
        let code = unsafe Self.withCStrings(command) { arguments in
            unsafe Self.withCStrings(environment) { environment in
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

    /// The descriptors that the program would inherit because our parent, or a library, left them
    /// open.
    ///
    /// The search stops at 1024, since almost no program has descriptors above that.
    private static var inherited: [Int32] {
        (3..<1_024).filter { descriptor in
            let flags = fcntl(descriptor, F_GETFD)
            return flags >= 0 && flags & FD_CLOEXEC == 0
        }
    }

    #if canImport(Darwin)
        private typealias Attributes = posix_spawnattr_t?
    #else
        private typealias Attributes = posix_spawnattr_t
    #endif

    /// Gives the program a group of its own, and resets the signals that we block or ignore.
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

    /// Calls `body` with the texts as C expects them: an array of pointers that ends with a null.
    @unsafe
    private static func withCStrings<Result>(
        _ texts: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = unsafe texts.map { unsafe strdup($0.asPath) } + [nil]
        defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
        return unsafe body(pointers)
    }
}
