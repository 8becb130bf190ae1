/// The text of a finding, which repeats nothing from the payload.
package struct Wording: Hashable, Sendable {
    /// What is wrong, in one sentence without a full stop.
    package let message: String

    /// A fixed name for what was found, such as `null`, `string`, the dialect of a time or a
    /// status code.
    ///
    /// Findings with the same kind share a row of a report. Baselines rely on it, so it must never
    /// change.
    package let kind: String

    /// What was found, as a phrase.
    package let observed: String

    /// What would have conformed, as a phrase.
    package let expected: String

    /// How to fix it, in one or two sentences.
    package let fix: String

    /// A smallest payload with this fault, or `nil` if no short printable text shows it.
    ///
    /// It is made from the fault and contains no user data, so it can be pasted into an issue.
    package let example: String?

    package init(
        message: String,
        kind: String,
        observed: String,
        expected: String,
        fix: String,
        example: String? = nil
    ) {
        self.message = message
        self.kind = kind
        self.observed = observed
        self.expected = expected
        self.fix = fix
        self.example = example
    }
}
