import Baselines
import CommandLineFrame
import JSONFiles
import Reports
import TerminalText

/// `baseline lint FILE ...`: finds mistakes in baselines.
enum BaselineLintCommand: CommandDefinition {
    struct Options: CommandOptions {
        var paths: [String] = []

        func problems(in context: CommandContext) -> [UsageProblem] {
            paths.isEmpty ? [.other("missing argument: expected a baseline")] : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "baseline lint",
        summary: "Check files with a baseline, and say how to fix each mistake.",
        overview: """
            Check files with a baseline. Each complaint names the position, the violated rule and \
            what to do. Exits with 1 if there are complaints, and with 2 if a file cannot be read.
            """,
        operands: .init("FILE ...", name: "FILE", completion: .file, help: "Baselines.") {
            $0.paths = $1
        },
        examples: [
            .init("Check a baseline.", "session-conformance baseline lint baseline.json")
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        context.complaining { () throws(BaselineFile.Failure) in
            var lines: [String] = []
            var isGood = true
            let today = CalendarDay(of: context.startedAt)
            // Somewhere the next day has begun.
            let latest = CalendarDay(of: context.startedAt + 86_400)
            for file in options.paths.map(BaselineFile.init) {
                let reader = try file.reader(notAfter: latest)
                lines += reader.mistakes.map(\.description)
                isGood = isGood && reader.mistakes.isEmpty
                let entries = reader.baseline.entries
                let expired = entries.count { $0.isExpired(on: today) }
                let rest = expired > 0 ? ", \(expired.grouped) of them expired" : ""
                let count = entries.count.counted("correct entry", "correct entries")
                lines.append("\(file.shownPath): \(count)\(rest)")
            }
            return context.console.printResult(
                lines.map { "\($0.terminalSafeLines)\n" }.joined(),
                code: isGood ? .success : .findings
            )
        }
    }
}
