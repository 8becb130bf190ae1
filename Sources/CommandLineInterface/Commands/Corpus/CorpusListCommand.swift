import Reports
import SessionContract
import SessionCorpus
import TerminalText

/// `corpus list [WORD ...]`: the cases, a line each.
enum CorpusListCommand {
    struct Options {
        var folder: String?
        var filter = CorpusListing.Filter()
        var format = CorpusOutputFormat.human
    }

    static var command: Command {
        Command(
            "list",
            summary: "List cases: what a model owes, the id, the title.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                options.filter.words = try syntax.parse(arguments, into: &options)
                return context.console.reportingFailure { () throws(CorpusFailure) in
                    try list(options, context)
                }
            }
        )
    }

    static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "corpus list",
            overview: """
                List the cases of the corpus: what a model owes (accept, reject, either; answer \
                where no model is asked), the id, the title. Cases that have to pass all filters \
                are listed.
                """,
            operands: .init(
                "[WORD ...]",
                name: "WORD",
                help: "Words that all occur in the id, the title or the reason."
            ),
            sections: [.init("OPTIONS", options)]
        )
    }

    private static var options: [CommandOption<Options>] {
        [
            CorpusFolder.optionOrBuiltIn(\.folder),
            CorpusOutputFormat.option(\.format),
            CorpusFolder.topicOption(\.filter.topic, help: "Cases of this topic alone."),
            .value("--flag", "FLAG", help: "Cases with this flag alone.") {
                $0.filter.flag = $1
            },
            .value("--rule", "ID", help: "Cases that show this rule alone.") {
                options,
                text throws(ValueFault) in
                guard let rule = Rule(rawValue: text) else {
                    throw ValueFault(
                        "the id of a rule; '\(Report.toolName) explain' lists them",
                        suggestion: NearMiss.closest(to: text, among: Rule.allCases.map(\.id))
                    )
                }
                options.filter.rule = rule
            },
        ]
    }

    private static func list(
        _ options: Options,
        _ context: CommandContext
    ) throws(CorpusFailure) -> Int32 {
        let (corpus, json) = try CorpusSource.read(options.folder, context)
        if let flag = options.filter.flag { try corpus.requireFlag(flag) }
        let cases = corpus.cases.filter(options.filter.holds)
        if cases.isEmpty { context.console.warn("no case passes these filters") }
        switch options.format {
        case .human:
            return context.console.printResult(CorpusListing.list(cases).terminalSafeLines)
        case .json: return context.console.printResult(json.list(cases))
        }
    }
}
