package import SessionModel
import StrictJSON

/// Counts findings by row before anyone describes them.
///
/// A row is a fault at a place. Of the first finding of each row a ``Sighting`` is kept; the next
/// million are one addition each. Which rows a report lists, and in which words, is decided at the
/// end: so the totals are the same whatever is listed, and an error is never pushed out by notes.
///
/// Memory is bounded, whatever was counted. Rows that come from keys of the payload, such as those
/// of undeclared members, are at most ``openRowLimit`` for each rule; where there are more, all of
/// that rule become one row for each place and type. So it does not matter which came first.
package struct Ledger: Sendable {
    /// How many rows of one rule may have places that only the payload knows.
    package static let openRowLimit = FaultBuffer.capacity

    package let options: Options

    /// What makes findings one row.
    struct Key: Hashable, Sendable {
        let fault: Fault
        let place: SessionPlace

        /// The identity of the place below that, where the fault does not say it.
        let identity: UInt64

        func hash(into hasher: inout Hasher) {
            hasher.combine(fault.number)
            hasher.combine(place.rawValue)
            hasher.combine(identity)
        }
    }

    struct Entry: Sendable {
        let key: Key
        var count: Int
        var sighting: Sighting
    }

    /// The rows of all faults but absent members.
    private(set) var entries: [Entry] = []
    private var indices: [Key: Int] = [:]
    private var memo = RowMemo()

    /// How many rows each rule has whose places only the payload knows, and which rules have too
    /// many.
    private var openRows: [Rule: Int] = [:]
    private(set) var joinedRules: Set<Rule> = []

    /// How often each set of members was present, by place.
    var presence = Presence()

    /// Each finding by itself, where those are listed: the first ones of each severity.
    private(set) var listed: [Severity: [Listed]] = [:]

    /// Findings that were made elsewhere.
    private(set) var made = MadeFindings()

    struct Listed: Sendable {
        let fault: Fault
        let count: Int
        let sighting: Sighting
    }

    package init(_ options: Options = Options()) {
        self.options = options
    }
}

// MARK: - Counting

extension Ledger {
    /// Counts a session that has these members in this place.
    ///
    /// Returns whether the next call must say where it was seen, because it is the first that has
    /// just these, or because each finding is listed.
    @inline(__always)
    package mutating func count(_ present: FieldSet, in place: SessionPlace) -> Bool {
        presence.count(present, in: place)
            || !options.isGrouping && present != FieldSet.all && listsAbsences
    }

    /// Counts a fault, or returns `true` where it must be counted with its place, by
    /// ``note(_:in:identity:count:_:)``: because it is the first of its row, or is listed by
    /// itself.
    package mutating func count(
        _ fault: Fault,
        in place: SessionPlace,
        identity: UInt64 = 0,
        count: Int = 1
    ) -> Bool {
        guard let index = index(of: fault, place, identity), options.isGrouping || !wants(fault)
        else { return true }
        entries[index].count += count
        return false
    }

    /// Counts a fault with the place where it was seen, which ``count(_:in:identity:count:)`` has
    /// asked for.
    ///
    /// Its row may be there by now: another fault of the same payload can have made all rows of the
    /// rule one.
    package mutating func note(
        _ fault: Fault,
        in place: SessionPlace,
        identity: UInt64 = 0,
        count: Int = 1,
        _ sighting: Sighting
    ) {
        var key = key(fault, place, identity)
        list(fault, count: count, sighting)
        if fault.path == nil, indices[key] == nil {
            let rule = fault.rule
            if identity == 0 { join(rule) }
            openRows[rule, default: 0] += 1
            if openRows[rule, default: 0] > Self.openRowLimit { join(rule) }
            key = self.key(fault, place, identity)
        }
        add(Entry(key: key, count: count, sighting: sighting))
    }

    /// Notes where the session was seen that ``count(_:in:)`` has asked for.
    package mutating func note(_ present: FieldSet, in place: SessionPlace, _ sighting: Sighting) {
        presence.note(present, in: place, sighting)
        guard !options.isGrouping else { return }
        for field in FieldSet.all.subtracting(present).fields {
            var sighting = sighting
            sighting.pointer = JSONPointer(sighting.pointer.tokens + [.key(field.key)])
            list(.absent(field), count: 1, sighting)
        }
    }

    /// Whether absent members are still listed one by one.
    private var listsAbsences: Bool { DeclaredField.allCases.contains { wants(.absent($0)) } }

    /// Whether findings of this fault are still listed one by one.
    private func wants(_ fault: Fault) -> Bool {
        guard let severity = options.severity(of: shown(fault).rule) else { return false }
        return listed[severity, default: []].count < options.rowLimit
    }

    private mutating func list(_ fault: Fault, count: Int, _ sighting: Sighting) {
        let fault = shown(fault)
        guard !options.isGrouping, let severity = options.severity(of: fault.rule),
            listed[severity, default: []].count < options.rowLimit
        else { return }
        listed[severity, default: []].append(
            Listed(fault: fault, count: count, sighting: sighting)
        )
    }

    /// The fault that is reported for a fault.
    ///
    /// What could not be read was not looked at, also where no one asks why.
    func shown(_ fault: Fault) -> Fault {
        guard case .syntax = fault, options.severity(of: fault.rule) == nil else { return fault }
        return .unjudged(.unreadable)
    }

    /// The row of a fault, where it has one.
    private mutating func index(
        of fault: Fault,
        _ place: SessionPlace,
        _ identity: UInt64
    ) -> Int? {
        let asked = Key(fault: fault, place: place, identity: identity)
        if let index = memo.index(of: asked) { return index }
        guard let index = indices[key(fault, place, identity)] else { return nil }
        memo.note(index, of: asked)
        return index
    }

    /// The row of a fault; one row for all places where the rule has too many.
    private func key(_ fault: Fault, _ place: SessionPlace, _ identity: UInt64) -> Key {
        let isJoined = identity != 0 && !joinedRules.isEmpty && joinedRules.contains(fault.rule)
        return Key(fault: fault, place: place, identity: isJoined ? 0 : identity)
    }

    private mutating func add(_ entry: Entry) {
        if let index = indices[entry.key] {
            entries[index].count += entry.count
            if entry.sighting.precedes(entries[index].sighting) {
                entries[index].sighting = entry.sighting
            }
        } else {
            indices[entry.key] = entries.count
            entries.append(entry)
        }
    }

    /// Makes one row of all that a rule has in a place for a type.
    private mutating func join(_ rule: Rule) {
        guard joinedRules.insert(rule).inserted else { return }
        let all = entries
        entries = []
        indices = [:]
        memo = RowMemo()
        for entry in all {
            let key = entry.key
            add(
                Entry(
                    key: self.key(key.fault, key.place, key.identity),
                    count: entry.count,
                    sighting: entry.sighting
                )
            )
        }
    }
}

// MARK: - Parts

extension Ledger {
    /// An empty ledger with the same options, for a part that is read on its own.
    package var emptied: Ledger { Ledger(options) }

    /// Adds what was counted in a part of the same unit.
    ///
    /// - Parameters:
    ///   - part: What was counted.
    ///   - firstLine: The number of the first line of each block, counted from 1.
    package mutating func add(_ part: Ledger, firstLine: (Int) -> Int) {
        func placed(_ sighting: Sighting) -> Sighting {
            guard let block = sighting.block else { return sighting }
            var sighting = sighting
            sighting.position.line += firstLine(block) - 1
            sighting.block = nil
            return sighting
        }
        for rule in part.joinedRules { join(rule) }
        for entry in part.entries {
            let key = self.key(entry.key.fault, entry.key.place, entry.key.identity)
            let isNew = indices[key] == nil
            add(Entry(key: key, count: entry.count, sighting: placed(entry.sighting)))
            guard isNew, key.fault.path == nil else { continue }
            let rule = key.fault.rule
            openRows[rule, default: 0] += 1
            if openRows[rule, default: 0] > Self.openRowLimit { join(rule) }
        }
        presence.add(part.presence, placed)
        for (severity, items) in part.listed {
            let placed = items.map {
                Listed(fault: $0.fault, count: $0.count, sighting: placed($0.sighting))
            }
            listed[severity, default: []] += placed
            // Parts hold blocks in turn, so their findings interleave.
            listed[severity]?.sort { $0.sighting.precedes($1.sighting) }
            listed[severity] = listed[severity].map { Array($0.prefix(options.rowLimit)) }
        }
    }
}

// MARK: - Findings made elsewhere

extension Ledger {
    /// Counts a finding that is already described, such as one about an exchange or a model.
    package mutating func add(
        _ finding: Finding,
        count: Int = 1,
        suppressedBy suppression: Suppression? = nil
    ) {
        guard options.severity(of: finding.rule) != nil else { return }
        made.add(finding, count: count, suppressedBy: suppression, options)
    }
}
