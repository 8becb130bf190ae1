import SessionContract
import SessionModel
import StrictJSON

// The members of the JSON report with which reports of parts can be merged.

extension Report {
    /// The part that the run was, or the parts.
    var partMembers: [Member] {
        switch run.parts.count {
        case 0: []
        case 1: [Member("part") { $0.part(run.parts[0]) }]
        default:
            [
                Member("parts") { writer in
                    writer.array { array in
                        for part in run.parts { array.part(part) }
                    }
                }
            ]
        }
    }
}

extension Report {
    /// What the run could not do, if there is something.
    ///
    /// The verdict does not show that it has failed if it has found something too.
    var failureMembers: [Member] {
        guard !run.failures.isEmpty else { return [] }
        return [
            Member("failures") { writer in
                writer.array { array in
                    for failure in run.failures { array.string(failure) }
                }
            }
        ]
    }
}

extension JSONWriter {
    fileprivate mutating func part(_ part: RunRecord.Part) {
        object {
            if let shard = part.shard {
                $0.member("index", shard.index)
                $0.member("of", shard.count)
                if let sources = part.sources { $0.member("sources", sources) }
                if !part.ranges.isEmpty {
                    $0.member("ranges") { writer in
                        writer.array { array in
                            for range in part.ranges { array.object { $0.members(of: range) } }
                        }
                    }
                }
            } else if let range = part.ranges.first {
                $0.members(of: range)
            } else if let target = part.target {
                $0.member("target", target)
            }
            $0.nonempty("unmatched", part.unmatched)
            $0.nonempty("program", part.program)
            $0.nonempty("uncertain", part.uncertainRules.map(\.id).sorted())
            if part.isPartial { $0.member("partial", true) }
            if part.isShort { $0.member("short", true) }
        }
    }

    private mutating func members(of range: RunRecord.Part.Range) {
        member("source", range.source)
        member("start", range.start)
        member("end", range.end)
        if let size = range.size { member("size", size) }
        member("lines", range.lines)
        if let line = range.firstLine { member("line", line) }
        if let end = range.readEnd { member("read", end) }
    }

    /// Writes an array of strings, unless it is empty.
    mutating func nonempty(_ key: String, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        member(key) { writer in
            writer.array { array in
                for text in texts { array.string(text) }
            }
        }
    }

    /// Writes the numbers of findings of rules, unless there are none.
    mutating func counts(_ key: String, _ counts: RuleCounts) {
        let rules = counts.rules
        guard !rules.isEmpty else { return }
        member(key) { writer in
            writer.object { object in
                for rule in rules { object.member(rule.id, counts[rule]) }
            }
        }
    }

    /// Writes what a finding contains of its payload, as far as no other member does.
    mutating func values(of finding: Finding) {
        if let excerpt = finding.excerpt { member("excerpt", excerpt) }
        let masked = finding.place.pointer.description
        if masked != finding.place.exactPointer.description { member("masked", masked) }
    }

    /// Writes what distinguishes a row from others.
    mutating func origin(_ origin: Ledger.Row.Origin) {
        if let entry = origin.entry { member("entry", entry) }
        if let name = origin.unitName { member("unit", name) }
        if let place = origin.place { member("place", place) }
        if origin.isJoined { member("joined", true) }
        if let start = origin.rangeStart { member("from", start) }
        if let step = origin.step { member("step", step) }
        if origin.isExchange { member("exchange", true) }
        guard let rank = origin.rank else { return }
        switch rank {
        case .planned(let number): member("rank", number)
        case .random(let fault, let index):
            member("fault", RowReader.digits(of: fault))
            member("case", index)
        case .once(let number): member("once", number)
        }
        guard !origin.shares.isEmpty else { return }
        member("units") { writer in
            writer.object { object in
                for (name, count) in origin.shares.sorted(by: { $0.key < $1.key }) {
                    object.member(name, count)
                }
            }
        }
    }

    /// Writes what a run requested of an API.
    mutating func members(of requests: RunOptions.Requests) {
        if let paging = requests.paging { member("paging", paging) }
        if let size = requests.pageSize { member("pageSize", size) }
        if let limit = requests.maximumPages { member("maxPages", limit) }
        if requests.followsLinks { member("followLinks", true) }
        if let limit = requests.maximumLinks { member("maxLinks", limit) }
        if let limit = requests.maximumBody { member("maxBody", limit) }
    }

    /// Writes the numbers of links of sessions.
    mutating func links(_ links: RunRecord.Checked.Links) {
        object {
            $0.member("found", links.found)
            $0.member("followed", links.followed)
            $0.member("foreign", links.foreign)
        }
    }

    /// Writes what is counted of an endpoint only.
    mutating func members(of walk: RunUnit.Walk) {
        if let base = walk.base { member("base", base) }
        if walk.steps > 0 { member("steps", walk.steps) }
        if walk.sessions > 0 { member("sessions", walk.sessions) }
        if walk.emptyAnswers > 0 { member("empty", walk.emptyAnswers) }
        if walk.isSample { member("sample", true) }
    }

    /// Writes what a choice was learned from.
    mutating func observations(_ observations: [ChoiceObservation]) {
        array { array in
            for seen in observations {
                array.object { object in
                    if let field = seen.field { object.member("field", field) }
                    if let form = seen.form { object.member("form", form) }
                    object.member("answers") { writer in
                        writer.object { answers in
                            for (name, count) in seen.answers.sorted(by: { $0.key < $1.key }) {
                                answers.member(name, count)
                            }
                        }
                    }
                }
            }
        }
    }
}
