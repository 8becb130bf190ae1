import SessionContract
import StrictJSON

/// The rows of several reports, added.
struct MergedRows {
    /// What the findings of one row share.
    struct Key: Hashable {
        let rule: Rule

        /// Empty for a row of many, whose findings are at many pointers.
        let shape: String
        let wording: Wording
        let place: String?
        let isJoined: Bool

        init(_ row: Ledger.Row) {
            rule = row.finding.rule
            isJoined = row.origin.isJoined
            shape = isJoined ? "" : row.finding.group.pointerShape
            // As in a run, findings about exchanges share a row if they share their kind.
            wording =
                row.origin.isExchange
                ? Wording(
                    message: "",
                    kind: row.finding.wording.kind,
                    observed: "",
                    expected: "",
                    fix: ""
                ) : row.finding.wording
            place = row.origin.place
        }

        private init(joining key: Key) {
            rule = key.rule
            shape = ""
            wording = key.wording
            place = key.place
            isJoined = true
        }

        /// The key of the row that this one is joined into.
        var joined: Key { Key(joining: self) }
    }

    /// A row, and where its findings were counted.
    struct Entry {
        /// The first of the findings.
        var finding: Finding
        var origin: Ledger.Row.Origin
        var severity: Severity

        /// The place of its source among all sources.
        var rank: Int

        /// The number of its body, or of a finding about an exchange, in its endpoint.
        var step = 0

        /// The number of findings that were counted.
        var count = 0

        /// The number of findings that a baseline has accepted.
        var acceptedCount = 0

        /// The number of findings that were counted in each unit, as far as that is known.
        var shares: [Int: Int] = [:]

        /// The number of findings that were counted in reports of several units.
        var spreadCount = 0

        /// The offset in the source that orders rows.
        private var anchor: Int { origin.entry ?? offset }

        /// The offset in the source, or in the text that is in it.
        private var offset: Int { finding.place.position?.offset ?? finding.place.offset ?? 0 }

        /// Returns whether this row comes before another: by place, rule, pointer and words.
        func precedes(_ other: Entry) -> Bool {
            let (own, others) = (place, other.place)
            guard own == others else { return own < others }
            let (rank, otherRank) = (finding.rule.rank, other.finding.rule.rank)
            let pointer = finding.place.exactPointer.description
            let otherPointer = other.finding.place.exactPointer.description
            guard (rank, pointer) == (otherRank, otherPointer) else {
                return (rank, pointer) < (otherRank, otherPointer)
            }
            return (finding.wording.kind, finding.wording.message)
                < (other.finding.wording.kind, other.finding.wording.message)
        }

        private var place: (Int, Int, Int, Int, Int) {
            (origin.isExchange ? 1 : 0, rank, step, anchor, offset)
        }

        /// Adds findings, and keeps the first of them.
        mutating func add(_ other: Entry) {
            count += other.count
            acceptedCount += other.acceptedCount
            spreadCount += other.spreadCount
            for (unit, count) in other.shares { shares[unit, default: 0] += count }
            guard other.place < place else { return }
            finding = other.finding
            origin = other.origin
            rank = other.rank
            step = other.step
        }
    }

    private(set) var entries: [Key: Entry] = [:]

    /// The number of rows of each rule that come from keys of payloads.
    private var openRows: [Rule: Int] = [:]
    private var joinedRules: Set<Rule> = []

    /// The maximum number of rows: more than real parts have, and few enough for the memory.
    private static let limit = 100_000

    /// Adds findings to a row, and returns whether there is room for it.
    mutating func add(_ entry: Entry, to key: Key) -> Bool {
        let isOpen = key.rule.hasOpenRows
        if key.isJoined, !joinedRules.contains(key.rule) { join(key.rule) }
        let key = isOpen && joinedRules.contains(key.rule) ? key.joined : key
        var entry = entry
        entry.origin.isJoined = key.isJoined
        guard entries[key] == nil else {
            entries[key]?.add(entry)
            return true
        }
        entries[key] = entry
        guard isOpen, !key.isJoined else { return entries.count <= Self.limit }
        openRows[key.rule, default: 0] += 1
        if openRows[key.rule, default: 0] > Ledger.openRowLimit { join(key.rule) }
        return entries.count <= Self.limit
    }

    /// Joins the rows of a rule, as one run would have done.
    private mutating func join(_ rule: Rule) {
        joinedRules.insert(rule)
        for (key, entry) in entries where key.rule == rule && !key.isJoined {
            entries[key] = nil
            var entry = entry
            entry.origin.isJoined = true
            if entries[key.joined] == nil {
                entries[key.joined] = entry
            } else {
                entries[key.joined]?.add(entry)
            }
        }
    }
}
