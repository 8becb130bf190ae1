import Reports
import SessionContract
import SessionModel

/// `explain RULE|DIALECT`.
enum ExplainCommand {
    static var command: Command {
        Command(
            syntax.command,
            summary: "Say what a rule or a dialect of timestamps is, and how to mend faults.",
            help: { syntax.help(width: $0) },
            run: { arguments, context throws(UsageError) in
                var nothing: Void = ()
                let operands = try syntax.parse(arguments, into: &nothing)
                let width = min(100, context.console.width ?? 80)
                guard let topic = operands.first else {
                    return context.console.printResult(topics(width: width))
                }
                return context.console.printResult(try text(about: topic, width: width))
            }
        )
    }

    private static var syntax: CommandSyntax<Void> {
        CommandSyntax(
            command: "explain",
            overview: """
                Say what a rule holds, who trips over it, how to mend it and where it comes from, \
                or what a dialect of timestamps is.
                """,
            operands: .init(
                "[RULE|DIALECT]",
                name: "RULE|DIALECT",
                help: "The id of a rule, such as contract/null, a group of rules, or a dialect of "
                    + "timestamps, such as rfc3339-fraction (default: list them all).",
                limit: 1
            )
        )
    }

    static func text(about topic: String, width: Int) throws(UsageError) -> String {
        if let rule = Rule(rawValue: topic) { return explanation(of: rule, width: width) }
        if let dialect = Timestamp.Dialect(rawValue: topic) {
            return DialectExplanation(dialect).text(width: width)
        }
        let group = Rule.allCases.filter { $0.group == topic }
        guard group.isEmpty else { return list(group, title: topic, width: width) }
        let names = Rule.allCases.map(\.id) + Timestamp.Dialect.allCases.map(\.rawValue)
        let suggestion = NearMiss.closest(to: topic, among: names)
        throw UsageError(
            [
                .other(
                    "there is no rule or dialect '\(topic)'"
                        + (suggestion.map { "; did you mean '\($0)'?" }
                            ?? "; '\(Report.toolName) explain' lists them all")
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
