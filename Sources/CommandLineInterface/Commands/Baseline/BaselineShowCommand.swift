import Baselines
import CommandLineFrame
import JSONFiles
import Reports
import SessionContract
import StrictJSON
import TerminalText

/// `baseline show FILE`: prints the entries of a baseline.
enum BaselineShowCommand: CommandDefinition {
    struct Options: CommandOptions {
        var paths: [String] = []
        var format = CorpusOutputFormat.human

        func problems(in context: CommandContext) -> [UsageProblem] {
            paths.isEmpty ? [.other("missing argument: expected a baseline")] : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "baseline show",
        summary: "Print the entries of a baseline.",
        overview: "Print the entries of a baseline with their reasons, those that expire first.",
        operands: .init("FILE", name: "FILE", limit: 1, completion: .file, help: "The baseline.") {
            $0.paths = $1
        },
        sections: [.init("OPTIONS", [CorpusOutputFormat.option(\.format)])],
        examples: [
            .init("Show what is accepted.", "session-conformance baseline show baseline.json")
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) -> ExitCode {
        context.complaining { () throws(BaselineFile.Failure) in
            let baseline = try BaselineFile(options.paths[0]).read().sorted
            switch options.format {
            case .json: return context.console.printResult(baseline.text.escapingTerminalControls)
            case .human:
                let today = CalendarDay(of: context.startedAt)
                // Stable, so that entries without a last day stay in order.
                let entries = baseline.entries.enumerated().sorted { left, right in
                    let (a, b) = (left.element.expires?.text, right.element.expires?.text)
                    return (a ?? "~", left.offset) < (b ?? "~", right.offset)
                }
                let blocks = entries.map { text(of: $0.element, today) }
                return context.console.printResult(blocks.joined())
            }
        }
    }

    private static func text(of entry: BaselineEntry, _ today: CalendarDay) -> String {
        let mark = entry.isExpired(on: today) ? "  EXPIRED" : ""
        let most = entry.most.map { ["at most \($0.grouped)"] } ?? []
        let details = [entry.suppression.explanation] + most
        return "\(entry.id)  \(entry.phrase)\(mark)".terminalSafe + "\n"
            + "    \(details.joined(separator: "; "))".terminalSafe + "\n"
    }
}
