package import SessionContract

/// The names that reports on models may contain, each list in the order of reports.
package struct ModelVocabulary: Sendable {
    /// The names of the phases.
    let phases: [String]

    /// The names of the topics of the corpus.
    let topics: [String]

    /// The names of the aspects.
    let aspects: [String]

    /// The names of the policies.
    let policies: [String]

    /// The answers that a choice is learned from.
    let answers: [String]

    /// Why the findings of staging cases do not count; the reason is the name of their unit too.
    let stagingSuppression: Suppression

    /// Returns the payload of a replay token as a word for shells; `nil` if it is not a token.
    let word: @Sendable (String) -> String?

    /// The name of the unit of staging cases.
    var staging: String { stagingSuppression.reason }

    /// The names of all units.
    var units: [String] { phases + topics }

    /// The names of the units of a run of the whole suite.
    var unitsOfModels: [String] { phases + [staging] }

    package init(
        phases: [String],
        topics: [String],
        aspects: [String],
        policies: [String],
        answers: [String],
        stagingSuppression: Suppression,
        word: @escaping @Sendable (String) -> String?
    ) {
        self.phases = phases
        self.topics = topics
        self.aspects = aspects
        self.policies = policies
        self.answers = answers
        self.stagingSuppression = stagingSuppression
        self.word = word
    }
}
