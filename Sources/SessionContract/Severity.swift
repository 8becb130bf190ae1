/// How much a finding weighs.
package enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The contract is broken.
    case error

    /// The contract holds by its letter, and clients will trip all the same.
    case warning

    /// Worth knowing, and nothing to mend.
    case note

    /// Something could not be judged: neither a violation nor a pass.
    case inconclusive
}

extension Severity {
    /// Whether this severity weighs at least as much as `threshold`.
    ///
    /// The order is error, warning, note. What is inconclusive stands apart and reaches nothing.
    package func reaches(_ threshold: Severity) -> Bool {
        guard let own = rank, let other = threshold.rank else { return false }
        return own >= other
    }

    private var rank: Int? {
        switch self {
        case .error: 3
        case .warning: 2
        case .note: 1
        case .inconclusive: nil
        }
    }
}
