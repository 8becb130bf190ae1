import PayloadInput
import SessionContract
import StrictJSON
import TerminalText

/// One of several payloads in a source, of which a case can have only one.
struct PayloadCandidate {
    /// The number by which an option chooses it, from 1.
    let number: Int

    /// Where it is: the path of a request, a line, or a pointer.
    let place: String

    /// The first findings in it, above notes.
    let findings: [String]

    /// The number of findings that are not in ``findings``.
    let moreFindings: Int

    /// The number of findings that are shown for each candidate.
    private static let mostFindings = 2

    /// A candidate with the findings that a reader counts in `ledger`.
    init(
        _ number: Int,
        at place: String,
        now: Int64,
        _ read: (inout PayloadReader, inout Ledger) -> Void
    ) {
        var reader = PayloadReader(JudgeSettings(now: now))
        var ledger = Ledger()
        read(&reader, &ledger)
        let rows = ledger.summary.rows.filter { $0.severity != .note }
        self.number = number
        self.place = place
        findings = rows.prefix(Self.mostFindings).map { row in
            let pointer = row.finding.place.pointer.description
            return row.finding.rule.id + (pointer.isEmpty ? "" : " at \(pointer)")
        }
        moreFindings = max(0, rows.count - Self.mostFindings)
    }

    /// What was found, as a phrase.
    private var verdict: String {
        guard !findings.isEmpty else { return "no findings" }
        return findings.joined(separator: ", ")
            + (moreFindings > 0 ? " and \(moreFindings) more" : "")
    }
}

extension PayloadCandidate {
    /// The number of candidates that are listed.
    private static let mostListed = 20

    /// Returns a line for each candidate, with an asterisk for those with findings; of many, the
    /// first with findings, and then the first of the others.
    static func list(_ candidates: [PayloadCandidate]) -> [String] {
        let odd = candidates.filter { !$0.findings.isEmpty }
        let even = candidates.filter(\.findings.isEmpty)
        let listed = (odd + even).prefix(mostListed).sorted { $0.number < $1.number }
        let numbers = listed.map { String($0.number).count }.max() ?? 0
        let places = min(60, listed.map(\.place.count).max() ?? 0)
        let lines = listed.map { candidate in
            let number = String(candidate.number)
            let space = String(repeating: " ", count: numbers - number.count)
            let mark = candidate.findings.isEmpty ? " " : "*"
            let place = candidate.place.padded(to: places)
            return "  \(mark) \(space)\(number)  \(place)  \(candidate.verdict)"
        }
        let rest = candidates.count - listed.count
        let kind = odd.count > listed.count ? "" : " without findings"
        return lines + (rest > 0 ? ["  … and \(rest.grouped) more\(kind)"] : [])
    }
}
