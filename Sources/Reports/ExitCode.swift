/// The exit status of the program, which scripts rely on.
package enum ExitCode: Hashable, Sendable {
    /// What was looked at conforms, or the command did what it was asked.
    case success

    /// Something does not conform.
    case findings

    /// The job could not be done.
    case failed

    /// Nothing wrong was seen, but not everything could be judged.
    case inconclusive

    /// The command line is wrong.
    case usage

    /// A signal ended the run early.
    case interrupted(by: Int32)

    /// The status as the system takes it.
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
