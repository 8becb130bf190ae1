import CommandLineFrame

extension CommandGroup {
    /// `drift SUBCOMMAND`: what an API sends, and what has changed.
    static let drift = CommandGroup(
        name: "drift",
        summary: "Count what an API sends, and compare with what it sent before.",
        overview: """
            Count what an API sends in a census, which has no value in it, and compare it with an \
            earlier one. A comparison reports a change only if chance does not explain it, and \
            takes sessions of one user for the few draws that they are.
            """,
        commands: [DriftSnapshotCommand.self, DriftCompareCommand.self]
    )
}
