import CommandLineFrame
import Reports

/// `drift snapshot [SOURCE ...|URL]`: counts what an API sends.
enum DriftSnapshotCommand: CommandDefinition {
    struct Options: CommandOptions {
        /// What is read of files.
        var files = CheckCommand.Options()

        /// How an API is asked.
        var live = LiveCommand.Options()

        /// The file for the census; `nil` for standard output.
        var output: String?

        /// The file with the key of the blocks.
        var key: String?

        /// Whether an API is asked.
        var asksAPI: Bool { live.url != nil }

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems =
                asksAPI ? live.problems(in: context) : files.problems(in: context)
            if asksAPI, files.part.isPart {
                problems.append(.other("parts are parts of files, so they need a SOURCE"))
            }
            if files.part.isPart, key == nil {
                problems.append(
                    .other("parts need --block-key FILE, so that their censuses can be merged")
                )
            }
            return problems
        }

        /// Takes the operands as a URL or as files.
        fileprivate mutating func take(_ operands: [String]) {
            let isURL = operands.first.map { operand in
                ["https://", "http://"].contains { operand.lowercased().hasPrefix($0) }
            }
            if operands.count == 1, isURL == true {
                live.url = operands[0]
            } else {
                files.sources = operands
            }
        }
    }

    /// The options of `live` about more than the answers of endpoints.
    private static let otherOptions = ["--follow-links", "--max-links", "--save", "--census"]

    static let syntax = CommandSyntax<Options>(
        command: "drift snapshot",
        summary: "Count what an API or files contain, without a value.",
        overview: """
            Count what an API sends, or what is in files that 'check' reads: for each field, how \
            often it is absent, null or has a value, its type, length and form; the dialects of \
            times; the names of undeclared fields; the rules that are broken. The census has no \
            value, host or name of a user in it, so it can be committed. Sessions of one user are \
            counted in one of 32 blocks, which a random key decides.
            """,
        operands: .init(
            "[SOURCE ...|URL]",
            name: "SOURCE",
            completion: .file,
            help: "Files, folders, or - for standard input (default: -), or the base URL of an API."
        ) { $0.take($1) },
        sections: [
            .init(
                "OPTIONS",
                [
                    .value(
                        "--output",
                        "FILE",
                        completion: .file,
                        help: "Write the census to FILE, where an earlier census may be, instead "
                            + "of standard output."
                    ) { $0.output = $1 },
                    .value(
                        "--block-key",
                        "FILE",
                        completion: .file,
                        help: "Key of the blocks, 16 random bytes or more (default: random, "
                            + "thrown away); censuses with the same key can be merged."
                    ) { $0.key = $1 },
                ]
            ),
            .init(
                "FILES",
                (CheckCommand.syntax.sections.first?.options ?? []).map { $0.lifted(to: \.files) }
            ),
            .init("PARTS", PartOptions.options.map { $0.lifted(to: \.files.part) }),
            .init(
                "API",
                (LiveCommand.syntax.sections.first?.options ?? [])
                    .filter { !otherOptions.contains($0.name) }.map { $0.lifted(to: \.live) }
            ),
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.optionsForCensuses.map { $0.lifted(to: \.files.verdict) }
            ),
        ],
        examples: [
            .init(
                "Count an API each Monday, as a line of a crontab.",
                """
                0 6 * * 1  session-conformance drift snapshot https://x.zendesk.com --quiet \\
                      --output new.json
                """
            ),
            .init(
                "Count the sessions in files.",
                "session-conformance drift snapshot archive.har logs/ --output census.json"
            ),
            .init(
                "Count a part of a large file; 'merge' adds the censuses of all parts.",
                """
                session-conformance drift snapshot a.ndjson --shard 2/8 --block-key key \\
                      --now 2026-11-27T09:00:00Z --output 2.json
                """
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await DriftSnapshotRun(options: options, context: context).run()
    }
}
