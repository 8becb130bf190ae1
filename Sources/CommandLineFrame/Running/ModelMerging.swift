package import Reports

/// How a program merges reports on models.
package struct ModelMerging: Sendable {
    /// The names that such reports contain.
    let vocabulary: ModelVocabulary

    /// Completes the record of a sum with what follows from it; with the number of payloads that
    /// show each choice, if that is asked for.
    let conclude: @Sendable (inout RunRecord, ModelMerge.Outcome, _ withCounts: Bool) -> Void

    package init(
        _ vocabulary: ModelVocabulary,
        conclude: @escaping @Sendable (inout RunRecord, ModelMerge.Outcome, Bool) -> Void
    ) {
        self.vocabulary = vocabulary
        self.conclude = conclude
    }
}
