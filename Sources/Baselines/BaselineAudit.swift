package import JSONFiles
package import SessionContract
import StrictJSON
import TerminalText

/// What became of the entries of a baseline in a run.
package struct BaselineAudit: Sendable {
    /// The entries whose deviations occurred.
    package private(set) var used: [BaselineEntry] = []

    /// The entries whose deviations did not occur, although what showed them was checked.
    package private(set) var stale: [BaselineEntry] = []

    /// The entries whose last day is over.
    package private(set) var expired: [BaselineEntry] = []

    /// The entries whose deviations occurred more often than they allow.
    package private(set) var exceeded: [(entry: BaselineEntry, count: Int)] = []

    /// The entries about which the run says nothing.
    package private(set) var unobserved: [BaselineEntry] = []

    /// Decides what became of each entry.
    ///
    /// - Parameters:
    ///   - baseline: The entries.
    ///   - day: The day of the run.
    ///   - counts: The number of findings of each row, by fingerprint.
    ///   - wasChecked: Returns whether a deviation of an entry would certainly have been seen.
    package init(
        _ baseline: Baseline,
        on day: CalendarDay,
        counts: [String: Int],
        wasChecked: (BaselineEntry) -> Bool
    ) {
        for entry in baseline.entries {
            let count = counts[entry.id, default: 0]
            if entry.isExpired(on: day) {
                expired.append(entry)
            } else if count > 0 {
                used.append(entry)
                if let most = entry.most, count > most { exceeded.append((entry, count)) }
            } else if wasChecked(entry) {
                stale.append(entry)
            } else {
                unobserved.append(entry)
            }
        }
    }

    /// The findings about entries, each at its place in the file.
    package func findings(in path: String) -> [Finding] {
        stale.map { entry in
            Self.finding(
                .baselineStale,
                "a deviation that the baseline accepts did not occur: \(entry.phrase)",
                observed: "no finding",
                expected: "at least one, or no entry",
                fix: "Remove the entry: 'baseline prune' does that with a report of this run.",
                entry,
                path
            )
        }
            + expired.map { entry in
                Self.finding(
                    .baselineExpired,
                    "the baseline accepted \(entry.phrase) until "
                        + "\(entry.expires?.text ?? ""): \(entry.reason)",
                    observed: "expired",
                    expected: "a fix by then",
                    fix: "Fix the deviation and remove the entry, or agree on a later day.",
                    entry,
                    path
                )
            }
            + exceeded.map { entry, count in
                Self.finding(
                    .baselineExceeded,
                    "a deviation occurred more often than the baseline accepts: \(entry.phrase)",
                    observed: count.counted("finding"),
                    expected: "at most \((entry.most ?? 0).counted("finding"))",
                    fix: "Fix what is new, or raise 'most'.",
                    entry,
                    path
                )
            }
    }

    private static func finding(
        _ rule: Rule,
        _ message: String,
        observed: String,
        expected: String,
        fix: String,
        _ entry: BaselineEntry,
        _ path: String
    ) -> Finding {
        Finding(
            rule,
            Wording(
                message: message,
                // Each entry is a row of its own.
                kind: entry.id,
                observed: observed,
                expected: expected,
                fix: fix
            ),
            at: Finding.Place(source: path, position: entry.position)
        )
    }
}
