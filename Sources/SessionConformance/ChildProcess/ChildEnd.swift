#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a child process ended.
enum ChildEnd: Equatable {
    /// It exited by itself, with this code.
    case exited(Int32)

    /// A signal ended it: its own fault, or somebody else's will.
    case signalled(Int32)

    /// It still ran, and was killed by us.
    case stopped

    /// Nobody knows: the system had no status for us.
    case unknown

    /// Reads what `waitpid` said.
    init(waitStatus status: Int32) {
        // The macros that do this are not visible from here.
        let signal = status & 0x7F
        self = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    }
}

extension ChildEnd: CustomStringConvertible {
    /// The end as a clause that goes on after "it".
    var description: String {
        switch self {
        case .exited(let code): "exited with code \(code)"
        case .signalled(let number):
            Self.names[number].map { "was killed by signal \(number) (\($0))" }
                ?? "was killed by signal \(number)"
        case .stopped: "did not end by itself, and was stopped"
        case .unknown: "ended, nobody knows how"
        }
    }

    private static let names: [Int32: String] = [
        SIGABRT: "SIGABRT", SIGALRM: "SIGALRM", SIGBUS: "SIGBUS", SIGFPE: "SIGFPE",
        SIGHUP: "SIGHUP", SIGILL: "SIGILL", SIGINT: "SIGINT", SIGKILL: "SIGKILL",
        SIGPIPE: "SIGPIPE", SIGQUIT: "SIGQUIT", SIGSEGV: "SIGSEGV", SIGSYS: "SIGSYS",
        SIGTERM: "SIGTERM", SIGTRAP: "SIGTRAP", SIGXCPU: "SIGXCPU", SIGXFSZ: "SIGXFSZ",
    ]
}
