import SessionContract
import SessionModel

/// The rules about what the corpus as a whole must reach.
enum CoverageRules {
    static func findings(among cases: [CorpusCase]) -> [LintFinding] {
        let coverage = CorpusCoverage(of: cases)
        return [
            finding(
                .presence,
                missing: coverage.presence.missing.map(\.description),
                of: "combination of absent, null and value",
                topic: .presence
            ),
            finding(
                .types,
                missing: coverage.types.missing.map(\.description),
                of: "JSON type in a field",
                topic: .types
            ),
            finding(
                .dialects,
                missing: coverage.dialects.missing.map(\.description),
                of: "dialect in a field",
                topic: .timestamps
            ),
            finding(
                .rules,
                missing: coverage.rules.missing.map(\.id),
                of: "rule",
                topic: nil
            ),
        ].compactMap(\.self)
    }

    private static func finding(
        _ rule: LintRule,
        missing: [String],
        of things: String,
        topic: CorpusTopic?
    ) -> LintFinding? {
        guard !missing.isEmpty else { return nil }
        let shown = missing.prefix(5).joined(separator: "; ")
        let more = missing.count > 5 ? "; and \(missing.count - 5) more" : ""
        return LintFinding(
            rule,
            file: topic.map { "\($0.rawValue)/" } ?? ".",
            message: "no case has this \(things): \(shown)\(more)",
            mend: "Add one with `session-conformance corpus add`; `corpus stats` shows all."
        )
    }
}
