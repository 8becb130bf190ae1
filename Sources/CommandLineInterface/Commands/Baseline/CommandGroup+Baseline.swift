import CommandLineFrame

extension CommandGroup {
    /// `baseline SUBCOMMAND`: maintains the deviations that a project accepts.
    static let baseline = CommandGroup(
        name: "baseline",
        summary: "Maintain the deviations that a project accepts for now.",
        overview: """
            Maintain a baseline: the deviations that a project accepts for now, each with a reason. \
            With --baseline FILE, 'check', 'live', 'model' and 'corpus run' report them without \
            counting them, and fail for each entry that is stale or expired.
            """,
        commands: [
            BaselineUpdateCommand.self, BaselinePruneCommand.self, BaselineLintCommand.self,
            BaselineShowCommand.self,
        ]
    )
}
