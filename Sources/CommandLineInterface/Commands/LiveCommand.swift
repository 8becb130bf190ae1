import CommandLineFrame
import Foundation
import LiveAPI
import Reports

/// `live [URL]`: checks a live API.
enum LiveCommand: CommandDefinition {
    struct Options: CommandOptions {
        var verdict = VerdictOptions()

        /// The URL as given; without one, the built-in stand-in is checked.
        var url: String?

        var endpoints: [LiveEndpoint] = []
        var paging = PagingMode.auto
        var pageSize = 100
        var maximumPages: Int?
        var followsLinks = false
        var maximumLinks: Int?
        var maximumTime: Duration?
        var maximumWait: Duration = .seconds(3_600)
        var jobs = 1
        var maximumBody = 4 << 20
        var timeout: Duration = .seconds(30)
        var retries = 3
        var rate: Double?
        var tokenFile: String?
        var readsToken = false
        var tlsFiles = TLSFiles()

        /// The files with more header fields.
        var headerFiles: [String] = []

        /// The folder for scrubbed answers, if they are to be saved.
        var answerFolder: String?

        /// The census with which the answers are compared.
        var census: String?

        /// The base URL of the API, if a valid one was given.
        var base: BaseURL? { url.flatMap { try? BaseURL(parsing: $0) } }

        func problems(in context: CommandContext) -> [UsageProblem] {
            var problems = verdict.problems(in: .answers, context) + urlProblems + tlsProblems
            if maximumLinks != nil, !followsLinks {
                problems.append(.other("--max-links needs --follow-links"))
            }
            if tokenFile != nil, readsToken {
                problems.append(.other("--token-file and --token-stdin cannot be used together"))
            }
            if url == nil, tokenFile != nil || readsToken {
                problems.append(
                    .other("without a URL, 'live' checks the stand-in API, which needs no token")
                )
            }
            if url == nil, !headerFiles.isEmpty {
                problems.append(
                    .other("without a URL, 'live' checks the stand-in API, which needs no headers")
                )
            }
            return problems
        }

        private var tlsProblems: [UsageProblem] {
            guard tlsFiles != TLSFiles() else { return [] }
            if tlsFiles.key != nil, tlsFiles.certificate == nil {
                return [.other("--client-key needs --client-cert")]
            }
            guard base?.origin.scheme != .https else { return [] }
            return [.other("certificates are only used with a URL that starts with https://")]
        }

        private var urlProblems: [UsageProblem] {
            guard let url else { return [] }
            do {
                _ = try BaseURL(parsing: url)
                return []
            } catch {
                guard error == .scheme, Self.isFile(url) else { return [.other(error.description)] }
                return [.other("'live' expects a URL; use '\(Report.toolName) check' for files")]
            }
        }

        private static func isFile(_ name: String) -> Bool {
            name == "-" || [".json", ".ndjson", ".har"].contains { name.hasSuffix($0) }
                || FileManager.default.fileExists(atPath: name)
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "live",
        summary: "Check a live API or the built-in stand-in.",
        overview: """
            Check a live API with GET requests only. Credentials are read from \
            ZENDESK_OAUTH_TOKEN, from ZENDESK_EMAIL and ZENDESK_API_TOKEN, or from a token file \
            that contains an OAuth token or EMAIL/token:TOKEN. Without a URL, the built-in \
            stand-in API is checked on a loopback port.
            """,
        operands: .init(
            "[URL]",
            name: "URL",
            limit: 1,
            help: "Base URL of the API, such as https://company.zendesk.com; plain http is only "
                + "accepted for loopback addresses."
        ) { $0.url = $1.first },
        sections: [
            .init("OPTIONS", requestOptions + limitOptions + credentialOptions),
            .init(
                CommandOutline.commonTitle,
                VerdictOptions.optionsForRequests.map { $0.lifted(to: \.verdict) }
            ),
        ],
        examples: [
            .init("Check the built-in stand-in.", "session-conformance live"),
            .init(
                "Check the current session and its link.",
                "session-conformance live https://x.zendesk.com --endpoint me --follow-links"
            ),
            .init(
                "Save the answers without their data, to add one to the corpus.",
                "session-conformance live https://x.zendesk.com --max-pages 2 --save answers"
            ),
            .init(
                "Limit the load on a large account.",
                "session-conformance live https://x.zendesk.com --rate 2/s --max-pages 10"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await LiveSession(options: options, context: context).run()
    }
}

// MARK: - Options

extension LiveCommand {
    private static let requestOptions: [CommandOption<Options>] = [
        .value(
            "--endpoint",
            LiveEndpoint.forms.joined(separator: "|"),
            completion: .forms(LiveEndpoint.forms),
            help: "Endpoint to request (default: list); repeatable."
        ) { options, text throws(ValueFault) in
            guard let endpoint = LiveEndpoint(argument: text) else {
                throw ValueFault(text, noneOf: LiveEndpoint.forms)
            }
            options.endpoints.append(endpoint)
        }.repeatable,
        .choice("--paging", \.paging, help: "Pagination of lists (default: auto)."),
        .integer(
            "--page-size",
            in: 1...100,
            help: "Number of sessions per page (default: 100)."
        ) { $0.pageSize = $1 },
        .integer(
            "--max-pages",
            in: 1...1_000_000,
            help: "Maximum number of pages to read of a list (default: all)."
        ) { $0.maximumPages = $1 },
        .flag(
            "--follow-links",
            \.followsLinks,
            help: "Fetch the url of each session on the same host and compare the result."
        ),
        .integer(
            "--max-links",
            in: 1...100_000_000,
            help: "Maximum number of links to follow (default: all)."
        ) { $0.maximumLinks = $1 },
        .value(
            "--save",
            "DIR",
            completion: .folder,
            help:
                "Save each answer in this new or empty folder, scrubbed as by 'corpus add --scrub'."
        ) { options, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("the path of a folder") }
            options.answerFolder = text
        },
        .value(
            "--census",
            "FILE",
            completion: .file,
            help: "Also compare the answers with the census in FILE, as 'drift compare' does. If "
                + "there is no FILE yet, write it; an earlier census is never overwritten."
        ) { options, text throws(ValueFault) in
            guard !text.isEmpty else { throw ValueFault("the path of a census") }
            options.census = text
        },
    ]

    private static let limitOptions: [CommandOption<Options>] = [
        .number(
            "--timeout",
            "SECONDS",
            upTo: 3_600,
            help: "Time limit for one response (default: 30)."
        ) { $0.timeout = .milliseconds(Int64($1 * 1_000)) },
        .integer(
            "--retries",
            in: 0...100,
            help: "Number of retries after 408, 425, 429, 5xx, a timeout, a cut body or a failed "
                + "connection (default: 3)."
        ) { $0.retries = $1 },
        .number(
            "--max-wait",
            "SECONDS",
            upTo: 1_000_000,
            help: "Time to wait in all because the API asks for it or a request failed (default: "
                + "3600); a single wait takes at most 300 s."
        ) { $0.maximumWait = .milliseconds(Int64($1 * 1_000)) },
        .number(
            "--max-time",
            "SECONDS",
            upTo: 1_000_000,
            help: "Stop after this time and report what was found so far."
        ) { $0.maximumTime = .milliseconds(Int64($1 * 1_000)) },
        .integer(
            "--jobs",
            in: 1...64,
            help: "Number of requests at the same time, for --follow-links and several --endpoint "
                + "(default: 1)."
        ) { $0.jobs = $1 },
        .integer(
            "--max-body",
            "MIB",
            in: 1...64,
            help: "Longest body of a response to read, before and after decoding (default: 4); "
                + "'live' may need eight times this memory."
        ) { $0.maximumBody = $1 << 20 },
        .value("--rate", "N/s", help: "Maximum number of requests per second.") {
            options,
            text throws(ValueFault) in
            let number = text.hasSuffix("/s") ? text.dropLast(2) : text[...]
            guard let rate = Double(number), rate > 0, rate <= 1_000 else {
                throw ValueFault("a number above 0 and up to 1000, such as 2/s or 0.5/s")
            }
            options.rate = rate
        },
    ]

    private static let credentialOptions: [CommandOption<Options>] = [
        .value(
            "--token-file",
            "FILE",
            completion: .file,
            help: "Read the credentials from this file."
        ) { $0.tokenFile = $1 },
        .flag("--token-stdin", \.readsToken, help: "Read the credentials from standard input."),
        .value(
            "--ca-file",
            "FILE",
            completion: .file,
            help: "Trust the certificate authorities in this PEM file instead of the system's."
        ) { $0.tlsFiles.authorities = $1 },
        .value(
            "--client-cert",
            "FILE",
            completion: .file,
            help: "Send the client certificate in this PEM file, which may contain its key too."
        ) { $0.tlsFiles.certificate = $1 },
        .value(
            "--client-key",
            "FILE",
            completion: .file,
            help: "Read the key of the client certificate, without a password, from this PEM file."
        ) { $0.tlsFiles.key = $1 },
        .value(
            "--header-file",
            "FILE",
            completion: .file,
            help: "Send the header fields in this file, one 'Name: value' per line, such as the "
                + "key of a gateway; repeatable."
        ) { $0.headerFiles.append($1) }.repeatable,
    ]
}
