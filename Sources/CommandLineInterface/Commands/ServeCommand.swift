import SessionCorpus
import StandInAPI
import TerminalText

/// `serve`: the stand-in API on its own.
enum ServeCommand {
    struct Options {
        var port = 0
        var sessions: Int?
        var cases: [String] = []
        var folder: String?
        var faults: [StandInFault] = []
        var listsFaults = false
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Serve the stand-in API on a loopback port, with faults on request.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                _ = try syntax.parse(arguments, into: &options)
                if options.listsFaults { return context.console.printResult(faultTable) }
                if options.sessions != nil, !options.cases.isEmpty {
                    throw UsageError(
                        [.other("--sessions makes sessions up, and --case serves others instead")],
                        command: syntax.command
                    )
                }
                return await serve(options, context)
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "serve",
            overview: """
                Serve a stand-in for the sessions API on 127.0.0.1, with made-up sessions or the \
                cases that --case names, until it is interrupted. Any credentials are good, or none.
                """,
            sections: [.init("OPTIONS", options)]
        )
    }

    private static var options: [CommandOption<Options>] {
        [
            .integer("--port", in: 0...65_535, help: "The port (default: any that is free).") {
                $0.port = $1
            },
            .integer(
                "--sessions",
                in: SessionSeries.counts,
                help: "How many sessions there are (default: 250)."
            ) { $0.sessions = $1 },
            .value(
                "--case",
                "ID",
                help: "Answer with this case of the corpus in the place of sessions; repeatable, "
                    + "and then one after the other."
            ) { $0.cases.append($1) },
            CorpusFolder.optionOrBuiltIn(\.folder),
            .value("--fault", "NAME", help: "Go wrong in this way; repeatable.") {
                options,
                text throws(ValueFault) in
                guard let fault = StandInFault(rawValue: text) else {
                    let names = StandInFault.allCases.map(\.rawValue)
                    throw ValueFault(
                        "one of the names that --list-faults prints",
                        suggestion: NearMiss.closest(to: text, among: names)
                    )
                }
                options.faults.append(fault)
            },
            .flag("--list-faults", \.listsFaults, help: "Print all faults and end."),
        ]
    }

    private static var faultTable: String {
        StandInFault.allCases.map { fault in
            let name = fault.rawValue.padded(to: 26)
            let rule = (fault.rule ?? "-").padded(to: 28)
            return "\(name)\(rule)\(fault.summary)\n"
        }.joined()
    }

    /// What the server is to do.
    ///
    /// - Throws: Where a case is not there, or the corpus cannot be read.
    static func configuration(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> StandInServer.Configuration {
        var configuration = StandInServer.Configuration(
            port: UInt16(options.port),
            sessions: options.sessions ?? defaultSessions,
            faults: options.faults
        )
        guard !options.cases.isEmpty else { return configuration }
        let source = try CorpusSource(options.folder, from: context.workingDirectory)
        try source.tell(context.console)
        let corpus = try source.corpus()
        for id in options.cases {
            let entry = try CorpusListing.entry(id, in: corpus)
            configuration.payloads.append(
                ServedPayload(entry.payload, as: entry.subject == .answer ? .answer : .session)
            )
        }
        return configuration
    }

    private static let defaultSessions = 250

    private static func contents(_ options: Options) -> String {
        switch options.cases.count {
        case 0: "\(options.sessions ?? defaultSessions) sessions"
        case 1: "the case \(options.cases[0].terminalSafe)"
        case let count: "\(count) cases in turn"
        }
    }

    private static func serve(_ options: Options, _ context: CommandContext) async -> Int32 {
        let configuration: StandInServer.Configuration
        do {
            configuration = try self.configuration(options, context)
        } catch {
            context.console.complain(error.description)
            return 2
        }
        let server: StandInServer
        do {
            server = try StandInServer(configuration: configuration)
            try server.start()
        } catch {
            context.console.complain(error.description)
            return 2
        }
        defer { server.stop() }
        let faults = options.faults.map(\.rawValue).joined(separator: ", ")
        let code = context.console.printResult(
            "Serving \(contents(options)) at \(server.origin ?? "")"
                + (faults.isEmpty ? "" : " with \(faults)") + "; Ctrl-C ends it.\n"
        )
        guard code == 0 else { return code }
        while true {
            if let signal = context.interruption() { return 128 + signal }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }
}
