/// Why a finding is reported but not counted.
///
/// A suppressed finding changes neither the totals of its severity nor the exit code.
package struct Suppression: Hashable, Sendable {
    /// The name of the reason in reports, such as `staging`.
    package var reason: String

    /// What the reason means and when the suppression ends, in full sentences.
    package var explanation: String

    package init(_ reason: String, explanation: String) {
        self.reason = reason
        self.explanation = explanation
    }
}
