/// How often payloads with the same trait got each answer, from which a choice is learned.
package struct ChoiceObservation: Hashable, Sendable {
    /// The key of the field that raises the question, if there is only one.
    package let field: String?

    /// The form of the value, as a phrase.
    package let form: String?

    /// The number of payloads, by answer.
    package var answers: [String: Int]

    package init(field: String?, form: String?, answers: [String: Int]) {
        self.field = field
        self.form = form
        self.answers = answers
    }
}
