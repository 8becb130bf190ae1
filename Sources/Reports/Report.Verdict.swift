extension Report {
    /// What is known about the target at the end of a run.
    package enum Verdict: String, CaseIterable, Sendable {
        /// Nothing counts against it.
        case conforms

        /// At least one finding counts against it.
        case violates

        /// Nothing counts against it, but not everything could be judged.
        case inconclusive

        /// The run could not do its job.
        case failed
    }
}
