import LiveAPI

/// `live [URL]`: a live API.
enum LiveCommand {
    struct Options {
        var verdict = VerdictOptions()

        /// The API; without one the built-in stand-in is checked.
        var base: BaseURL?

        var endpoints: [LiveEndpoint] = []
        var paging = PagingMode.auto
        var pageSize = 100
        var maximumPages: Int?
        var followsLinks = false
        var timeout: Duration = .seconds(30)
        var retries = 3
        var rate: Double?
        var tokenFile: String?
        var readsToken = false
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Check a live API, or the built-in stand-in.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                let options = try options(from: arguments)
                return await LiveSession(options: options, context: context).run()
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "live",
            overview: """
                Check a live API by GET requests alone. Credentials come from ZENDESK_OAUTH_TOKEN, \
                from ZENDESK_EMAIL with ZENDESK_API_TOKEN, or from a token file that holds an \
                OAuth token or EMAIL/token:TOKEN. Without a URL the built-in stand-in API is \
                checked, on a loopback port.
                """,
            operands: .init(
                "[URL]",
                name: "URL",
                help: "The API, such as https://company.zendesk.com; http for loopback alone.",
                limit: 1
            ),
            sections: [
                .init("OPTIONS", requestOptions + patienceOptions + credentialOptions),
                .init("COMMON OPTIONS", VerdictOptions.options.map { $0.lifted(to: \.verdict) }),
            ]
        )
    }

    static func options(from arguments: [String]) throws(UsageError) -> Options {
        var options = Options()
        let operands = try syntax.parse(arguments, into: &options)
        var problems = options.verdict.problems(in: .answers)
        if let url = operands.first {
            do {
                options.base = try BaseURL(parsing: url)
            } catch {
                problems.append(.other(error.description))
            }
        }
        if options.tokenFile != nil, options.readsToken {
            problems.append(.other("--token-file and --token-stdin contradict each other"))
        }
        if options.base == nil, operands.isEmpty, options.tokenFile != nil || options.readsToken {
            problems.append(.other("the stand-in API needs no token; name the URL of an API"))
        }
        guard problems.isEmpty else { throw UsageError(problems, command: syntax.command) }
        return options
    }
}

// MARK: - Options

extension LiveCommand {
    private static var requestOptions: [CommandOption<Options>] {
        [
            .value(
                "--endpoint",
                "list|user:ID|session:UID:SID|me",
                help: "What is asked for (default: list); repeatable."
            ) { options, text throws(ValueFault) in
                guard let endpoint = LiveEndpoint(argument: text) else {
                    let names = ["list", "user:ID", "session:UID:SID", "me"]
                    throw ValueFault(text, noneOf: names)
                }
                options.endpoints.append(endpoint)
            },
            .choice("--paging", \.paging, help: "How lists are paged through (default: auto)."),
            .integer(
                "--page-size",
                in: 1...100,
                help: "How many sessions a page has (default: 100)."
            ) { $0.pageSize = $1 },
            .integer(
                "--max-pages",
                in: 1...1_000_000,
                help: "How many pages of a list are read (default: all)."
            ) { $0.maximumPages = $1 },
            .flag(
                "--follow-links",
                \.followsLinks,
                help: "Fetch the url of each session, on the same host, and compare."
            ),
        ]
    }

    private static var patienceOptions: [CommandOption<Options>] {
        [
            .number(
                "--timeout",
                "SECONDS",
                upTo: 3_600,
                help: "How long one answer may take (default: 30)."
            ) { $0.timeout = .milliseconds(Int64($1 * 1_000)) },
            .integer(
                "--retries",
                in: 0...100,
                help: "How often a request is repeated after 429, 5xx or silence (default: 3)."
            ) { $0.retries = $1 },
            .value("--rate", "N/s", help: "How many requests a second, at the most.") {
                options,
                text throws(ValueFault) in
                let number = text.hasSuffix("/s") ? text.dropLast(2) : text[...]
                guard let rate = Double(number), rate > 0, rate <= 1_000 else {
                    throw ValueFault("a number above 0 and up to 1000, such as 2/s or 0.5/s")
                }
                options.rate = rate
            },
        ]
    }

    private static var credentialOptions: [CommandOption<Options>] {
        [
            .value("--token-file", "FILE", help: "Read the credentials from this file.") {
                $0.tokenFile = $1
            },
            .flag("--token-stdin", \.readsToken, help: "Read the credentials from standard input."),
        ]
    }
}
