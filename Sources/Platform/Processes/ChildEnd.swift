import CLibrary

/// How a child process ended.
package enum ChildEnd: Equatable, Sendable {
    /// It exited with this code.
    case exited(Int32)

    /// A signal that we did not send ended it.
    case signalled(Int32)

    /// It was still running, and we killed it.
    case stopped

    /// The system had no status for it.
    case unknown

    /// Decodes a status from `waitpid`.
    init(waitStatus status: Int32) {
        // Swift does not import the macros that do this.
        let signal = status & 0x7F
        self = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    }
}

extension ChildEnd: CustomStringConvertible {
    /// A verb phrase to follow "it".
    package var description: String {
        switch self {
        case .exited(let code): "exited with code \(code)"
        case .signalled(let number):
            SignalName.of(number).map { "was killed by signal \(number) (\($0))" }
                ?? "was killed by signal \(number)"
        case .stopped: "did not exit by itself and was killed"
        case .unknown: "ended with unknown status"
        }
    }
}
