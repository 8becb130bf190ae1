import SessionContract
import StrictJSON
import TerminalText

// What only reports of `live` have.
extension PartReport {
    /// Reads the endpoints of a run, each with its base URL.
    ///
    /// - Parameters:
    ///   - list: The units.
    ///   - target: What was checked, which ends with the base URL if there is only one.
    /// - Returns: The endpoints.
    /// - Throws: If there is something else.
    static func endpoints(
        _ list: ReportCursor,
        at target: String
    ) throws(UnusableReport) -> [RunUnit] {
        var units = try units(list, .endpoint)
        for (index, value) in try list.elements().enumerated() {
            var walk = RunUnit.Walk()
            walk.base = target.split(separator: " ").last.map(String.init) ?? target
            if let base = try value.optional("base") {
                let suffix = " of \(try base.text())"
                guard units[index].name.hasSuffix(suffix) else {
                    throw try value.member("name").failure(expected: "a name that ends in the base")
                }
                units[index].name = String(units[index].name.dropLast(suffix.count))
                walk.base = try base.text()
            }
            walk.steps = try value.optional("steps")?.count() ?? 0
            walk.sessions = try value.optional("sessions")?.count() ?? 0
            walk.emptyAnswers = try value.optional("empty")?.count() ?? 0
            walk.isSample = try value.optional("sample")?.flag() ?? false
            units[index].walk = walk
            // Only files are put in order by number.
            units[index].order = nil
        }
        return units
    }

    /// The endpoints in words, such as `list and me of https://company.zendesk.com`.
    static func phrase(_ units: [RunUnit], at target: String) -> String {
        let more = units.count - mostNames
        let names = units.prefix(mostNames).map(\.name) + (more > 0 ? ["\(more.grouped) more"] : [])
        return "\(names.joined(separator: " and ")) of \(target)"
    }

    /// The maximum number of endpoints that a phrase names.
    private static let mostNames = 3

    /// Throws unless the answers without a session were not judged.
    func checkEmptyAnswers(_ report: ReportCursor) throws(UnusableReport) {
        let count = units.emptyBases.reduce(0) { $0 + $1.answers }
        guard checked.unjudged[.empty] >= count else {
            throw try report.member("checked").member("unjudged").failure(
                expected: "\(count) answers that are empty, as the units say"
            )
        }
    }
}

extension [RunUnit] {
    /// The base URLs of endpoints that have sent no session but lists that are empty, with the
    /// number of these.
    var emptyBases: [(base: String, answers: Int)] {
        var bases: [String] = []
        var sums: [String: (sessions: Int, empty: Int)] = [:]
        for walk in compactMap(\.walk) {
            let base = walk.base ?? ""
            if sums[base] == nil { bases.append(base) }
            sums[base, default: (0, 0)].sessions += walk.sessions
            sums[base, default: (0, 0)].empty += walk.emptyAnswers
        }
        return bases.compactMap { base in
            guard let sum = sums[base], sum.sessions == 0, sum.empty > 0 else { return nil }
            return (base, sum.empty)
        }
    }
}
