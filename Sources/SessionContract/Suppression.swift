/// Why a finding is reported and not counted: it changes neither the totals of its severity nor how
/// the run ends.
package struct Suppression: Hashable, Sendable {
    /// The name that reports give the reason, such as `staging`.
    package var reason: String

    /// What it means that a finding is suppressed for this reason and how that ends, in sentences.
    package var explanation: String

    package init(_ reason: String, explanation: String) {
        self.reason = reason
        self.explanation = explanation
    }
}
