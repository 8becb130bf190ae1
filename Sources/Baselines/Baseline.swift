package import JSONFiles
package import SessionContract

/// The deviations that a project has accepted for now, each with a reason.
///
/// The file format is `session-baseline/1`: a JSON object with one entry per line, so that changes
/// merge and a line of `git blame` says who accepted what. The last element of the array is null.
package struct Baseline: Hashable, Sendable {
    /// The value of the member `format`.
    package static let format = "session-baseline/1"

    /// The entries in the order of the file.
    package var entries: [BaselineEntry]

    /// Creates a baseline.
    package init(_ entries: [BaselineEntry] = []) {
        self.entries = entries
    }

    /// Returns the rows that are accepted on a day, by fingerprint.
    package func acceptedRows(on day: CalendarDay) -> [String: Suppression] {
        var rows: [String: Suppression] = [:]
        for entry in entries where !entry.isExpired(on: day) { rows[entry.id] = entry.suppression }
        return rows
    }

    /// The entries in the order in which they are written: by rule, pointer and kind, so that those
    /// about one field are together.
    package var sorted: Baseline {
        Baseline(
            entries.sorted {
                ($0.rule, $0.pointer, $0.observed, $0.id)
                    < ($1.rule, $1.pointer, $1.observed, $1.id)
            }
        )
    }
}
