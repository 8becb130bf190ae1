import JSONFiles

/// Compares the flags of a case with its payload.
enum FlagRules {
    /// Returns a finding for each flag that cannot be true of the payload.
    static func findings(in entry: CorpusCase, derived: CaseExpectation) -> [LintFinding] {
        let evidence = entry.flags.compactMap { FlagEvidence.byFlag[$0] }
        guard !evidence.isEmpty else { return [] }
        let traits = PayloadTraits(of: entry.payload, as: entry.subject, derived: derived)
        return evidence.filter { !$0.isPresent(traits) }.map {
            entry.finding(
                .flag,
                at: "flags",
                message: "the case has the flag '\($0.flag)', but there is no \($0.thing)",
                fix: "Remove the flag, or correct the payload if it is not the one you meant."
            )
        }
    }
}
