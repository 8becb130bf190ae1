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

        func problems(in context: CommandContext) -> [UsageProblem] {
            guard sessions != nil, !cases.isEmpty, !listsFaults else { return [] }
            return [.other("--sessions and --case cannot be used together")]
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "serve",
        summary: "Serve the stand-in API on a loopback port, optionally with faults.",
        overview: """
            Serve a stand-in for the sessions API on 127.0.0.1 until interrupted, with made-up \
            sessions or the corpus cases given with --case. Any credentials are accepted; none \
            are required.
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
        if options.listsFaults { return context.console.printResult(faultTable) }
        let server: StandInServer
        do {
            server = try StandInServer(configuration: try configuration(options, context))
            try server.start()
        } catch {
            context.console.complain("\(error)")
            return .failed
        }
        defer { server.stop() }
        guard let origin = server.origin else {
            preconditionFailure("a server that has started has an origin")
        }
        let faults = options.faults.map(\.rawValue).joined(separator: ", ")
        let code = context.console.printResult(
            "Serving \(contents(options)) at \(origin)"
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
            "--fault",
            "NAME",
            completion: .words(faultNames),
            help: "Inject this fault; repeatable."
        ) { options, text throws(ValueFault) in
            guard let fault = StandInFault(rawValue: text) else {
                throw ValueFault(
                    "a name printed by --list-faults",
                    suggestions: NearMiss.matches(for: text, among: faultNames)
                )
            }
            options.faults.append(fault)
        },
        .flag("--list-faults", \.listsFaults, help: "Print all faults and exit."),
    ]

    private static let faultNames = StandInFault.allCases.map(\.rawValue)

    private static let defaultSessions = 250

    private static var faultTable: String {
        StandInFault.allCases.map { fault in
            let name = fault.rawValue.padded(to: 26)
            let rule = (fault.rule ?? "-").padded(to: 28)
            return "\(name)\(rule)\(fault.summary)\n"
        }.joined()
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
            faults: options.faults
        )
        guard !options.cases.isEmpty else { return configuration }
        let source = try CorpusSource(options.folder, from: context.workingDirectory)
        source.noteIfPartial(on: context.console)
        let corpus = try source.corpus()
        for id in options.cases {
            let entry = try CorpusListing.entry(id, in: corpus)
            configuration.payloads.append(
                ServedPayload(entry.payload, as: entry.subject == .answer ? .answer : .session)
            )
        }
        return configuration
    }

    private static func contents(_ options: Options) -> String {
        switch options.cases.count {
        case 0: "\(options.sessions ?? defaultSessions) sessions"
        case 1: "the case \(options.cases[0].terminalSafe)"
        case let count: "\(count) cases in turn"
        }
    }
}
