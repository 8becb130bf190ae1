import CommandLineFrame
import Reports
import SessionConformance
import SessionCorpus
import TerminalText

/// `corpus run [ID ...] [-- COMMAND ARG ...]`: tests models with the corpus cases only.
enum CorpusRunCommand: CommandDefinition {
    struct Options: CommandOptions {
        var run = ModelRunOptions()
        var filter = CorpusListing.Filter()

        /// The commands of further models.
        var others: [[String]] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            let problems = run.problems(in: context)
            guard !others.isEmpty else { return problems }
            let requests = run.verdict.requests
            guard requests.contains(where: { $0.format != .human || $0.path != nil }) else {
                return problems
            }
            return problems + [
                .other(
                    "--also prints a table: omit --format, and run each model by itself for reports"
                )
            ]
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus run",
        summary: "Test a model with the corpus cases only.",
        overview: """
            Test a model with the corpus cases only: those named, or all, regressions first. The \
            model is the program after --, which speaks session-testee/1 (see scripts/testees); \
            without one, the model of this package is tested. With --also, several models are \
            tested with the same cases, and the result is a table with a row for each case. \
            Whole-response cases do not apply to a model. Staging cases run last and do not count.
            """,
        operands: .init(
            "[ID ...]",
            name: "ID",
            completion: .corpusCase,
            help: "Case ids (default: all cases)."
        ) { $0.filter.ids = $1 },
        program: TesteeOptions.program(\.run.testee.command),
        sections: [
            .init("OPTIONS", caseOptions + ModelRunOptions.options.map { $0.lifted(to: \.run) }),
            .init(
                CommandOutline.commonTitle,
                ModelRunOptions.commonOptions.map { $0.lifted(to: \.run) }
            ),
        ],
        examples: [
            .init(
                "Test a program.",
                "session-conformance corpus run -- python3 scripts/testees/template.py"
            ),
            .init(
                "Test the model of this package with the cases about links.",
                "session-conformance corpus run --topic links"
            ),
            .init(
                "Compare the model of this package with a program, case by case.",
                """
                session-conformance corpus run --flag fraction \\
                      --also 'python3 scripts/testees/template.py'
                """
            ),
        ]
    )

    private static let caseOptions: [CommandOption<Options>] = [
        CorpusFolder.topicOption(\.filter.topic, help: "Only cases in this topic."),
        CorpusFolder.flagOption(\.filter.flag, help: "Only cases with this flag."),
        .value(
            "--also",
            "'COMMAND ARG ...'",
            help: "Another model to compare, as one argument in quotation marks; repeatable."
        ) { options, text throws(ValueFault) in
            options.others.append(try CommandWords.split(text))
        }.repeatable,
    ]

    static func run(
        _ options: Options,
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode {
        try requireSeparator(options, context)
        var suite = ConformanceOptions()
        suite.shard = options.run.shard(in: context)
        suite.phases = [.corpus]
        let filter = options.filter
        let cases = { (source: CorpusSource) throws(CorpusFailure) -> ModelCorpus in
            try Self.cases(of: source, filter)
        }
        guard !options.others.isEmpty else {
            return await ModelSession.run(
                suite,
                options.run,
                command: "corpus",
                context,
                corpus: cases
            )
        }
        suite.listsEveryCase = true
        let models = ModelSession.several(
            [options.run.testee.command] + options.others,
            suite,
            options.run,
            command: "corpus",
            context,
            corpus: cases
        )
        guard let models else { return .failed }
        return await ModelComparison(models: models).run()
    }

    /// Throws if the operands are a program whose `--` was forgotten, rather than ids.
    private static func requireSeparator(
        _ options: Options,
        _ context: CommandContext
    ) throws(UsageError) {
        let ids = options.filter.ids
        guard let first = ids.first, options.run.testee.command == nil else { return }
        let corpus: Corpus
        do throws(CorpusFailure) {
            corpus = try CorpusSource(options.run.folder, from: context.workingDirectory).corpus()
        } catch {
            // Whatever it is, the run will say so.
            return
        }
        let known = corpus.cases.map(\.id) + corpus.retired.map(\.id)
        guard Set(known).isDisjoint(with: ids),
            NearMiss.matches(for: first, among: known).isEmpty
        else { return }
        throw UsageError([
            .other(
                "the corpus has no case '\(first)'; to run a program, write '--' before it: -- "
                    + ids.joined(separator: " ")
            )
        ])
    }

    private static func cases(
        of source: CorpusSource,
        _ filter: CorpusListing.Filter
    ) throws(CorpusFailure) -> ModelCorpus {
        let corpus = try ModelCorpus(in: source, filter)
        guard corpus.cases.isEmpty, corpus.staging.isEmpty else { return corpus }
        throw CorpusFailure(
            "no case for a model in \(source.shownName) matches these filters",
            kind: .notFound
        )
    }
}
