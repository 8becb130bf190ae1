import SessionContract

/// Rows about one field that a report for people shows as one block: the first in full, of the
/// others only what was observed.
///
/// A model that ignores types accepts some four wrong ones in each field, each a row of its own in
/// every other format.
struct RowFold {
    let first: Ledger.Row
    private(set) var others: [Ledger.Row] = []

    /// The number of alike rows that are shown one by one.
    private static let mostAlike = 3

    /// What alike rows have in common.
    private struct Likeness: Hashable {
        let severity: Severity
        let pointer: String
        let expected: String
        let likelihood: Finding.Likelihood?

        /// Returns `nil` for a row that is like no other.
        init?(_ row: Ledger.Row) {
            let finding = row.finding
            guard finding.rule == .roundTripAccepted, !finding.group.pointerShape.isEmpty else {
                return nil
            }
            severity = row.severity
            pointer = finding.group.pointerShape
            expected = finding.wording.expected
            likelihood = finding.reproduction?.likelihood
        }
    }

    /// Returns the folds of rows, in the order of their first ones.
    static func folds(of rows: [Ledger.Row]) -> [RowFold] {
        var counts: [Likeness: Int] = [:]
        for likeness in rows.compactMap(Likeness.init) { counts[likeness, default: 0] += 1 }
        var places: [Likeness: Int] = [:]
        var folds: [RowFold] = []
        for row in rows {
            let likeness = Likeness(row).flatMap { counts[$0, default: 0] > mostAlike ? $0 : nil }
            if let likeness, let place = places[likeness] {
                folds[place].others.append(row)
                continue
            }
            if let likeness { places[likeness] = folds.count }
            folds.append(RowFold(first: row))
        }
        return folds
    }

    /// What was observed in the other rows; `nil` if there are none.
    var rest: String? {
        guard !others.isEmpty else { return nil }
        let kinds = others.map(\.finding.wording.kind).joined(separator: ", ")
        return "accepted: \(kinds) (--verbose shows each)"
    }
}
