import Baselines
import CommandLineFrame
import JSONFiles
import Platform
import Reports
import SessionContract
import TerminalText

/// `baseline update FILE REPORT ...`: accepts the deviations in reports.
enum BaselineUpdateCommand: CommandDefinition {
    struct Options: CommandOptions {
        var paths: [String] = []
        var reason: String?
        var issue: String?
        var expires: CalendarDay?
        var severity = VerdictOptions.Threshold.error

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems: [UsageProblem] = []
            if paths.count < 2 {
                problems.append(
                    .other("missing arguments: expected a baseline and one or more JSON reports")
                )
            }
            if reason == nil {
                problems.append(
                    .other("missing --reason: say why the deviations are accepted for now")
                )
            }
            if let expires, expires < CalendarDay(of: context.startedAt) {
                problems.append(.other("--expires \(expires.text) is over"))
            }
            return problems
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "baseline update",
        summary: "Accept the deviations in reports.",
        overview: """
            Add an entry to FILE for each row of the reports that has none. FILE is created if it \
            does not exist. Existing entries keep their members; only an entry that is expired \
            gets a new last day, with --expires.
            """,
        operands: .init(
            "FILE REPORT ...",
            name: "FILE REPORT",
            completion: .file,
            help: "The baseline, and JSON reports, as --format json=REPORT writes them."
        ) { $0.paths = $1 },
        sections: [.init("OPTIONS", options)],
        examples: [
            .init(
                "Accept what a run has found.",
                """
                session-conformance baseline update baseline.json report.json \
                --reason 'Fixed with the next release' --expires 2027-03-31
                """
            )
        ]
    )

    private static let options: [CommandOption<Options>] = [
        .value("--reason", "TEXT", help: "Why the deviations are accepted; required.") {
            options,
            text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("a reason") }
            options.reason = text
        },
        .value("--issue", "TEXT", help: "Where the deviations are tracked, such as a URL.") {
            options,
            text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("an issue") }
            options.issue = text
        },
        .value(
            "--expires",
            "DAY",
            help: "The last day on which they are accepted, such as 2026-12-31."
        ) { options, text throws(ValueFault) in
            guard let day = CalendarDay(text) else {
                throw ValueFault("a day that exists, such as 2026-12-31")
            }
            options.expires = day
        },
        .choice(
            "--severity",
            \.severity,
            help: "Lowest severity of the rows that are accepted (default: error)."
        ),
    ]

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        context.complaining { () throws(BaselineFile.Failure) in
            let file = BaselineFile(options.paths[0])
            var baseline =
                FileKind(at: file.path, followsLinks: true) == nil ? Baseline() : try file.read()
            let count = baseline.entries.count
            var indices: [String: Int] = [:]
            for (index, entry) in baseline.entries.enumerated() { indices[entry.id] = index }
            var renewed = 0
            let today = CalendarDay(of: context.startedAt)
            for path in options.paths.dropFirst() {
                let report = try SavedReport(path)
                guard report.unlisted <= 0 else {
                    let all = report.rows.count + report.unlisted
                    throw BaselineFile.Failure(
                        "\(PathText.shown(path)) lists only \(report.rows.count) of \(all) rows; "
                            + "run again with --max-findings \(all)"
                    )
                }
                if report.isIncomplete {
                    context.console.warn(
                        "\(PathText.shown(path)) is the report of a run that did not end, so "
                            + "deviations may be missing"
                    )
                }
                for row in report.rows where options.accepts(row) {
                    let entry = options.entry(for: row, since: today)
                    guard let index = indices[entry.id] else {
                        indices[entry.id] = baseline.entries.count
                        baseline.entries.append(entry)
                        continue
                    }
                    guard baseline.entries[index].isExpired(on: today) else { continue }
                    guard options.expires != nil else {
                        context.console.warn(
                            "\(entry.id) is expired; choose a new last day with --expires"
                        )
                        continue
                    }
                    baseline.entries[index].expires = options.expires
                    renewed += 1
                }
            }
            try file.write(baseline)
            let added = baseline.entries.count - count
            let renewal = renewed > 0 ? ", \(renewed.grouped) renewed" : ""
            return context.console.printResult(
                "\(added.grouped) added\(renewal); \(file.shownPath.terminalSafe) has "
                    + "\(baseline.entries.count.counted("entry", "entries"))\n"
            )
        }
    }
}

extension BaselineUpdateCommand.Options {
    /// Whether a row is one of those to accept.
    ///
    /// What could not be checked is not a deviation, and an entry cannot accept itself.
    fileprivate func accepts(_ row: SavedReport.Row) -> Bool {
        row.severity.reaches(severity.severity) && row.severity != .inconclusive
            && row.group.rule.group != "baseline"
    }

    fileprivate func entry(for row: SavedReport.Row, since day: CalendarDay) -> BaselineEntry {
        BaselineEntry(
            row.group,
            source: row.source,
            reason: reason ?? "",
            issue: issue,
            since: day,
            expires: expires
        )
    }
}
