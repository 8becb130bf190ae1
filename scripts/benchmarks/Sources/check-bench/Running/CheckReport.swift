import FoundationEssentials

/// The parts of the JSON report of `check` that are used here.
struct CheckReport: Decodable {
    struct Row: Decodable {
        let rule: String
        let severity: String
        let count: Int
    }

    struct Checked: Decodable {
        let payloads: Int
        let sessions: Int
    }

    let checked: Checked
    let totals: [String: Int]
    let findings: [Row]

    /// Reads the report in a file; `nil` if there is none.
    init?(at path: String) {
        guard let data = try? Data(contentsOf: URL(filePath: path)),
            let report = try? JSONDecoder().decode(CheckReport.self, from: data)
        else { return nil }
        self = report
    }

    /// The number of findings by rule.
    var counts: [String: Int] {
        findings.reduce(into: [:]) { $0[$1.rule, default: 0] += $1.count }
    }

    /// The number of errors and warnings by rule.
    var accusations: [String: Int] {
        findings.filter { $0.severity == "error" || $0.severity == "warning" }
            .reduce(into: [:]) { $0[$1.rule, default: 0] += $1.count }
    }

    /// Returns the differences from what was planted: rules with another count, and rules that
    /// nothing in the file breaks.
    func differences(from planted: [String: Int]) -> [String] {
        let counts = counts
        let missed = planted.filter { counts[$0.key, default: 0] != $0.value }.sorted {
            $0.key < $1.key
        }
        .map { "\($0.key): planted \($0.value), counted \(counts[$0.key, default: 0])" }
        let listed = accusations
        let invented = listed.filter { planted[$0.key] == nil }.sorted { $0.key < $1.key }
            .map { "\($0.key): planted 0, counted \($0.value)" }
        let total = totals["error", default: 0] + totals["warning", default: 0]
        let unlisted = total - listed.values.reduce(0, +)
        return missed + invented + (unlisted > 0 ? ["\(unlisted) findings in omitted rows"] : [])
    }
}
