import CommandLineFrame

extension CommandGroup {
    /// `drift SUBCOMMAND`: what an API sends, and what has changed.
    static let drift = CommandGroup(
        name: "drift",
        summary: "Count what an API sends, and compare with what it sent before.",
        overview: """
            Count what an API sends, in a census that contains no value, and compare it with what \
            it sent before. A comparison reports a change only if it is larger than chance \
            explains. Many sessions of one user count as few, because they are alike.
            """,
        commands: [DriftSnapshotCommand.self, DriftCompareCommand.self]
    )
}
