import Platform
import Reports
import SessionContract

/// `merge REPORT ...`: adds the reports of parts.
enum MergeCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()

        /// Whether parts may be missing, so that the report is one of a part again.
        var isPartial = false

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
            --source, or those of several files. Reports of 'model' and 'corpus run' are those of \
            parts, made with --shard and one --seed. Each part must be there once, and all must have \
            been made by the same version with the same options, including --now. What fails, is \
            missing or does not belong to the others is named, and the exit code is 2. A part with a \
            model that ended early makes the whole inconclusive. The order of the reports matters \
            only if they are of several files that were not divided. Censuses of 'drift snapshot', \
            counted with the same --block-key and --now, make a census; one that is missing is not \
            noticed, since a census does not say which part it is.
            """,
        operands: .init(
            "REPORT ...",
            name: "REPORT",
            completion: .file,
            help: "Reports in the format json or ndjson, as --format json=REPORT writes them."
        ) { $0.paths = $1 },
        sections: [
            .init(
                "OPTIONS",
                [
                    .flag(
                        "--partial",
                        \.isPartial,
                        help: "Add some parts to a report that is merged with others later."
                    )
                ]
            ),
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.optionsForMerge.map { $0.lifted(to: \.verdict) }
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

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        if let first = options.paths.first, CensusFile.isCensus(context.absolutePath(first)) {
            return CensusMergeRun(
                paths: options.paths,
                requests: options.verdict.requests,
                context: context
            ).run()
        }
        return await MergeRun(options: options, context: context).run()
    }
}
