import SessionContract
import SessionModel
import StrictJSON

// The members of a report, each as what it was made from.
extension PartReport {
    static func options(_ report: ReportCursor) throws(UnusableReport) -> RunOptions {
        let now = try report.member("now")
        guard let moment = Timestamp(try now.text()).reading.moment else {
            throw now.failure(expected: "a time such as 2026-11-27T09:00:00Z")
        }
        var options = RunOptions(now: moment.seconds)
        options.isStrict = try report.member("strict").flag()
        for (id, level) in try report.member("rules").members() {
            guard let rule = Rule(rawValue: id) else {
                throw try report.member("rules").failure(expected: "ids of rules as keys")
            }
            let isOff = level.value.string == "off"
            options.severities[rule] = .some(isOff ? nil : try severity(level))
        }
        options.only = try report.optional("only").map { list throws(UnusableReport) in
            try rules(list)
        }
        if let skipped = try report.optional("skip") { options.skipped = try rules(skipped) }
        options.failOn = try severity(report.member("failOn"))
        options.search.input = try report.optional("input")?.text()
        options.search.pointers = try report.optional("at")?.texts() ?? []
        options.search.prefixes = try report.optional("harMatch")?.texts() ?? []
        options.search.readsAllFiles = try report.optional("allFiles")?.flag() ?? false
        options.requests = try requests(report)
        return options
    }

    private static func requests(_ report: ReportCursor) throws(UnusableReport)
        -> RunOptions.Requests
    {
        var requests = RunOptions.Requests()
        requests.paging = try report.optional("paging")?.text()
        requests.pageSize = try report.optional("pageSize")?.number(from: 1)
        requests.maximumPages = try report.optional("maxPages")?.number(from: 1)
        requests.followsLinks = try report.optional("followLinks")?.flag() ?? false
        requests.maximumLinks = try report.optional("maxLinks")?.number(from: 1)
        requests.maximumBody = try report.optional("maxBody")?.number(from: 1)
        return requests
    }

    /// A severity that can be chosen.
    private static func severity(_ value: ReportCursor) throws(UnusableReport) -> Severity {
        let expected = "error, warning or note"
        let severity = try value.choice(Severity.self, expected: expected)
        guard severity != .inconclusive else { throw value.failure(expected: expected) }
        return severity
    }

    private static func rules(_ list: ReportCursor) throws(UnusableReport) -> Set<Rule> {
        var rules: Set<Rule> = []
        for id in try list.elements() {
            rules.insert(try id.choice(Rule.self, expected: "the id of a rule"))
        }
        return rules
    }

    /// Reads what was checked; the counts with some keys must be 0.
    static func checked(
        _ report: ReportCursor,
        without keys: [String] = ["cases", "pages"]
    ) throws(UnusableReport) -> RunRecord.Checked {
        var checked = RunRecord.Checked()
        checked.payloads = try report.member("payloads").count()
        checked.sessions = try report.member("sessions").count()
        checked.bytes = try report.member("bytes").count()
        checked.files = try report.member("files").count()
        checked.answers = try report.member("answers").count()
        checked.skipped = try reasons(report.member("skipped"))
        checked.unjudged = try reasons(report.member("unjudged"))
        checked.cases = try report.member("cases").count()
        checked.pages = try report.member("pages").count()
        if let links = try report.optional("links") {
            checked.links = RunRecord.Checked.Links(
                found: try links.member("found").count(),
                followed: try links.member("followed").count(),
                foreign: try links.member("foreign").count()
            )
        }
        for key in keys where try report.member(key).number() > 0 {
            throw try report.member(key).failure(expected: "0")
        }
        return checked
    }

    /// The maximum number of reasons; every status of HTTP is one.
    private static let mostReasons = 2_000

    private static func reasons(_ value: ReportCursor) throws(UnusableReport) -> ReasonCounts {
        var counts = ReasonCounts()
        let members = try value.members()
        guard members.count <= mostReasons else {
            throw value.failure(expected: "at most \(mostReasons) reasons")
        }
        for (reason, count) in members { counts[reason] = try count.count(from: 1) }
        return counts
    }

    /// Reads the units: those of a kind, or those that belong to a model.
    static func units(
        _ list: ReportCursor,
        _ usual: RunUnit.Kind = .file,
        _ model: ModelVocabulary? = nil
    ) throws(UnusableReport) -> [RunUnit] {
        var units: [RunUnit] = []
        var names: Set<String> = []
        for value in try list.elements() {
            let name = try value.member("name").text()
            guard names.insert(name).inserted else {
                throw try value.member("name").failure(expected: "a name that no other unit has")
            }
            let kind = try kind(of: value, usual, model)
            var unit = RunUnit(
                name,
                kind,
                path: try value.optional("path")?.text(),
                asked: try value.member("asked").count(),
                skipped: try value.member("skipped").count()
            )
            unit.order = try value.optional("order")?.number()
            for (id, count) in try value.optional("rules")?.members() ?? [] {
                guard let rule = Rule(rawValue: id) else {
                    throw count.failure(expected: "the id of a rule as the key")
                }
                unit.findings[rule] = try count.count(from: 1)
            }
            unit.countUnjudged(try value.optional("unjudgedAnswers")?.count() ?? 0) { _ in nil }
            units.append(unit)
        }
        return units
    }

    private static func kind(
        of unit: ReportCursor,
        _ usual: RunUnit.Kind,
        _ model: ModelVocabulary?
    ) throws(UnusableReport) -> RunUnit.Kind {
        let kind = try unit.member("kind")
        guard let model else {
            guard kind.value.string == JSONString(usual.rawValue) else {
                throw kind.failure(expected: usual.rawValue)
            }
            return usual
        }
        let name = try unit.member("name")
        switch try kind.choice(RunUnit.Kind.self, expected: "phase or topic") {
        case .phase where model.phases.contains(try name.text()): return .phase
        case .topic where model.topics.contains(try name.text()): return .topic
        case .phase, .topic: throw name.failure(expected: "the name of a phase or topic")
        case .file, .endpoint, .field: throw kind.failure(expected: "phase or topic")
        }
    }

    /// The parts that a report is about.
    static func parts(_ report: ReportCursor) throws(UnusableReport) -> [RunRecord.Part] {
        if let one = try report.optional("part") { return [try part(one)] }
        var parts: [RunRecord.Part] = []
        for value in try report.optional("parts")?.elements() ?? [] {
            parts.append(try part(value))
        }
        return parts
    }

    private static func part(_ value: ReportCursor) throws(UnusableReport) -> RunRecord.Part {
        var part: RunRecord.Part
        if let index = try value.optional("index") {
            let number = try index.number(from: 1)
            let count = try value.member("of").number(from: 1)
            guard number <= count else {
                throw index.failure(expected: "a number up to \(count)")
            }
            part = RunRecord.Part(number, of: count)
            part.sources = try value.member("sources").text()
            for element in try value.optional("ranges")?.elements() ?? [] {
                part.ranges.append(try range(element))
            }
        } else if let target = try value.optional("target") {
            part = RunRecord.Part(shortRunOf: try target.text())
        } else {
            part = RunRecord.Part(try range(value))
        }
        part.unmatched = try value.optional("unmatched")?.texts() ?? []
        part.program = try value.optional("program")?.texts() ?? []
        if let rules = try value.optional("uncertain") {
            part.uncertainRules = try self.rules(rules)
        }
        part.isPartial = try value.optional("partial")?.flag() ?? false
        part.isShort = try value.optional("short")?.flag() ?? false
        guard part.isShort || part.target == nil && part.ranges.allSatisfy({ $0.readEnd == nil })
        else { throw value.failure(expected: "'short', since not all was read") }
        return part
    }

    private static func range(_ value: ReportCursor) throws(UnusableReport) -> RunRecord.Part.Range
    {
        let range = RunRecord.Part.Range(
            source: try value.member("source").text(),
            start: try value.member("start").number(),
            end: try value.member("end").number(),
            size: try value.optional("size")?.number(),
            lines: try value.member("lines").count(),
            firstLine: try value.optional("line")?.number(from: 1),
            readEnd: try value.optional("read")?.number()
        )
        guard range.start <= range.end else {
            throw try value.member("end").failure(expected: "an offset from \(range.start) on")
        }
        guard !range.isEmpty || range.lines == 0 else {
            throw try value.member("lines").failure(expected: "0, since the range is empty")
        }
        if let end = range.readEnd, end < range.start || end > range.end {
            throw try value.member("read").failure(
                expected: "an offset from \(range.start) to \(range.end)"
            )
        }
        if let size = range.size, size < range.end {
            throw try value.member("size").failure(expected: "a size from \(range.end) on")
        }
        return range
    }
}
