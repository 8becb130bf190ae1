import Foundation
import PayloadInput
import Reports
import SessionContract

/// `check [SOURCE ...]`: payloads at rest.
enum CheckCommand {
    struct Options {
        var verdict = VerdictOptions()
        var input = PayloadReader.Format.auto
        var sources: [String] = []
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Check payloads in files, folders, or from standard input.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                let options = try options(from: arguments, context)
                return CheckRun(options: options, context: context).run()
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "check",
            overview: """
                Check payloads at rest. What they are is told by their content: a session object, \
                an array of them, an envelope, one of these a line (NDJSON), or an HTTP archive \
                (HAR), whose answers are checked. Files of any size stream.
                """,
            operands: .init(
                "[SOURCE ...]",
                name: "SOURCE",
                help: "Files, folders, or - for standard input (default: -)."
            ),
            sections: [
                .init(
                    "OPTIONS",
                    [
                        .choice(
                            "--input",
                            \.input,
                            help: "What the sources are (default: auto, by their content)."
                        )
                    ]
                ),
                .init("COMMON OPTIONS", VerdictOptions.options.map { $0.lifted(to: \.verdict) }),
            ]
        )
    }

    static func options(
        from arguments: [String],
        _ context: CommandContext
    ) throws(UsageError) -> Options {
        var options = Options()
        options.sources = try syntax.parse(arguments, into: &options)
        var problems = options.verdict.problems(in: .payloads)
        if options.sources.isEmpty {
            if context.inputIsTerminal {
                problems.append(.other("there is nothing to check: name files, or - to type it"))
            }
            options.sources = ["-"]
        }
        if options.sources.count(where: { $0 == "-" }) > 1 {
            problems.append(.other("standard input can be read only once"))
        }
        guard problems.isEmpty else { throw UsageError(problems, command: syntax.command) }
        return options
    }
}

/// One run of `check`.
private struct CheckRun {
    let options: CheckCommand.Options
    let context: CommandContext
    var reader: PayloadReader
    var ledger: Ledger
    var failures: [String] = []

    init(options: CheckCommand.Options, context: CommandContext) {
        self.options = options
        self.context = context
        ledger = options.verdict.ledger
        reader = PayloadReader(JudgeSettings(now: context.startedAt))
        reader.jobs = options.verdict.jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let interruption = context.interruption
        reader.isInterrupted = { interruption() != nil }
    }

    func run() -> Int32 {
        var run = self
        let clock = ContinuousClock()
        let start = clock.now
        run.check()
        let report = run.report(duration: clock.now - start)
        return ReportDelivery(options: options.verdict, context: context).deliver(report)
    }

    private mutating func check() {
        let interruption = context.interruption
        var progress = ProgressLine(options.verdict.progress, console: context.console)
        for source in options.sources where interruption() == nil {
            do {
                let paths = try PayloadFiles.paths(at: source)
                for (index, path) in paths.enumerated() where interruption() == nil {
                    progress.show("checking \(path) (\(index + 1) of \(paths.count))")
                    try check(path)
                }
            } catch {
                fail(error.description)
            }
        }
        progress.clear()
        guard failures.isEmpty, interruption() == nil else { return }
        if reader.counts.payloads == 0, saysNothing {
            fail("there is nothing to check in \(target)")
        } else if reader.counts.sessions == 0, saysNothing {
            ledger.add(Finding(.noSessions, at: Finding.Place()))
        }
    }

    /// Whether nothing that was found says why there is no session.
    private var saysNothing: Bool {
        let totals = ledger.summary.totals
        return totals[.error, default: 0] + totals[.inconclusive, default: 0] == 0
    }

    /// Checks one file; what cannot be read does not keep the others from being checked.
    private mutating func check(_ path: String) throws(InputFailure) {
        do {
            try reader.read(path: path, format: options.input, into: &ledger)
        } catch {
            // The report says it by itself.
            if error.reason != .interrupted { fail(error.description) }
        }
    }

    private mutating func fail(_ reason: String) {
        failures.append(reason)
        context.console.complain(reason)
    }

    private var target: String {
        options.sources.map { $0 == "-" ? "standard input" : $0 }.joined(separator: ", ")
    }

    private func report(duration: Duration) -> Report {
        let summary = ledger.summary
        let totals = Report.Totals(summary.totals)
        let interruption = context.interruption()
        let decision = ExitDecision(
            totals: totals,
            failOn: options.verdict.failOn.severity,
            failures: failures,
            interruption: interruption
        )
        var report = Report(
            toolVersion: CommandLineTool.version,
            command: "check",
            target: target,
            startedAt: context.startedAt,
            duration: duration,
            exit: decision.exit
        )
        report.checked.payloads = reader.counts.payloads
        report.checked.sessions = reader.counts.sessions
        report.checked.bytes = reader.counts.bytes
        report.totals = totals
        report.isIncomplete = interruption != nil
        report.rows = summary.rows
        report.rowCount = summary.rowCount
        report.unlistedCount = summary.unlistedCount
        return report
    }
}
