extension LearnedPolicy {
    /// Returns the choice of the testee as a phrase, such as `reject, as it declares` or
    /// `mixed: accept id; reject user_id`.
    ///
    /// - Parameter withCounts: Whether to add how many payloads were accepted and rejected.
    /// - Returns: The phrase.
    package func choice(withCounts: Bool) -> String {
        answer + (dependence.map { ": \($0)" } ?? "")
            + (isDeclared ? ", as it declares" : "")
            + (withCounts ? " (accepted \(accepted), rejected \(rejected))" : "")
    }
}
