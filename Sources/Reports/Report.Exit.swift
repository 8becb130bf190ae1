extension Report {
    /// How a run ends.
    package struct Exit: Hashable, Sendable {
        /// The exit status of the process.
        package let code: ExitCode

        /// What is known about the target.
        package let verdict: Verdict

        /// Why, in a phrase without a full stop.
        package let reason: String
    }
}
