extension CommandGroup {
    /// `corpus SUBCOMMAND`: the cases that every model must satisfy, and their upkeep.
    static let corpus = CommandGroup(
        name: "corpus",
        summary: "Test a model with the corpus, check the corpus, and add cases.",
        overview: """
            Look at the corpus, check it, and add cases to it: payloads with what is expected of \
            them, layer by layer, and why. It is the folder Corpus here or in a folder above, or \
            the one that --corpus names.
            """,
        commands: [
            CorpusRunCommand.self, CorpusLintCommand.self, CorpusFormatCommand.self,
            CorpusListCommand.self, CorpusShowCommand.self, CorpusAddCommand.self,
            CorpusStatsCommand.self,
        ]
    )
}
