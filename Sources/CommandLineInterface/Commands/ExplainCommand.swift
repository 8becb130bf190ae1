import Reports
import SessionContract
import SessionCorpus
import SessionModel
import TerminalText

/// `explain RULE|DIALECT|FLAG|CASE`.
enum ExplainCommand {
    struct Options {
        var folder: String?
    }

    static var command: Command {
        Command(
            syntax.command,
            summary: "Say what a rule, a dialect, a flag or a case is, and how to mend faults.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var options = Options()
                let operands = try syntax.parse(arguments, into: &options)
                let width = min(100, context.console.width ?? 80)
                guard let topic = operands.first else {
                    return context.console.printResult(topics(width: width))
                }
                if let text = text(about: topic, width: width) {
                    let flag = flagNamedLikeGroup(topic, options, context, width: width)
                    return context.console.printResult(text + flag)
                }
                return try explainFromCorpus(topic, options, context, width: width)
            }
        )
    }

    private static var syntax: CommandSyntax<Options> {
        CommandSyntax(
            command: "explain",
            overview: """
                Say what a rule holds, who trips over it, how to mend it and where it comes from; \
                what a dialect of timestamps is; which bugs a flag of the corpus stands for; or \
                what a case of the corpus asks.
                """,
            operands: .init(
                "[RULE|DIALECT|FLAG|CASE]",
                name: "RULE|DIALECT|FLAG|CASE",
                help: "The id of a rule, such as contract/null, a group of rules, a dialect of "
                    + "timestamps, such as rfc3339-fraction, or a flag or a case of the corpus "
                    + "(default: list the rules and the dialects).",
                limit: 1
            ),
            sections: [.init("OPTIONS", [CorpusFolder.optionOrBuiltIn(\.folder)])]
        )
    }

    /// What is known without a corpus.
    private static func text(about topic: String, width: Int) -> String? {
        if let rule = Rule(rawValue: topic) { return explanation(of: rule, width: width) }
        if let dialect = Timestamp.Dialect(rawValue: topic) {
            return DialectExplanation(dialect).text(width: width)
        }
        let group = Rule.allCases.filter { $0.group == topic }
        return group.isEmpty ? nil : list(group, title: topic, width: width)
    }

    /// What a flag is that is called like a group of rules, as `link` is; else nothing.
    private static func flagNamedLikeGroup(
        _ topic: String,
        _ options: Options,
        _ context: CommandContext,
        width: Int
    ) -> String {
        guard Rule.allCases.contains(where: { $0.group == topic }),
            let source = try? CorpusSource(options.folder, from: context.workingDirectory),
            let corpus = try? source.corpus(),
            let text = CorpusExplanation(corpus).text(about: topic, width: width)
        else { return "" }
        return "\n" + text
    }

    /// Explains a flag or a case; a corpus that is not there is a fault only where one was named.
    private static func explainFromCorpus(
        _ topic: String,
        _ options: Options,
        _ context: CommandContext,
        width: Int
    ) throws(UsageError) -> Int32 {
        var names = Rule.allCases.map(\.id) + Timestamp.Dialect.allCases.map(\.rawValue)
        var hint = "'\(Report.toolName) explain' lists them all"
        do {
            let source = try CorpusSource(options.folder, from: context.workingDirectory)
            let explanation = CorpusExplanation(try source.corpus())
            if let text = explanation.text(about: topic, width: width) {
                return context.console.printResult(text)
            }
            try source.tell(context.console)
            names += explanation.names
            hint += ", and '\(Report.toolName) corpus list' the cases"
        } catch {
            if options.folder != nil {
                context.console.complain(error.description)
                return 2
            }
            hint += "; flags and cases are not known, for \(error)"
        }
        let suggestion = NearMiss.closest(to: topic, among: names)
        throw UsageError(
            [
                .other(
                    "there is no rule, dialect, flag or case '\(topic)'"
                        + (suggestion.map { "; did you mean '\($0)'?" } ?? "; \(hint)")
                )
            ],
            command: syntax.command
        )
    }

    private static func explanation(of rule: Rule, width: Int) -> String {
        let explanation = rule.explanation
        var parts = [
            ("", explanation.summary), ("WHY IT MATTERS", explanation.whyItMatters),
            ("HOW TO MEND IT", explanation.fix),
        ]
        if let example = explanation.exampleText {
            parts.append(("EXAMPLE", example.count > 200 ? example.prefix(40) + "…" : example))
        }
        parts.append(("SOURCE", explanation.sources.joined(separator: "; ")))
        return Article("\(rule.id) (\(rule.defaultSeverity.rawValue))", parts).text(width: width)
    }

    private static func topics(width: Int) -> String {
        var groups: [String] = []
        for rule in Rule.allCases where !groups.contains(rule.group) { groups.append(rule.group) }
        let lists = groups.map { group in
            list(Rule.allCases.filter { $0.group == group }, title: group, width: width)
        }
        let dialects = Timestamp.Dialect.allCases.map {
            ($0.rawValue, DialectExplanation($0).summary)
        }
        let last = HelpTable("dialects of timestamps", dialects).text(width) + "\n"
        return (lists + [last]).joined(separator: "\n")
    }

    private static func list(_ rules: [Rule], title: String, width: Int) -> String {
        HelpTable(title, rules.map { ($0.id, $0.explanation.summary) }).text(width) + "\n"
    }
}

/// A text with a title and headed paragraphs.
struct Article {
    private let title: String
    private let parts: [(heading: String, body: String)]

    init(_ title: String, _ parts: [(heading: String, body: String)]) {
        self.title = title
        self.parts = parts
    }

    func text(width: Int) -> String {
        let blocks = parts.map { part in
            let body = part.body.wrapped(to: width - 2).map { "  " + $0 }.joined(separator: "\n")
            return part.heading.isEmpty ? body : "\(part.heading)\n\(body)"
        }
        return ([title] + blocks).joined(separator: "\n\n") + "\n"
    }
}
