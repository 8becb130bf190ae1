/// The verdict that a set of options gives, derived from the list of all findings by the
/// definition of each option.
struct ExpectedVerdict {
    /// What there is to find, whatever the options.
    struct Basis {
        /// All findings with their default severities, in order of appearance.
        let findings: [ListedFinding]

        /// The number of answers, and how many of them are unjudged whatever the options.
        let answers: Int
        let unjudged: Int

        /// Whether a source cannot be read, or there is nothing to check.
        let hasFailed: Bool
    }

    /// The number of rows.
    let rowCount: Int

    /// The rows that the report lists, the worst severity first.
    let listed: [ListedFinding]

    /// The number of findings of each severity.
    let totals: [String: Int]

    /// The number of answers that are unjudged only because of the options, by reason: what ended
    /// the text, or why there is no session, is not an error.
    let unjudged: [String: Int]

    /// The exit code.
    let code: Int32

    init(_ options: [VerdictOption], _ basis: Basis) {
        let severities = SelectedSeverities(options)
        let counted = Self.counted(basis, severities)
        var totals = ["error": 0, "warning": 0, "note": 0, "inconclusive": 0, "suppressed": 0]
        for finding in counted { totals[finding.severity, default: 0] += finding.count }
        self.totals = totals
        let rows = options.contains(.everyFinding) ? counted : Self.grouped(counted)
        rowCount = rows.count
        var limit = 100
        for case .maxFindings(let count) in options { limit = count }
        let sorted = ["error", "warning", "inconclusive", "note"].flatMap { level in
            rows.filter { $0.severity == level }
        }
        listed = Array(sorted.prefix(limit))
        let hidden = basis.findings.filter {
            severities.severity(of: $0.rule, default: $0.severity) != "error"
        }
        let answers = hidden.compactMap(\.unjudged)
        let reasons = answers.map { $0.rule == "input/empty" ? "empty" : "unreadable" }
        unjudged = Dictionary(reasons.map { ($0, 1) }) { $0 + $1 }
        let isInconclusive =
            totals["inconclusive"] != 0 || basis.unjudged + answers.count > 0 || basis.answers == 0
        code =
            severities.isUsageError
            ? 64 : Self.code(options, totals, basis, isInconclusive: isInconclusive)
    }

    /// Returns the findings that count, in order of appearance.
    private static func counted(
        _ basis: Basis,
        _ severities: SelectedSeverities
    ) -> [ListedFinding] {
        var counted: [ListedFinding] = []
        for var finding in basis.findings {
            let level = severities.severity(of: finding.rule, default: finding.severity)
            let cause = finding
            if let level {
                finding.severity = level
                counted.append(finding)
            }
            if level != "error", var other = cause.unjudged {
                guard let level = severities.severity(of: other.rule, default: "inconclusive")
                else { continue }
                other.severity = level
                counted.append(other)
            }
        }
        return counted
    }

    /// Returns one row for the findings of each rule, pointer shape and observation.
    private static func grouped(_ findings: [ListedFinding]) -> [ListedFinding] {
        var rows: [ListedFinding] = []
        var indices: [[String]: Int] = [:]
        for finding in findings {
            if let index = indices[finding.row] {
                rows[index].count += finding.count
            } else {
                indices[finding.row] = rows.count
                rows.append(finding)
            }
        }
        return rows
    }

    private static func code(
        _ options: [VerdictOption],
        _ totals: [String: Int],
        _ basis: Basis,
        isInconclusive: Bool
    ) -> Int32 {
        var threshold = "error"
        for case .failOn(let level) in options { threshold = level }
        let offending = ["error", "warning", "note"].prefix { $0 != threshold } + [threshold]
        if offending.contains(where: { totals[$0] != 0 }) { return 1 }
        if basis.hasFailed { return 2 }
        return isInconclusive ? 3 : 0
    }
}

extension ListedFinding {
    /// The finding that the answer was not judged, if this one says why but does not count as an
    /// error.
    fileprivate var unjudged: Self? {
        var finding = self
        if endsText {
            finding.rule = "input/unjudged"
            finding.observed = "an error in the JSON text"
        } else if ["envelope/unknown", "live/content-type", "live/error-body"].contains(rule) {
            finding.rule = "input/empty"
            finding.observed = "no session"
        } else {
            return nil
        }
        return finding
    }
}
