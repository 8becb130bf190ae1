extension Report {
    /// What a run says about its target.
    package enum Verdict: String, CaseIterable, Sendable {
        /// No finding counts against the target.
        case conforms

        /// At least one finding counts against the target.
        case violates

        /// No finding counts against the target, but not everything could be checked.
        case inconclusive

        /// The run could not do its job.
        case failed
    }
}
