import Baselines
import CommandLineFrame
import Platform
import Reports
import TerminalText

/// `baseline prune FILE REPORT`: removes entries that a run found to be stale or expired.
enum BaselinePruneCommand: CommandDefinition {
    struct Options: CommandOptions {
        var paths: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            guard paths.count != 2 else { return [] }
            return [.other("expected two arguments: a baseline and a JSON report")]
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "baseline prune",
        summary: "Remove the entries that a run found to be stale or expired.",
        overview: """
            Remove from FILE the entries that REPORT names as stale or expired. REPORT is the JSON \
            report of a run with --baseline FILE.
            """,
        operands: .init(
            "FILE REPORT",
            name: "FILE REPORT",
            limit: 2,
            completion: .file,
            help: "The baseline, and a JSON report, as --format json=REPORT writes it."
        ) { $0.paths = $1 },
        examples: [
            .init(
                "Remove what is fixed.",
                "session-conformance baseline prune baseline.json report.json"
            )
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        context.complaining { () throws(BaselineFile.Failure) in
            let file = BaselineFile(options.paths[0])
            var baseline = try file.read()
            let report = try SavedReport(options.paths[1])
            guard let stale = report.stale else {
                throw BaselineFile.Failure(
                    "\(PathText.shown(options.paths[1])) is the report of a run without --baseline"
                )
            }
            let ids = Set(stale + report.expired)
            let removed = baseline.entries.filter { ids.contains($0.id) }
            baseline.entries.removeAll { ids.contains($0.id) }
            if !removed.isEmpty { try file.write(baseline) }
            let lines = removed.map { "removed \($0.id): \($0.phrase)".terminalSafe + "\n" }
            return context.console.printResult(
                lines.joined()
                    + "\(removed.count.grouped) removed; \(file.shownPath.terminalSafe) has "
                    + "\(baseline.entries.count.counted("entry", "entries"))\n"
            )
        }
    }
}
