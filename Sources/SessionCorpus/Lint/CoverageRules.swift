import JSONFiles
import SessionContract
import SessionModel

/// The rules about what the corpus as a whole must cover.
enum CoverageRules {
    static func findings(among cases: [CorpusCase]) -> [LintFinding] {
        let coverage = CorpusCoverage(of: cases)
        return [
            finding(
                .presence,
                missing: coverage.presence.missing.map(\.description),
                of: "combinations of absent, null and value",
                topic: .presence
            ),
            finding(
                .types,
                missing: coverage.types.missing.map(\.description),
                of: "JSON types in fields",
                topic: .types
            ),
            finding(
                .dialects,
                missing: coverage.dialects.missing.map(\.description),
                of: "dialects in fields",
                topic: .timestamps
            ),
            finding(
                .rules,
                missing: coverage.rules.missing.map(\.id),
                of: "rules",
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
            message: "no case covers the following \(things): \(shown)\(more)",
            fix: "Add cases with 'session-conformance corpus add'; 'session-conformance corpus "
                + "stats' shows all gaps."
        )
    }
}
