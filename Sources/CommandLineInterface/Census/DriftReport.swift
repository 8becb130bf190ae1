import CommandLineFrame
import Drift
import Reports
import SessionContract
import SessionModel

/// What a comparison of two censuses says, in the form of a run record.
struct DriftReport {
    let comparison: CensusComparison

    /// The names of both censuses.
    let old: String
    let new: String

    /// Adds the findings, and sentences about what was compared.
    func write(to record: inout RunRecord) {
        for finding in comparison.findings(from: old, to: new) { record.ledger.add(finding) }
        record.remarks += comparison.remarks(from: old, to: new)
        guard comparison.uncomparedCount > 0 else { return }
        record.checked.answers += comparison.uncomparedCount
        record.checked.unjudged["uncompared"] = comparison.uncomparedCount
    }

    /// Adds the findings to units, one for each field, in the order of the contract.
    func writeUnits(to record: inout RunRecord) {
        let fields = [nil] + DeclaredField.allCases.map(Optional.some)
        for field in fields {
            var unit = RunUnit(
                field?.key ?? "session",
                .field,
                asked: comparison.comparedStates[field] ?? 0
            )
            for change in comparison.changes where change.counter.field == field {
                let finding = change.finding(in: new)
                guard record.ledger.counts(finding) else { continue }
                unit.findings[finding.rule] += 1
            }
            record.units.append(unit)
        }
    }
}

extension Ledger {
    /// Whether a finding counts: its rule is not off, and no baseline accepts it.
    fileprivate func counts(_ finding: Finding) -> Bool {
        options.severity(of: finding.rule) != nil
            && options.accepted[finding.group.fingerprint] == nil
    }
}
