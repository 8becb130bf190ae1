import SessionContract

/// The severities that options give to rules, by the definition of each option.
struct SelectedSeverities {
    private var only: [String] = []
    private var skipped: [String] = []
    private var levels: [String: String] = [:]
    private let isStrict: Bool

    init(_ options: [VerdictOption]) {
        isStrict = options.contains(.strict)
        for option in options {
            switch option {
            case .only(let names): only += Self.list(names)
            case .skip(let names): skipped += Self.list(names)
            case .rule(let id, let level): levels[id] = level
            case .strict, .maxFindings, .everyFinding, .failOn, .jobs: break
            }
        }
    }

    private static func list(_ names: String) -> [String] {
        names.split(separator: ",").map(String.init)
    }

    private static func names(_ names: [String], _ rule: String) -> Bool {
        names.contains(rule) || names.contains(ListedFinding.group(of: rule))
    }

    /// Returns the severity of a rule, or `nil` if it is off.
    func severity(of rule: String, default severity: String) -> String? {
        if let level = levels[rule] { return level == "off" ? nil : level }
        if skipped.contains(rule) { return nil }
        // A run that saw nothing must not pass because other rules were selected.
        if severity == "inconclusive" { return severity }
        if Self.names(skipped, rule) { return nil }
        if !only.isEmpty, !Self.names(only, rule) { return nil }
        return isStrict && rule == "contract/undeclared" ? "error" : severity
    }

    /// Whether no rule is left that `check` could report and the user asked for.
    var isUsageError: Bool {
        !CheckedRule.all.contains { rule in
            let severity = rule.defaultSeverity.rawValue
            let isAskedFor =
                switch (severity, rule.group) {
                case ("inconclusive", _): Self.names(only, rule.id)
                // Only archives can break these, so they must be named by id.
                case (_, "live"): only.contains(rule.id) || levels[rule.id] != nil
                case (_, _): true
                }
            return isAskedFor && self.severity(of: rule.id, default: severity) != nil
        }
    }
}
