import Reports
import SessionContract
import TerminalText

/// The rules that count, and their severities: the options `--rule`, `--only`, `--skip` and
/// `--strict`.
package struct RuleSelection: Hashable, Sendable {
    /// The severities set with `--rule`; `nil` turns a rule off.
    var overrides: [Rule: Severity?] = [:]

    /// The rules to check, or `nil` for all.
    private(set) var only: Set<Rule>?

    /// The rules that `--only` names by id.
    private var named: Set<Rule> = []

    var skipped: Set<Rule> = []

    /// Whether fields that the contract does not declare are errors.
    var isStrict = false

    /// The defaults: every rule counts.
    init() {}

    /// The severities that differ from the defaults.
    ///
    /// `--rule` takes precedence over the other options.
    var severities: [Rule: Severity?] { runOptions(now: 0).allSeverities }

    /// Returns the options that change the verdict of a run at a moment.
    func runOptions(now: Int64) -> RunOptions {
        var all = RunOptions(now: now)
        all.isStrict = isStrict
        all.severities = overrides
        all.only = only
        all.skipped = skipped
        return all
    }
}

extension RuleSelection {
    /// The kind of data that a command checks.
    package enum Scope {
        /// Payloads in files.
        case payloads

        /// The responses of an API, and their exchange.
        case answers

        /// The answers of a model.
        case models

        /// Counts of what an API sends.
        case censuses

        /// The groups of the rules that can be violated there.
        var groups: [String] {
            switch self {
            case .payloads: RunUnit.Kind.file.ruleGroups
            case .answers: RunUnit.Kind.endpoint.ruleGroups
            case .models: RunUnit.Kind.phase.ruleGroups
            case .censuses: RunUnit.Kind.field.ruleGroups
            }
        }

        /// The rules of other groups that can be violated there.
        ///
        /// Only a saved response can violate these, or an API that is compared with a census, so
        /// they count only if they are named by id.
        var furtherRules: Set<Rule> {
            switch self {
            case .payloads: [.liveContentType, .liveErrorBody]
            case .answers: [.driftBreaking, .driftWidening, .driftNarrowing]
            case .models, .censuses: []
            }
        }
    }

    /// The reason why nothing can fail with this selection, or `nil` if something can.
    ///
    /// Such a run would pass for any input.
    func problem(in scope: Scope) -> UsageProblem? {
        let severities = severities
        let hasRuleLeft = Rule.allCases.contains { rule in
            let severity = severities[rule] ?? rule.defaultSeverity
            // Rules that report that nothing could be judged do not count unless they were named.
            let isMeant =
                rule.defaultSeverity != .inconclusive || only?.contains(rule) == true
            let isChecked =
                scope.groups.contains(rule.group)
                || scope.furtherRules.contains(rule) && isNamed(rule)
            return isMeant && severity != nil && isChecked
        }
        guard !hasRuleLeft else { return nil }
        let groups = scope.groups.joined(separator: ", ")
        return .other("no rule is left to check; this command checks the groups \(groups)")
    }

    /// Whether an option asks for this rule by its id.
    private func isNamed(_ rule: Rule) -> Bool { named.contains(rule) || overrides[rule] != nil }

    /// The severities that `--rule` can set.
    static let levels = ["error", "warning", "note", "off"]

    /// Reads `ID=SEVERITY`, where the severity `off` turns the rule off.
    mutating func override(_ argument: String) throws(ValueFault) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw ValueFault("a rule id and a severity, such as contract/absent=error")
        }
        let id = String(parts[0])
        guard let rule = Rule(rawValue: id) else {
            throw ValueFault(
                "a rule id and a severity, such as contract/absent=error",
                suggestions: NearMiss.matches(for: id, among: Rule.allCases.map(\.id))
            )
        }
        let level = String(parts[1])
        guard Self.levels.contains(level) else { throw ValueFault(level, noneOf: Self.levels) }
        overrides[rule] = .some(Severity(rawValue: level))
    }

    /// Reads the value of `--only`.
    mutating func restrict(to argument: String) throws(ValueFault) {
        let rules = try Self.rules(named: argument)
        only = (only ?? []).union(rules)
        let names = Set(Self.ids(in: argument))
        named.formUnion(rules.filter { names.contains($0.id) })
    }

    /// Reads the value of `--skip`.
    mutating func skip(_ argument: String) throws(ValueFault) {
        for name in Self.ids(in: argument) {
            let rules = try Self.rules(named: name)
            skipped.formUnion(rules.filter { $0.id == name || $0.defaultSeverity != .inconclusive })
        }
    }

    /// The rules named by a comma-separated list of ids and groups.
    private static func rules(named argument: String) throws(ValueFault) -> [Rule] {
        var rules: [Rule] = []
        for name in ids(in: argument) {
            let named = Rule.allCases.filter { $0.id == name || $0.group == name }
            guard !named.isEmpty else { throw .unknownRule(name) }
            rules += named
        }
        return rules
    }

    /// The parts of a comma-separated list; an empty one is not the name of a rule.
    private static func ids(in argument: String) -> [String] {
        argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

extension ValueFault {
    /// The fault of a name that is neither a rule nor a group.
    fileprivate static func unknownRule(_ name: String) -> ValueFault {
        var groups: [String] = []
        for rule in Rule.allCases where !groups.contains(rule.group) { groups.append(rule.group) }
        return ValueFault(
            "rules such as contract/null, or groups: \(groups.joined(separator: ", "))",
            suggestions: NearMiss.matches(for: name, among: Rule.allCases.map(\.id) + groups)
        )
    }
}
