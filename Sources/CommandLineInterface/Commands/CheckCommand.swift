import Foundation
import PayloadInput
import Reports
import SessionContract

/// `check [SOURCE ...]`: payloads at rest.
enum CheckCommand {
    struct Options {
        var verdict = VerdictOptions()
        var input = PayloadChecker.Format.auto
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
        var problems = options.verdict.problems
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
    var failures: [String] = []

    init(options: CheckCommand.Options, context: CommandContext) {
        self.options = options
        self.context = context
    }

    func run() -> Int32 {
        var run = self
        let clock = ContinuousClock()
        let start = clock.now
        let checker = run.check()
        let report = run.report(on: checker, duration: clock.now - start)
        return ReportDelivery(options: options.verdict, context: context).deliver(report)
    }

    private mutating func check() -> PayloadChecker {
        let judge = SessionJudge(now: Int64(context.startedAt.timeIntervalSince1970))
        var checker = PayloadChecker(judge: judge, tally: options.verdict.tally)
        checker.jobs = options.verdict.jobs ?? ProcessInfo.processInfo.activeProcessorCount
        let interruption = context.interruption
        checker.isInterrupted = { interruption() != nil }
        var progress = ProgressLine(options.verdict.progress, console: context.console)
        for source in options.sources where interruption() == nil {
            do {
                let paths = try PayloadFiles.paths(at: source)
                for (index, path) in paths.enumerated() where interruption() == nil {
                    progress.show("checking \(path) (\(index + 1) of \(paths.count))")
                    try check(path, with: &checker)
                }
            } catch {
                fail(error.description)
            }
        }
        progress.clear()
        checker.finish()
        if failures.isEmpty, interruption() == nil { checker.reportEmptiness() }
        if checker.counts.payloads == 0, failures.isEmpty, interruption() == nil {
            fail("there is nothing to check in \(target)")
        }
        return checker
    }

    /// Checks one file; what cannot be read does not keep the others from being checked.
    private mutating func check(
        _ path: String,
        with checker: inout PayloadChecker
    ) throws(InputFailure) {
        do {
            try checker.check(path: path, format: options.input)
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

    private func report(on checker: PayloadChecker, duration: Duration) -> Report {
        let totals = Report.Totals(checker.tally.totals)
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
        report.checked.payloads = checker.counts.payloads
        report.checked.sessions = checker.counts.sessions
        report.checked.bytes = checker.counts.bytes
        report.totals = totals
        report.isIncomplete = interruption != nil
        report.rows = checker.tally.rows
        report.unlistedCount = checker.tally.unlistedCount
        return report
    }
}
