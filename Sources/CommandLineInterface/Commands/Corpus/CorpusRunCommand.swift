import SessionConformance
import SessionCorpus

/// `corpus run [-- COMMAND ARG ...]`: a model is asked about the corpus and nothing else.
enum CorpusRunCommand {
    struct Options {
        var run = ModelRunOptions()
        var filter = CorpusListing.Filter()
    }

    static var command: Command {
        Command(
            "run",
            summary: "Ask a model about the cases, and about nothing else.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                try await run(arguments, context)
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus run",
            overview: """
                Ask a model about the cases of the corpus, regressions first, and about nothing \
                else: what 'model' does in its first phase. The model is the program behind --; \
                without one, that of this package. Cases of whole answers are no matter of a \
                model, and those of staging come last and are never counted.
                """,
            operands: .init(
                "[-- COMMAND ARG ...]",
                name: "COMMAND",
                help: "The program and its arguments; no shell is involved."
            ),
            sections: [
                .init(
                    "OPTIONS",
                    [
                        CorpusFolder.topicOption(\.filter.topic, help: "Ask about this topic."),
                        .value("--flag", "FLAG", help: "Ask about the cases with this flag.") {
                            $0.filter.flag = $1
                        },
                    ] + ModelRunOptions.options.map { $0.lifted(to: \.run) }
                ),
                .init(
                    "COMMON OPTIONS",
                    ModelRunOptions.commonOptions.map { $0.lifted(to: \.run) }
                ),
            ]
        )
    }

    private static func run(
        _ arguments: [String],
        _ context: CommandContext
    ) async throws(UsageError) -> Int32 {
        var options = Options()
        let own = options.run.testee.takeCommand(from: arguments)
        let operands = try syntax.parse(own, into: &options)
        var suite = ConformanceOptions()
        suite.shard = try options.run.shard(operands: operands, command: syntax.command, context)
        suite.phases = [.corpus]
        let filter = options.filter
        return await options.run.run(suite, command: "corpus", context) {
            source throws(CorpusFailure) in try cases(of: source, filter)
        }
    }

    private static func cases(
        of source: CorpusSource,
        _ filter: CorpusListing.Filter
    ) throws(CorpusFailure) -> ModelCorpus {
        let corpus = try ModelCorpus(in: source, filter)
        guard corpus.cases.isEmpty, corpus.staging.isEmpty else { return corpus }
        throw CorpusFailure(
            "\(source.shownName) has no case to ask a model about that passes these "
                + "filters"
        )
    }
}
