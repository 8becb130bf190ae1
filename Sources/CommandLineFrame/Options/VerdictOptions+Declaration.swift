import Reports
import SessionModel

extension VerdictOptions {
    /// The options of commands that check payloads.
    package static let options =
        reportOptions + severityOptions + [onlyOption, skipOption, nowOption, exitZeroOption]
        + [baselineOption, configOption, jobsOption] + outputOptions

    /// The options of commands that send requests, which they do one after another.
    package static let optionsForRequests =
        reportOptions + severityOptions + [onlyOption, skipOption, nowOption, baselineOption]
        + [configOption] + outputOptions

    /// The options of commands that test models, without `--only`, which names phases there.
    package static let optionsForModels =
        reportOptions + severityOptions + [skipOption, baselineOption, configOption, jobsOption]
        + outputOptions

    /// The options of commands that add reports.
    static let optionsForMerge =
        reportOptions.filter { $0.name != "--every-finding" } + [exitZeroOption, baselineOption]
        + outputOptions.filter { $0.name != "--progress" }

    /// The options of commands that look for failures that are known.
    package static let optionsForReplay =
        reportOptions + severityOptions + [skipOption, jobsOption] + outputOptions

    /// The options of commands that print a matrix of models.
    package static let optionsForMatrices: [CommandOption<VerdictOptions>] =
        [
            .value(
                "--format",
                "FORMAT[=PATH]",
                completion: .pair(.words(MatrixReport.formats.map(\.rawValue)), .file),
                help:
                    "Write the matrix as \(list(MatrixReport.formats)), to standard output or "
                    + "PATH; repeatable."
            ) { options, text throws(ValueFault) in
                options.requests.append(
                    try ReportRequest(argument: text, among: MatrixReport.formats)
                )
            }.repeatable,
            .flag(
                "--verbose",
                short: "-v",
                \.isVerbose,
                help: "Add the smallest payload of each deviation, with a token for replay."
            ),
        ] + outputOptions.filter { $0.name == "--color" }

    /// The options of commands that count what an API sends.
    package static let optionsForCensuses =
        [nowOption] + outputOptions.filter { ["--quiet", "--progress"].contains($0.name) }

    private static let reportOptions: [CommandOption<VerdictOptions>] = [
        .value(
            "--format",
            "FORMAT[=PATH]",
            completion: .pair(.words(ReportFormat.allCases.map(\.rawValue)), .file),
            help:
                "Write the report as \(list(ReportFormat.allCases)), to standard output or PATH; "
                + "repeatable."
        ) { options, text throws(ValueFault) in
            options.requests.append(try ReportRequest(argument: text))
        }.repeatable,
        .value(
            "--anchor",
            "PATH",
            completion: .file,
            help:
                "File in which the formats sarif and gitlab show findings that are in no file of "
                + "the repository (default: Package.swift, README.md or another file)."
        ) { options, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("the path of a file in the repository") }
            options.anchor = text
        },
        .choice(
            "--limit",
            help: "Leave out whole rows so that a report in Markdown fits in a comment on GitHub."
        ) { (options: inout VerdictOptions, limit: VerdictOptions.Destination) in
            options.destination = limit
        },
        .choice(
            "--fail-on",
            help: "Lowest severity that makes the exit code 1 (default: error)."
        ) { (options: inout VerdictOptions, level: VerdictOptions.Threshold) in
            options.chosenFailOn = level
        },
        .integer(
            "--max-findings",
            in: 1...1_000_000,
            help: "Maximum number of rows of findings (default: 100)."
        ) { $0.maximumRows = $1 },
        .flag(
            "--every-finding",
            \.listsEveryFinding,
            help: """
                List every finding instead of one row per kind. With --format ndjson, each is \
                written when it is found, and their number has no limit unless --max-findings \
                is given.
                """
        ),
        .flag(
            "--show-values",
            \.showsValues,
            help: "Show values, and keys that look like data; by default reports show neither."
        ),
    ]

    /// The names of formats, as a phrase.
    private static func list(_ formats: [ReportFormat]) -> String {
        let names = formats.map { format in
            format == .human ? "\(format.rawValue) (default)" : format.rawValue
        }
        return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }

    private static let severityOptions: [CommandOption<VerdictOptions>] = [
        .flag(
            "--strict",
            \.rules.isStrict,
            help: "Treat fields that the contract does not declare as errors."
        ),
        .value(
            "--rule",
            "ID=SEVERITY",
            completion: .pair(.rule, .words(RuleSelection.levels)),
            help: "Set the severity of a rule: error, warning, note or off; repeatable."
        ) { options, text throws(ValueFault) in try options.rules.override(text) }
        .repeatable,
    ]

    private static let onlyOption = CommandOption<VerdictOptions>.value(
        "--only",
        "RULES",
        completion: .list(.rule),
        help: "Check only these rules or groups, such as contract,link/form; repeatable."
    ) { options, text throws(ValueFault) in try options.rules.restrict(to: text) }
    .repeatable

    private static let skipOption = CommandOption<VerdictOptions>.value(
        "--skip",
        "RULES",
        completion: .list(.rule),
        help: "Skip these rules or groups; repeatable."
    ) { options, text throws(ValueFault) in try options.rules.skip(text) }
    .repeatable

    private static let baselineOption = CommandOption<VerdictOptions>.value(
        "--baseline",
        "FILE",
        completion: .file,
        help:
            "Report deviations that FILE accepts without counting them, and entries of FILE that "
            + "are stale or expired; see 'baseline update'."
    ) { options, text throws(ValueFault) in
        guard !text.isEmpty, text != "-" else { throw ValueFault("the path of a file") }
        options.baseline = text
    }

    private static let nowOption = CommandOption<VerdictOptions>.value(
        "--now",
        "TIME",
        help: "Time with which times in payloads and the days of a baseline are compared, such as "
            + "2026-11-27T09:00:00Z (default: the start of the run); parts of one run share it."
    ) { options, text throws(ValueFault) in
        let reading = Timestamp(text).reading
        guard reading.dialect.isRFC3339, let moment = reading.moment else {
            throw ValueFault("a time such as 2026-11-27T09:00:00Z")
        }
        options.now = moment.seconds
    }

    private static let exitZeroOption = CommandOption<VerdictOptions>.flag(
        "--exit-zero",
        \.exitsWithZero,
        help: "Exit with 0 instead of 1 or 3; reports keep the exit code."
    )

    private static let configOption = CommandOption<VerdictOptions>.value(
        ConfigurationLayout.option,
        "FILE",
        completion: .file,
        help: "Take the options that are not given from FILE; see 'schema config'."
    ) { options, text throws(ValueFault) in options.configuration = text }

    private static let jobsOption = CommandOption<VerdictOptions>.integer(
        "--jobs",
        in: 1...1_024,
        help: "Maximum number of threads."
    ) { $0.jobs = $1 }

    private static let outputOptions: [CommandOption<VerdictOptions>] = [
        .flag("--quiet", short: "-q", \.isQuiet, help: "Print only the verdict."),
        .flag("--verbose", short: "-v", \.isVerbose, help: "Explain why each rule matters."),
        .choice(
            "--color",
            \.color,
            help: "Color the report (default: auto, on terminals unless NO_COLOR is set)."
        ),
        .choice(
            "--progress",
            \.progress,
            help:
                "Show progress on standard error (default: auto, in logs and pipes only every ten "
                + "seconds)."
        ),
    ]
}
