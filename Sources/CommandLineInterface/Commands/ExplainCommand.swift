import CommandLineFrame
import Reports
import SessionContract
import SessionCorpus
import SessionModel
import TerminalText

/// `explain RULE|DIALECT|FLAG|CASE`: explains a rule, a dialect, a flag or a case.
enum ExplainCommand: CommandDefinition {
    struct Options: CommandOptions {
        /// The corpus folder, if one was given.
        var folder: String?

        /// The id to explain; without one, all rules and dialects are listed.
        var topic: String?
    }

    static let syntax = CommandSyntax<Options>(
        command: "explain",
        summary: "Explain a rule, a timestamp dialect, or a corpus flag or case.",
        overview: """
            Explain what a rule requires, whom it affects, how to fix a violation and where the \
            rule comes from; what a timestamp dialect is; which class of bugs a corpus flag marks; \
            or what a corpus case tests.
            """,
        operands: .init(
            "[RULE|DIALECT|FLAG|CASE]",
            name: "RULE|DIALECT|FLAG|CASE",
            limit: 1,
            completion: .rule,
            help: "A rule such as contract/null, a rule group such as contract, a timestamp "
                + "dialect such as rfc3339-fraction, or the id of a corpus flag or case (default: "
                + "list the rules and dialects)."
        ) { $0.topic = $1.first },
        sections: [.init("OPTIONS", [CorpusFolder.optionOrBuiltIn(\.folder)])],
        examples: [
            .init("Explain a rule.", "session-conformance explain contract/null"),
            .init("List the rules in a group.", "session-conformance explain timestamp"),
            .init("Show a corpus case.", "session-conformance explain types-id-digits"),
        ]
    )

    static func run(_ options: Options, _ context: CommandContext) throws(UsageError) -> ExitCode {
        let width = context.console.textWidth
        guard let topic = options.topic else {
            return context.console.printResult(topics(width: width))
        }
        if let text = text(about: topic, width: width) {
            let flag = flagNamedLikeGroup(topic, options, context)
            return context.console.printResult(text + flag)
        }
        return try explainFromCorpus(topic, options, context)
    }
}

// MARK: - Rules and dialects

extension ExplainCommand {
    /// The text about a rule, a dialect or a group; none of these needs a corpus.
    private static func text(about topic: String, width: Int) -> String? {
        if let rule = Rule(rawValue: topic) { return RuleExplanation(rule).text(width: width) }
        if let dialect = Timestamp.Dialect(rawValue: topic) {
            return DialectExplanation(dialect).text(width: width)
        }
        let group = Rule.allCases.filter { $0.group == topic }
        return group.isEmpty ? nil : list(group, title: topic, width: width)
    }

    private static func topics(width: Int) -> String {
        var groups: [String] = []
        for rule in Rule.allCases where !groups.contains(rule.group) { groups.append(rule.group) }
        let lists = groups.map { group in
            list(Rule.allCases.filter { $0.group == group }, title: group, width: width)
        }
        let dialects = Timestamp.Dialect.allCases.map { ($0.rawValue, $0.summary) }
        let last = HelpTable("timestamp dialects", dialects).text(width) + "\n"
        return (lists + [last]).joined(separator: "\n")
    }

    private static func list(_ rules: [Rule], title: String, width: Int) -> String {
        HelpTable(title, rules.map { ($0.id, $0.explanation.summary) }).text(width) + "\n"
    }
}

// MARK: - The corpus

extension ExplainCommand {
    /// The text about a flag with the name of a rule group, such as `link`; empty without one.
    private static func flagNamedLikeGroup(
        _ topic: String,
        _ options: Options,
        _ context: CommandContext
    ) -> String {
        guard Rule.allCases.contains(where: { $0.group == topic }),
            let source = try? CorpusSource(options.folder, from: context.workingDirectory),
            let corpus = try? source.corpus(),
            let text = CorpusExplanation(corpus).text(
                about: topic,
                width: context.console.textWidth
            )
        else { return "" }
        return "\n" + text
    }

    /// Explains a flag or a case; an unreadable corpus is a failure only if it was given.
    private static func explainFromCorpus(
        _ topic: String,
        _ options: Options,
        _ context: CommandContext
    ) throws(UsageError) -> ExitCode {
        var names = Rule.allCases.map(\.id) + Timestamp.Dialect.allCases.map(\.rawValue)
        var hint = "'\(Report.toolName) explain' lists the rules and dialects"
        do {
            let source = try CorpusSource(options.folder, from: context.workingDirectory)
            let explanation = CorpusExplanation(try source.corpus())
            let width = context.console.textWidth
            if let text = explanation.text(about: topic, width: width) {
                return context.console.printResult(text)
            }
            names += explanation.names
            hint += ", '\(Report.toolName) corpus list' the cases"
            hint += ", '\(Report.toolName) corpus stats' the flags"
        } catch {
            if options.folder != nil {
                context.console.complain(error.description)
                return .failed
            }
            hint += "; flags and cases are not available: \(error)"
        }
        let question = UsageProblem.question(NearMiss.matches(for: topic, among: names))
        throw UsageError("unknown rule, dialect, flag or case '\(topic)'\(question ?? "; \(hint)")")
    }
}
