extension Report {
    /// The result of a run for the shell and for the reader.
    package struct Exit: Hashable, Sendable {
        /// The exit status of the process.
        package let code: ExitCode

        /// What the run says about the target.
        package let verdict: Verdict

        /// Why, in a phrase without a full stop.
        package let reason: String
    }
}
