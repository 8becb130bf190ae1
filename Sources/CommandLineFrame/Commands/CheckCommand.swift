import PayloadInput
import Platform
package import Reports

/// `check [SOURCE ...]`: checks payloads in files.
package enum CheckCommand: CommandDefinition {
    /// What is checked, and how.
    package struct Options: CommandOptions {
        /// How the verdict is made and reported.
        package var verdict = VerdictOptions()

        var input = PayloadReader.Format.auto

        /// What is looked for in the sources.
        var reading = ReadingOptions()

        /// Whether files of a folder are read whatever their names.
        var readsAllFiles = false

        /// The part of the sources that is checked.
        package var part = PartOptions()

        /// The sources as given.
        package var sources: [String] = []

        /// The options of an empty command line.
        package init() {}

        /// The sources to read: those given, or else standard input.
        var inputs: [String] { sources.isEmpty ? ["-"] : sources }

        /// The conflicts between the options.
        package func problems(in context: CommandContext) -> [UsageProblem] {
            var problems =
                verdict.problems(in: .payloads, context) + verdict.problems(reading: inputs)
                + part.problems(reading: inputs, verdict, in: context)
            if sources.isEmpty, context.inputIsTerminal {
                problems.append(
                    .other("nothing to check; name files or folders, or use - for standard input")
                )
            }
            if sources.count(where: { $0 == "-" }) > 1 {
                problems.append(.other("standard input can be read only once"))
            }
            if sources.contains(where: Self.isURL) {
                // The URL may contain a password, so it is not repeated.
                problems.append(
                    .other("'check' reads files; use '\(Report.toolName) live URL' to check an API")
                )
            }
            return problems
        }

        /// What is looked for, as reports name it.
        var search: RunOptions.Search {
            var search = RunOptions.Search()
            if input != .auto { search.input = input.rawValue }
            search.pointers = reading.pointers.map(\.text)
            search.prefixes = reading.requests.prefixes.map(\.path)
            search.readsAllFiles = readsAllFiles
            return search
        }

        private static func isURL(_ source: String) -> Bool {
            let start = source.prefix(8).lowercased()
            return (start.hasPrefix("https://") || start.hasPrefix("http://"))
                && FileKind(at: source, followsLinks: true) == nil
        }
    }

    /// The declaration of the command.
    package static let syntax = CommandSyntax<Options>(
        command: "check",
        summary: "Check payloads in files, folders or standard input.",
        overview: """
            Check payloads in files, folders or standard input. The format is detected from the \
            content: a session object, an array of sessions, an envelope, one of these per line \
            (NDJSON), saved responses in an HTTP archive (HAR), a cassette (VCR) or a collection \
            (Postman), or the output of 'curl -i'. Of an archive, the responses to GET requests \
            for sessions are checked. Files of any size are streamed. What is compressed with \
            gzip, zstd, bzip2 or xz is decompressed by the tool of that name, which must be \
            installed. In folders, files that end in .json, .ndjson, .jsonl or .har are read, \
            also if rotation or compression adds to the name, as in a.json.1 and a.json.2.gz; \
            others are counted as skipped. Each file is read once.
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
                        help: "Input format (default: auto, detected from the content)."
                    ),
                    .value(
                        "--at",
                        "POINTER",
                        help: "Check the values at this JSON Pointer in each text, instead of the "
                            + "text; the token * means every element or member; repeatable."
                    ) { options, text throws(ValueFault) in
                        guard let pointer = PayloadPointer(text) else {
                            throw ValueFault("a JSON Pointer (RFC 6901), such as /data/*/record")
                        }
                        options.reading.pointers.append(pointer)
                    }.repeatable,
                    .value(
                        "--har-match",
                        "PREFIX",
                        help: "Also check saved responses from a proxy, whose URLs or paths start "
                            + "with PREFIX; repeatable."
                    ) { options, text throws(ValueFault) in
                        guard let prefix = SessionRequest.Prefix(text) else {
                            throw ValueFault("a path such as /proxy, or a URL without a query")
                        }
                        options.reading.requests.prefixes.append(prefix)
                    }.repeatable,
                    .flag(
                        "--all-files",
                        \.readsAllFiles,
                        help: """
                            Read the files of folders whatever their names; only hidden ones stay \
                            skipped.
                            """
                    ),
                ]
            ),
            .init("PARTS", PartOptions.options.map { $0.lifted(to: \.part) }),
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.options.map { $0.lifted(to: \.verdict) }
            ),
        ],
        examples: [
            .init(
                "Check files, folders and HTTP archives.",
                "session-conformance check captured.json folder/ archive.har"
            ),
            .init(
                "Check one payload per line, and save the report as JSON.",
                "session-conformance check a.ndjson.gz --format json=report.json"
            ),
            .init(
                "Check only timestamps, and fail on warnings too.",
                "session-conformance check --only timestamp --fail-on warning a.json"
            ),
            .init(
                "Check a part of a large file; 'merge' adds the reports of all parts.",
                "session-conformance check a.ndjson --shard 2/8 --format json=2.json"
            ),
        ]
    )

    /// Checks all sources.
    package static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await CheckRun(options: options, context: context).run()
    }
}
