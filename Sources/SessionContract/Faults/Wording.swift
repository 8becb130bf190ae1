/// What a report says about a fault, in words that repeat nothing from the payload.
package struct Wording: Hashable, Sendable {
    /// What is wrong, in one sentence without a full stop.
    package let message: String

    /// What was found there, in a word that is the same for all findings of one row of a report:
    /// `null`, `string`, the dialect of a time, a status code.
    ///
    /// Reports and baselines name it, so it never changes.
    package let kind: String

    /// What was found there, as a phrase.
    package let observed: String

    /// What would have conformed, as a phrase.
    package let expected: String

    /// How to fix it, in one or two sentences.
    package let fix: String

    /// A smallest payload with this fault, or `nil` if no short plain text can show it.
    ///
    /// It is made from the fault and contains no data, so it can be pasted into an issue.
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
