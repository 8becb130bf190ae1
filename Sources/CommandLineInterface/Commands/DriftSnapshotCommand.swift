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

        /// The names of the options for files that were given.
        fileprivate var fileOptions: [String] = []

        /// The names of the options for an API that were given.
        fileprivate var liveOptions: [String] = []

        /// The operands, if there is a URL among several.
        fileprivate var isMixed = false

        /// Whether an API is asked.
        var asksAPI: Bool { live.url != nil }

        func problems(in context: CommandContext) -> [UsageProblem] {
            guard !isMixed else {
                return [.other("expected files, or the URL of one API, and not both")]
            }
            guard !asksAPI else {
                return fileOptions.map {
                    .other("\($0) is about files, and has no effect on an API; leave it out")
                } + live.problems(in: context)
            }
            var problems: [UsageProblem] = liveOptions.map {
                .other("\($0) is about an API, and has no effect on files; name the URL of an API")
            }
            // Without a source, the URL is what is missing.
            if problems.isEmpty || !files.sources.isEmpty {
                problems += files.problems(in: context)
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
            let urls = operands.filter { operand in
                ["https://", "http://"].contains { operand.lowercased().hasPrefix($0) }
            }
            isMixed = !urls.isEmpty && operands.count > 1
            if isMixed || urls.isEmpty {
                files.sources = operands
            } else {
                live.url = urls[0]
            }
        }
    }

    /// The options of `live` about more than the answers of endpoints.
    private static let otherOptions = ["--follow-links", "--max-links", "--save", "--census"]

    static let syntax = CommandSyntax<Options>(
        command: "drift snapshot",
        summary: "Count what an API sends or files contain, without a value.",
        overview: """
            Count what an API sends, or what is in files that 'check' reads: how often each field \
            is absent, null or has a value; types, lengths and forms of values; dialects of times; \
            names and types of undeclared fields; rules that are broken. The census contains no \
            value, host, user or file name, so it can be committed. 'drift compare' needs \
            censuses of at least 100 independent sessions. Sessions of one user are often alike, \
            so they count as fewer: all of them are in one of 32 blocks, which a random key \
            chooses.
            """,
        operands: .init(
            "[SOURCE ...|URL]",
            name: "SOURCE",
            completion: .file,
            help: "Files, folders, or - for standard input (default: -); or the base URL of an API."
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
                        help: "File with the key that chooses blocks, at least 16 random bytes "
                            + "(default: a random key that is not kept); censuses with the same "
                            + "key and --now can be merged."
                    ) { $0.key = $1 },
                ]
            ),
            .init(
                "FILES",
                (CheckCommand.syntax.sections.first?.options ?? []).map {
                    $0.lifted(to: \.files).noted(in: \.fileOptions)
                }
            ),
            .init(
                "PARTS",
                PartOptions.options.map {
                    $0.lifted(to: \.files.part).noted(in: \.fileOptions)
                }
            ),
            .init(
                "API",
                (LiveCommand.syntax.sections.first?.options ?? [])
                    .filter { !otherOptions.contains($0.name) }.map {
                        $0.lifted(to: \.live).noted(in: \.liveOptions)
                    }
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
