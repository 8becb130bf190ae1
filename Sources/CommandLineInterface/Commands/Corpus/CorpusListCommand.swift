import CommandLineFrame
import Reports
import SessionContract
import SessionCorpus
import TerminalText

/// `corpus list [WORD ...]`: lists cases, one per line.
enum CorpusListCommand: CommandDefinition {
    struct Options: CommandOptions {
        var folder: String?
        var filter = CorpusListing.Filter()
        var format = CorpusOutputFormat.human
    }

    static let syntax = CommandSyntax<Options>(
        command: "corpus list",
        summary: "List cases with their expected result, id and title.",
        overview: """
            List corpus cases, each with what a model must do (accept, reject or either; answer \
            marks whole responses, which do not apply to models), the id and the title. A case is \
            listed if it matches all filters.
            """,
        operands: .init(
            "[WORD ...]",
            name: "WORD",
            help: "Words that must all occur in the id, the title or the reason."
        ) { $0.filter.words = $1 },
        sections: [.init("OPTIONS", options)],
        examples: [
            .init("List the cases about time zones.", "session-conformance corpus list offset"),
            .init(
                "List the cases that violate a rule.",
                "session-conformance corpus list --rule contract/null"
            ),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) async -> ExitCode {
        await context.reportingFailure { () throws(CorpusFailure) in try list(options, context) }
    }

    private static let options: [CommandOption<Options>] = [
        CorpusFolder.optionOrBuiltIn(\.folder),
        CorpusOutputFormat.option(\.format),
        CorpusFolder.topicOption(\.filter.topic, help: "Only cases in this topic."),
        CorpusFolder.flagOption(\.filter.flag, help: "Only cases with this flag."),
        .value("--rule", "ID", completion: .rule, help: "Only cases that violate this rule.") {
            options,
            text throws(ValueFault) in
            guard let rule = Rule(rawValue: text) else {
                throw ValueFault(
                    "a rule id; '\(Report.toolName) explain' lists them",
                    suggestions: NearMiss.matches(for: text, among: Rule.allCases.map(\.id))
                )
            }
            options.filter.rule = rule
        },
    ]

    private static func list(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> ExitCode {
        let (corpus, json) = try CorpusSource.read(options.folder, context)
        if let flag = options.filter.flag { try corpus.requireFlag(flag) }
        let cases = corpus.cases.filter(options.filter.holds)
        if cases.isEmpty { context.console.warn("no case matches these filters") }
        switch options.format {
        case .human:
            return context.console.printResult(CorpusListing.list(cases).terminalSafeLines)
        case .json: return context.console.printResult(json.list(cases))
        }
    }
}
