import Platform
import Reports
import SessionContract

/// `merge REPORT ...`: adds the reports of parts.
enum MergeCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()

        /// Whether parts may be missing, so that the report is one of a part again.
        var isPartial = false

        /// The names of the options that were given.
        var given: [String] = []

        /// The paths of the reports.
        var paths: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = verdict.problems(in: .payloads, context)
            problems += verdict.problems(reading: paths)
            if paths.isEmpty {
                problems.append(.other("missing argument: expected one or more JSON reports"))
            }
            if isPartial, verdict.maximumRows != nil {
                problems.append(
                    .other("--partial keeps all rows; use --max-findings when all parts are merged")
                )
            }
            return problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "merge",
        summary: "Add the reports of parts into the report of the whole.",
        overview: """
            Add reports into the one that a single run would have written, except for its times. \
            Reports of 'check' are those of the parts of a run, made with --shard, --range or \
            --source, or those of several files. Reports of 'live' are those of different endpoints \
            or base URLs. Reports of 'model' and 'corpus run' are those of parts, made with --shard \
            and one --seed. Each part must be there once, and all must have been made by the same \
            version with the same options, including --now for 'check'. What fails, is missing or \
            does not belong to the others is named, and the exit code is 2. A part that ended early \
            is named too, and makes the whole inconclusive; findings after it whose lines are not \
            known are placed by byte. The order of the reports matters only if they are of several \
            files that were not divided, or of endpoints. Censuses of 'drift snapshot', counted with \
            the same --block-key and --now, are added to a census. Those of parts must be complete \
            too; others do not say whether one is missing.
            """,
        operands: .init(
            "REPORT ...",
            name: "REPORT",
            completion: .file,
            help: "Reports in the format json or ndjson, as --format json=REPORT writes them, or "
                + "censuses."
        ) { $0.paths = $1 },
        sections: [
            .init("OPTIONS", [partialOption.noted(in: \.given)]),
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.optionsForMerge.map {
                    $0.lifted(to: \.verdict).noted(in: \.given)
                }
            ),
        ],
        examples: [
            .init(
                "Add the reports of all parts.",
                "session-conformance merge part-1.json part-2.json part-3.json"
            ),
            .init(
                "Decide with a baseline, and save the report as a page.",
                "session-conformance merge *.json --baseline known.json --format html=a.html"
            ),
        ]
    )

    private static let partialOption = CommandOption<Options>.flag(
        "--partial",
        \.isPartial,
        help: "Add some parts to a report, or a census, that is merged with others later."
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        if options.paths.contains(where: { CensusFile.isCensus($0, in: context) }) {
            return CensusMergeRun(options: options, context: context).run()
        }
        return await MergeRun(options: options, context: context).run()
    }
}
