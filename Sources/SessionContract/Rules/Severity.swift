/// How serious a finding is.
package enum Severity: String, CaseIterable, Hashable, Sendable {
    /// The contract is violated.
    case error

    /// The contract is not violated, but many clients fail on this.
    case warning

    /// Worth knowing, but nothing needs to be fixed.
    case note

    /// Something could not be checked, so it neither violates the contract nor passes.
    case inconclusive
}

extension Severity {
    /// Whether this severity is at least as serious as `threshold`.
    ///
    /// The order is error, warning, note. ``inconclusive`` is not part of the order: it reaches no
    /// threshold, and as a threshold it is never reached.
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

extension Severity {
    /// The severities in the order in which reports list them.
    package static let byWeight: [Severity] = [.error, .warning, .inconclusive, .note]
}
