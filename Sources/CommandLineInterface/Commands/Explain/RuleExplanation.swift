import SessionContract

/// The explanation of a rule.
struct RuleExplanation {
    private let rule: Rule

    /// The explanation of a rule.
    init(_ rule: Rule) {
        self.rule = rule
    }

    /// The text for a terminal with `width` columns.
    func text(width: Int) -> String {
        let explanation = rule.explanation
        var parts = [
            ("", explanation.summary), ("WHY IT MATTERS", explanation.whyItMatters),
            ("HOW TO FIX IT", explanation.fix),
        ]
        if let example = explanation.exampleText {
            parts.append(("EXAMPLE", example.count > 200 ? example.prefix(40) + "…" : example))
        }
        parts.append(("SOURCE", explanation.sources.joined(separator: "; ")))
        return Article("\(rule.id) (\(rule.defaultSeverity.rawValue))", parts).text(width: width)
    }
}
