extension LearnedPolicy {
    /// What the testee chooses, in a phrase such as `reject, as it declares`, with how many
    /// payloads it accepted and rejected if `withCounts` is true.
    package func choice(withCounts: Bool) -> String {
        answer + (isDeclared ? ", as it declares" : "")
            + (withCounts ? " (accepted \(accepted), rejected \(rejected))" : "")
    }
}
