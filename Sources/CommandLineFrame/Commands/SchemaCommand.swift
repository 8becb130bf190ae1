import Baselines
import Drift
import Reports
import TerminalText

/// `schema NAME`: prints a JSON Schema.
enum SchemaCommand: CommandDefinition {
    struct Options: CommandOptions {
        var name: String?
    }

    /// What has a schema.
    private enum Name: String, CaseIterable {
        /// The formats `json` and `ndjson` of reports.
        case report

        /// Accepted deviations.
        case baseline

        /// What an API sends.
        case census

        /// Options in a file.
        case config

        /// The format `json` of matrices.
        case matrix

        func text(for program: Program) -> String {
            switch self {
            case .report: ReportSchema.text
            case .baseline: BaselineSchema.text
            case .census: CensusSchema.text
            case .config: ConfigurationSchema(program.configurationLayout).text
            case .matrix: MatrixSchema.text
            }
        }
    }

    private static let names = Name.allCases.map(\.rawValue)

    static let syntax = CommandSyntax<Options>(
        command: "schema",
        summary: "Print the JSON Schema of a format.",
        overview: """
            Print the JSON Schema (2020-12) of a file that this program writes or reads. Those of \
            reports and matrices allow unknown members, because later versions add some.
            """,
        operands: .init(
            "NAME",
            name: "NAME",
            limit: 1,
            completion: .words(names),
            help: "What to describe: \(names.joined(separator: ", "))."
        ) { $0.name = $1.first },
        examples: [
            .init("Print the schema of JSON reports.", "session-conformance schema report"),
            .init(
                "Save the schema of configurations, for an editor.",
                "session-conformance schema config > config.schema.json"
            ),
        ]
    )

    private static let expected =
        "expected \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"

    static func run(_ options: Options, _ context: CommandContext) throws(UsageError) -> ExitCode {
        guard let text = options.name else {
            throw UsageError("missing argument: \(expected)")
        }
        guard let name = Name(rawValue: text) else {
            let question = UsageProblem.question(NearMiss.matches(for: text, among: names))
            throw UsageError("unknown schema '\(text.terminalSafe)'\(question ?? ": \(expected)")")
        }
        return context.console.printResult(name.text(for: context.program))
    }
}
