import CommandLineFrame

extension CommandGroup {
    /// `corpus SUBCOMMAND`: runs and maintains the test cases.
    static let corpus = CommandGroup(
        name: "corpus",
        summary: "Inspect, check, run and extend the corpus of test cases.",
        overview: """
            Inspect, check, run and extend the corpus: payloads, each with the expected result at \
            every layer and the reason why it is there. The corpus is the folder Corpus in the \
            current folder or a parent, or the folder given with --corpus.
            """,
        commands: [
            CorpusRunCommand.self, CorpusLintCommand.self, CorpusFormatCommand.self,
            CorpusListCommand.self, CorpusShowCommand.self, CorpusAddCommand.self,
            CorpusRemoveCommand.self, CorpusFlagsCommand.self, CorpusStatsCommand.self,
        ]
    )
}
