import CommandLineFrame
import Platform
import Reports
import SessionContract
import SessionCorpus
import StandInAPI
import TerminalText

/// `serve`: runs the stand-in API by itself.
enum ServeCommand: CommandDefinition {
    struct Options: CommandOptions {
        var port = 0
        var sessions: Int?
        var cases: [String] = []
        var folder: String?
        var faults: [StandInFault] = []
        var listsFaults = false
        var listsVariations = false
        var publicOrigin: WebOrigin?

        /// The faults together with what is served.
        var plan: FaultPlan {
            FaultPlan(
                faults,
                for: cases.isEmpty ? .sessions(sessions ?? defaultSessions) : .payloads
            )
        }

        func problems(in context: CommandContext) -> [UsageProblem] {
            guard !listsFaults, !listsVariations else { return [] }
            let conflict =
                sessions == nil || cases.isEmpty
                ? [] : [UsageProblem.other("--sessions and --case cannot be used together")]
            return conflict + plan.problems.map { .other("\($0)") }
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "serve",
        summary: "Serve the stand-in API on a loopback port, optionally with faults.",
        overview: """
            Serve a stand-in for the sessions API on 127.0.0.1 until interrupted, with made-up \
            sessions or the corpus cases given with --case. Any credentials are accepted; none \
            are required. A fault is refused if it could not be seen: for example, if there are \
            too few sessions, if another fault hides it, or if a case is served unchanged. For a \
            fault of the second page, pages are made smaller if there would be only one. \
            A variation is what the standards allow and few servers do.
            """,
        sections: [.init("OPTIONS", options)],
        examples: [
            .init(
                "Serve sessions whose id is null.",
                "session-conformance serve --port 8080 --fault session-id-null"
            ),
            .init(
                "Serve a corpus case.",
                "session-conformance serve --case duplicates-id-twice"
            ),
            .init("List all faults.", "session-conformance serve --list-faults"),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        if options.listsFaults || options.listsVariations {
            return context.console.printResult(
                (options.listsFaults ? table(of: StandInFault.faults) : "")
                    + (options.listsVariations ? table(of: StandInFault.variations) : "")
            )
        }
        let server: StandInServer
        do {
            var configuration = try configuration(options, context)
            makeRoom(for: &configuration.limits, console: context.console)
            server = try StandInServer(configuration: configuration)
            try server.start()
        } catch {
            context.console.complain("\(error)")
            return .failed
        }
        defer { server.stop() }
        guard let origin = server.origin else {
            preconditionFailure("a server that has started has an origin")
        }
        let publicURL = options.publicOrigin.map(\.description)
        let faults = options.faults.map(\.rawValue).joined(separator: ", ")
        if let hint = hint(for: options.faults, at: publicURL ?? origin) {
            context.console.note(hint)
        }
        let code = context.console.printResult(
            "Serving \(contents(options)) at \(origin)"
                + (publicURL.map { ", known to clients as \($0)" } ?? "")
                + (faults.isEmpty ? "" : " with \(faults)") + "; press Ctrl-C to stop.\n"
        )
        guard code == .success else { return code }
        return .interrupted(by: await context.interruptions.wait())
    }
}

// MARK: - Options

extension ServeCommand {
    private static let options: [CommandOption<Options>] = [
        .integer("--port", in: 0...65_535, help: "Port (default: any free port).") {
            $0.port = $1
        },
        .integer(
            "--sessions",
            in: SessionSeries.counts,
            help: "Number of sessions (default: \(defaultSessions))."
        ) { $0.sessions = $1 },
        .value(
            "--case",
            "ID",
            completion: .corpusCase,
            help: "Serve this corpus case instead of made-up sessions; if repeated, the cases are "
                + "served in turn."
        ) { $0.cases.append($1) },
        CorpusFolder.optionOrBuiltIn(\.folder),
        .value(
            "--public-url",
            "URL",
            help: "Scheme, host and port of all links, such as https://api.test:8443, for clients "
                + "that come through a proxy (default: http and the Host of the request). The "
                + "'url' of a session always says https."
        ) { options, text throws(ValueFault) in
            do throws(WebOrigin.Problem) {
                options.publicOrigin = try WebOrigin(parsing: text)
            } catch {
                throw ValueFault(error.expectation)
            }
        },
        injection(
            "--fault",
            of: StandInFault.faults,
            listedBy: "--list-faults",
            help: "Inject this fault, if it can be seen with the other options; repeatable."
        ),
        injection(
            "--variation",
            of: StandInFault.variations,
            listedBy: "--list-variations",
            help: "Respond in this unusual but correct way, in which 'live' must find no problem; "
                + "repeatable."
        ),
        .flag("--list-faults", \.listsFaults, help: "Print all faults and exit."),
        .flag("--list-variations", \.listsVariations, help: "Print all variations and exit."),
    ]

    private static func injection(
        _ name: String,
        of choices: [StandInFault],
        listedBy list: String,
        help: String
    ) -> CommandOption<Options> {
        let names = choices.map(\.rawValue)
        return .value(name, "NAME", completion: .words(names), help: help) {
            options,
            text throws(ValueFault) in
            guard let choice = choices.first(where: { $0.rawValue == text }) else {
                throw ValueFault(
                    "a name printed by \(list)",
                    suggestions: NearMiss.matches(for: text, among: names)
                )
            }
            options.faults.append(choice)
        }.repeatable
    }

    private static let defaultSessions = 250

    /// Describes each fault with its rule, or each variation.
    private static func table(of choices: [StandInFault]) -> String {
        choices.map { choice in
            let name = choice.rawValue.padded(to: 28)
            let rule = choice.rule.map { $0.padded(to: 28) } ?? ""
            return "\(name)\(rule)\(choice.summary)\(condition(of: choice))\n"
        }.joined()
    }

    /// What it takes to see a fault, if that is more than any session and any request.
    private static func condition(of fault: StandInFault) -> String {
        let needed = fault.need.sessions
        let arguments = arguments(toSee: [fault]).map { " \($0)" }.joined()
        return (needed < 2 ? "" : " Needs \(needed) sessions.")
            + (arguments.isEmpty ? "" : " Seen by 'live\(arguments)'.")
    }
}

// MARK: - The server

extension ServeCommand {
    /// The configuration of the server.
    ///
    /// - Throws: If a case does not exist or the corpus cannot be read.
    static func configuration(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> StandInConfiguration {
        var configuration = StandInConfiguration(
            port: UInt16(options.port),
            sessions: options.sessions ?? defaultSessions,
            faults: options.faults,
            publicOrigin: options.publicOrigin
        )
        guard !options.cases.isEmpty else { return configuration }
        let source = try CorpusSource(options.folder, from: context.workingDirectory)
        let corpus = try source.corpus()
        for id in options.cases {
            let entry = try CorpusListing.entry(id, in: corpus)
            configuration.payloads.append(
                ServedPayload(entry.payload, as: entry.subject == .answer ? .answer : .session)
            )
        }
        return configuration
    }

    /// Raises the limit on descriptors to what connections need, or says how many it allows.
    private static func makeRoom(
        for limits: inout StandInConfiguration.Limits,
        console: Console
    ) {
        let available = DescriptorLimit.raise(to: limits.connections + descriptorReserve)
        let connections = max(1, available - descriptorReserve)
        guard connections < limits.connections else { return }
        limits.connections = connections
        console.note(
            "at most \(connections) clients can be connected at once, because the limit on open "
                + "files is \(available): raise it with 'ulimit -n'"
        )
    }

    /// The number of descriptors for everything but connections.
    private static let descriptorReserve = 64

    private static func contents(_ options: Options) -> String {
        switch options.cases.count {
        case 0: sessions(options)
        case 1: "the case \(options.cases[0].terminalSafe)"
        case let count: "\(count) cases in turn"
        }
    }

    private static func sessions(_ options: Options) -> String {
        let count = options.sessions ?? defaultSessions
        let plan = options.plan
        return count.counted("session")
            + (plan.hasSmallPages ? ", at most \(plan.largestPage) per page," : "")
    }

    /// Names the command that sees the faults, if `live` does not see all of them by itself.
    private static func hint(for faults: [StandInFault], at origin: String) -> String? {
        let arguments = arguments(toSee: faults)
        guard !arguments.isEmpty else { return nil }
        let names = faults.filter { !Self.arguments(toSee: [$0]).isEmpty }.map(\.rawValue)
        let command = (["live", origin] + arguments).joined(separator: " ")
        return "to see \(names.joined(separator: " and ")), run "
            + "'\(Report.toolName) \(command)'"
    }

    /// The arguments with which `live` sends every request that the faults need.
    private static func arguments(toSee faults: [StandInFault]) -> [String] {
        var endpoints: Set<String> = []
        var followsLinks = false
        for fault in faults {
            switch fault.visibility {
            case .everywhere: break
            case .lists, .walks: endpoints.insert("list")
            case .singleSessions: endpoints.insert("me")
            case .followedLinks: followsLinks = true
            }
        }
        // The list is what 'live' requests anyway.
        if endpoints == ["list"] { endpoints = [] }
        return endpoints.sorted().map { "--endpoint \($0)" }
            + (followsLinks ? ["--follow-links"] : [])
    }
}
