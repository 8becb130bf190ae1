/// A row of a report, or a finding in a report that lists each of them.
struct ListedFinding: Decodable, Hashable {
    var rule: String
    var severity: String
    let pointer: String
    let source: String
    let offset: Int?
    let line: Int?
    let column: Int?
    var observed: String
    var count: Int
}

extension ListedFinding {
    /// The part of the id before the slash.
    static func group(of rule: String) -> String { String(rule.prefix { $0 != "/" }) }

    /// The values that findings in one row share: the rule, the pointer without indices, and what
    /// was observed.
    var row: [String] {
        let tokens = pointer.split(separator: "/", omittingEmptySubsequences: false)
        return [rule, observed] + tokens.map { Int($0) == nil ? String($0) : "*" }
    }

    /// Whether the text could not be read to its end.
    var endsText: Bool { ["json/syntax", "json/encoding", "json/depth"].contains(rule) }

    /// The number of the entry in an archive, the largest number for what comes after all entries,
    /// or -1.
    var entry: Int {
        let path = source.split(separator: "#").dropFirst().first.map(String.init) ?? pointer
        let tokens = path.split(separator: "/").map(String.init)
        if tokens.starts(with: ["log", "entries"]), tokens.count > 2, let entry = Int(tokens[2]) {
            return entry
        }
        return source.hasSuffix(".har") && (offset ?? 0) > 0 ? .max : -1
    }
}
