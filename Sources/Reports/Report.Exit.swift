extension Report {
    /// The result of a run for the shell and for the reader.
    package struct Exit: Hashable, Sendable {
        /// The exit status of the process.
        package let code: ExitCode

        /// What the run says about the target.
        package let verdict: Verdict

        /// Why, in a phrase without a full stop.
        package let reason: String

        /// The parts that the limits of the user left of what was to be checked, in a phrase such
        /// as `page 1 of more (--max-pages)`; `nil` if that is all, or does not conform.
        package var sample: String?

        /// The reason, with the parts that it is about.
        package var fullReason: String { sample.map { "\(reason) on \($0)" } ?? reason }
    }
}
