import Foundation
import PayloadInput
import Reports

/// `check [SOURCE ...]`: payloads at rest.
enum CheckCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()
        var input = PayloadReader.Format.auto

        /// The sources as they were named.
        var sources: [String] = []

        /// The sources that are read: standard input unless some were named.
        var inputs: [String] { sources.isEmpty ? ["-"] : sources }

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = verdict.problems(in: .payloads)
            if sources.isEmpty, context.inputIsTerminal {
                problems.append(.other("there is nothing to check: name files, or - to type it"))
            }
            if sources.count(where: { $0 == "-" }) > 1 {
                problems.append(.other("standard input can be read only once"))
            }
            if sources.contains(where: Self.isURL) {
                // The URL may hold a password, so it is not repeated.
                problems.append(
                    .other("'check' reads files; '\(Report.toolName) live URL' checks an API")
                )
            }
            return problems
        }

        private static func isURL(_ source: String) -> Bool {
            let start = source.prefix(8).lowercased()
            return (start.hasPrefix("https://") || start.hasPrefix("http://"))
                && !FileManager.default.fileExists(atPath: source)
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "check",
        summary: "Check payloads in files, folders, or from standard input.",
        overview: """
            Check payloads at rest. What they are is detected by content: a session object, an \
            array of them, an envelope, one of these per line (NDJSON), or an HTTP archive (HAR), \
            whose responses are checked. Files of any size stream.
            """,
        operands: .init(
            "[SOURCE ...]",
            name: "SOURCE",
            completion: .file,
            help: "Files, folders, or - for standard input (default: -)."
        ) { $0.sources = $1 },
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
        ],
        examples: [
            .init(
                "Check files, folders and HTTP archives.",
                "session-conformance check captured.json folder/ archive.har"
            ),
            .init(
                "Check one payload per line, and keep the report as JSON.",
                "zcat a.ndjson.gz | session-conformance check --format json=report.json"
            ),
            .init(
                "Look only at timestamps, and fail on warnings too.",
                "session-conformance check --only timestamp --fail-on warning a.json"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await CheckRun(options: options, context: context).run()
    }
}
