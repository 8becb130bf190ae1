import SessionConformance
import SessionCorpus

/// `corpus run [-- COMMAND ARG ...]`: a model is asked about the corpus and nothing else.
enum CorpusRunCommand {
    struct Options {
        var verdict = VerdictOptions()
        var testee = TesteeOptions()
        var folder: String?
        var filter = CorpusListing.Filter()
    }

    static var command: Command {
        Command(
            "run",
            summary: "Ask a model about the cases, and about nothing else.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                let options = try options(from: arguments)
                let session: ModelSession
                do throws(CorpusFailure) {
                    session = try Self.session(options, context)
                } catch {
                    context.console.complain(error.description)
                    return 2
                }
                return await session.run()
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
                model, and those of staging are asked by --topic staging alone.
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
                        CorpusFolder.option(\.folder),
                        CorpusFolder.topicOption(\.filter.topic, help: "Ask about this topic."),
                        .value("--flag", "FLAG", help: "Ask about the cases with this flag.") {
                            $0.filter.flag = $1
                        },
                    ] + TesteeOptions.options.map { $0.lifted(to: \.testee) }
                ),
                .init(
                    "COMMON OPTIONS",
                    VerdictOptions.optionsForModels.map { $0.lifted(to: \.verdict) }
                ),
            ]
        )
    }

    private static func options(from arguments: [String]) throws(UsageError) -> Options {
        var options = Options()
        let own = options.testee.takeCommand(from: arguments)
        let operands = try syntax.parse(own, into: &options)
        var problems = options.verdict.problems + options.testee.problems
        if !operands.isEmpty {
            problems.append(
                .other("the program comes behind '--': -- \(operands.joined(separator: " "))")
            )
        }
        guard problems.isEmpty else { throw UsageError(problems, command: syntax.command) }
        return options
    }

    private static func session(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> ModelSession {
        let folder = try CorpusFolder(options.folder, from: context.workingDirectory)
        let corpus = try ModelCorpus(in: folder, options.filter)
        guard !corpus.cases.isEmpty else {
            throw CorpusFailure(
                "the corpus at \(folder.shownPath) has no case to ask a model about that passes "
                    + "these filters"
            )
        }
        var suite = ConformanceOptions()
        suite.phases = [.corpus]
        suite.corpus = corpus.cases
        return ModelSession(
            testee: options.testee,
            work: .suite(suite),
            corpus: corpus.identity,
            command: "corpus",
            verdict: options.verdict,
            context: context
        )
    }
}
