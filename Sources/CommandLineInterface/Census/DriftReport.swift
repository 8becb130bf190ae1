import CommandLineFrame
import Drift
import Reports
import SessionContract
import SessionModel

/// What a comparison of two censuses says, in the form of a run record.
struct DriftReport {
    private let comparison: CensusComparison
    private let old: String
    private let new: String

    /// The findings, each with the field that it is about.
    private let findings: [(field: DeclaredField?, finding: Finding)]

    /// Creates the report of a comparison.
    ///
    /// - Parameters:
    ///   - comparison: The comparison.
    ///   - old: The name of the earlier census.
    ///   - new: The name of the later one.
    init(_ comparison: CensusComparison, from old: String, to new: String) {
        self.comparison = comparison
        self.old = old
        self.new = new
        findings = comparison.findings(from: old, to: new)
    }

    /// Adds the findings, and what could not be compared, whatever the rules that are off.
    ///
    /// - Parameters:
    ///   - record: The record of the run.
    ///   - missing: The number of answers that are in no census, because they could not be judged.
    func write(to record: inout RunRecord, missing: Int) {
        for (_, finding) in findings { record.ledger.add(finding) }
        record.remarks += comparison.remarks(from: old, to: new)
        record.censuses = [
            RunRecord.CensusUse(comparison.old, old), RunRecord.CensusUse(comparison.new, new),
        ]
        let unjudged = [
            // What is missing may look like a change, or hide one.
            "uncounted": missing,
            "uncompared": comparison.uncomparedCount,
            "too-few": comparison.tooFewCount,
        ]
        for (reason, count) in unjudged {
            record.checked.answers += count
            record.checked.unjudged[reason] += count
        }
        // Whether these occur is a matter of chance, so they may be back in the next census.
        record.uncertainRules.formUnion([.driftShift, .driftFirstSeen])
        if !comparison.skipped.isEmpty { record.isPartial = true }
        record.impliedRows = Set(
            comparison.implied.map { $0.finding(in: new).group.fingerprint }
        )
    }

    /// Adds units, one for each field, in the order of the contract.
    func writeUnits(to record: inout RunRecord) {
        let fields = [nil] + DeclaredField.allCases.map(Optional.some)
        for field in fields {
            var unit = RunUnit(
                field?.key ?? "session",
                .field,
                asked: comparison.comparedStates[field] ?? 0
            )
            for (own, finding) in findings where own == field && finding.rule != .driftTooFew {
                if record.ledger.counts(finding) { unit.findings[finding.rule] += 1 }
            }
            record.units.append(unit)
        }
    }
}

extension RunRecord.CensusUse {
    /// Describes a census.
    init(_ side: CensusComparison.Side, _ name: String) {
        self.init(
            name: name,
            sessions: side.sessions,
            effective: side.effective,
            needed: CensusComparison.leastEffective
        )
    }
}

extension Ledger {
    /// Whether a finding counts: its rule is not off, and no baseline accepts it.
    fileprivate func counts(_ finding: Finding) -> Bool {
        options.severity(of: finding.rule) != nil
            && options.accepted[finding.group.fingerprint] == nil
    }
}
