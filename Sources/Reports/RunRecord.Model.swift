package import SessionContract

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
        package var observations: [ChoiceObservation]

        package init(
            policy: String,
            answer: String,
            isDeclared: Bool,
            observations: [ChoiceObservation] = []
        ) {
            self.policy = policy
            self.answer = answer
            self.isDeclared = isDeclared
            self.observations = observations
        }
    }
}
