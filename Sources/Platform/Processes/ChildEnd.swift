import CLibrary

/// How a child process ended.
package enum ChildEnd: Equatable, Sendable {
    /// It exited, with this code.
    case exited(Int32)

    /// A signal ended it that we did not send.
    case signalled(Int32)

    /// It still ran, and we killed it.
    case stopped

    /// The system had no status for us.
    case unknown

    /// Reads the status of `waitpid`.
    init(waitStatus status: Int32) {
        // The macros that do this are not visible from here.
        let signal = status & 0x7F
        self = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    }
}

extension ChildEnd: CustomStringConvertible {
    /// The end as a clause that goes on after "it".
    package var description: String {
        switch self {
        case .exited(let code): "exited with code \(code)"
        case .signalled(let number):
            SignalName.of(number).map { "was killed by signal \(number) (\($0))" }
                ?? "was killed by signal \(number)"
        case .stopped: "did not end by itself, and was stopped"
        case .unknown: "ended, nobody knows how"
        }
    }
}
