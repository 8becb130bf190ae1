import CommandLineFrame
import LiveAPI
import Reports
import SessionContract
import TerminalText

/// `doctor [URL]`: says what a run would use, and what is wrong with it.
enum DoctorCommand: CommandDefinition {
    struct Options: CommandOptions {
        var configuration: String?
        var format = CorpusOutputFormat.human

        /// The options that are passed on to `live`, as arguments.
        var liveArguments: [String] = []

        /// The URL as given.
        var url: String?

        func problems(in context: CommandContext) -> [UsageProblem] {
            url == nil && !liveArguments.isEmpty
                ? [.other("credentials, certificates and limits are tried with a URL; add one")]
                : []
        }
    }

    static let syntax = CommandSyntax<Options>(
        command: "doctor",
        summary: "Show the settings, and find what is wrong with this installation.",
        overview: """
            Show each setting and where it comes from, and check what commands depend on: the \
            configuration with its baselines, programs, the corpus, the terminal and, with a URL, \
            whether the API answers and accepts the credentials. One page is requested, as by \
            'live'. No secret is shown.
            """,
        operands: .init(
            "[URL]",
            name: "URL",
            limit: 1,
            help: "Base URL of an API, such as https://company.zendesk.com."
        ) { $0.url = $1.first },
        sections: [
            .init(
                "OPTIONS",
                [
                    .value(
                        ConfigurationLayout.option,
                        "FILE",
                        completion: .file,
                        help: "Check this configuration, and use what it sets for 'live'."
                    ) { options, text throws(ValueFault) in options.configuration = text },
                    CorpusOutputFormat.option(\.format),
                ] + liveOptions
            )
        ],
        examples: [
            .init("Check this installation.", "session-conformance doctor"),
            .init(
                "Check a configuration, and whether an API accepts the credentials.",
                "session-conformance doctor --config ci.json https://x.zendesk.com"
            ),
        ]
    )

    /// The options of `live` about the way to the API.
    private static let liveOptions: [CommandOption<Options>] = {
        let names: Set = [
            "--timeout", "--token-file", "--token-stdin", "--ca-file", "--client-cert",
            "--client-key", "--header-file",
        ]
        return LiveCommand.outline.options.filter { names.contains($0.name) }.map { option in
            guard let form = option.value else {
                return CommandOption(
                    option.name,
                    help: option.help,
                    effect: .flag { $0.liveArguments.append(option.name) }
                )
            }
            return CommandOption(
                option.name,
                help: option.help,
                effect: .value(form) { options, text throws(ValueFault) in
                    if let fault = option.fault(text) { throw fault }
                    options.liveArguments.append("\(option.name)=\(text)")
                }
            )
        }
    }()

    static func run(
        _ options: Options,
        _ context: CommandContext
    ) async throws(UsageError) -> ExitCode {
        let examination = DoctorExamination(options: options, context: context)
        let (configuration, checks) = examination.configuration()
        let layout = context.program.configurationLayout
        var report = DoctorReport()
        report.settings =
            DoctorSetting.options(options.liveArguments)
            + (configuration.map { DoctorSetting.configured($0, in: layout) } ?? [])
            + DoctorSetting.environment(context.environment, of: context.program)
        report.settings += DoctorSetting.defaults(in: layout, besides: report.settings)
        let probe = try probe(options, configuration, context)
        report.checks =
            checks + examination.baselines(configuration)
            + DoctorTools(
                environment: context.environment,
                needsCurl: probe?.base.origin.scheme == .https
            ).checks
            + [examination.corpus(configuration), examination.terminal]
        report.checks += await probe?.checks() ?? examination.credentials
        if let signal = context.interruption() { return .interrupted(by: signal) }
        let shown = report.redacted { [filter = context.console.secrets.filter] in
            filter.redacting($0)
        }
        let text = options.format == .json ? shown.json : shown.text
        return context.console.printResult(text, code: report.code)
    }

    /// Returns the request to send, if there is a URL.
    ///
    /// - Throws: If `live` would refuse the URL or the options.
    private static func probe(
        _ options: Options,
        _ configuration: Configuration?,
        _ context: CommandContext
    ) throws(UsageError) -> DoctorProbe? {
        guard let url = options.url else { return nil }
        let given = options.liveArguments.map { $0.prefix { $0 != "=" } }
        let names = liveOptions.map(\.name)
        let configured = configuration?.settings(for: LiveCommand.syntax.command).filter {
            setting in
            names.contains(setting.option.name) && !given.contains(setting.option.name[...])
        }
        let arguments = (configured ?? []).flatMap(\.arguments) + options.liveArguments + [url]
        let live: LiveCommand.Options
        do throws(UsageError) {
            live = try LiveCommand.options(from: arguments, context)
        } catch {
            throw UsageError(error.problems, command: syntax.command)
        }
        guard let base = live.base else { return nil }
        return DoctorProbe(session: LiveSession(options: live, context: context), base: base)
    }
}
