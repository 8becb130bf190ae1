extension RunRecord {
    /// The model that a run tested.
    package struct Model: Hashable, Sendable {
        package let name: String
        package let version: String?

        /// The programming language, if it is known.
        package let language: String?

        package init(name: String, version: String?, language: String?) {
            self.name = name
            self.version = version
            self.language = language
        }
    }

    /// What a model does where the contract leaves a choice.
    package struct Choice: Hashable, Sendable {
        /// The name of the policy in `session-testee/1`, such as `duplicate-key`.
        package let policy: String

        /// The choice, such as `last`.
        package let answer: String

        /// Whether the model declared it, so that it was checked rather than learned.
        package let isDeclared: Bool

        /// What the choice was learned from, in the report of a part.
        package var observations: [Observation]

        /// How often payloads with the same trait got each answer.
        package struct Observation: Hashable, Sendable {
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

        package init(
            policy: String,
            answer: String,
            isDeclared: Bool,
            observations: [Observation] = []
        ) {
            self.policy = policy
            self.answer = answer
            self.isDeclared = isDeclared
            self.observations = observations
        }
    }
}
