/// The exit status of the program, a stable interface for scripts.
package enum ExitCode: Hashable, Sendable {
    /// The target conforms, or the command succeeded.
    case success

    /// The target does not conform.
    case findings

    /// The command could not do its job.
    case failed

    /// No problems were found, but not everything could be checked.
    case inconclusive

    /// The command line is wrong.
    case usage

    /// A signal ended the run early.
    case interrupted(by: Int32)

    /// The status that the process exits with.
    package var rawValue: Int32 {
        switch self {
        case .success: 0
        case .findings: 1
        case .failed: 2
        case .inconclusive: 3
        case .usage: 64
        case .interrupted(let signal): 128 + signal
        }
    }
}
