package import SessionModel
import StrictJSON

/// Counts findings by row, before any text is created for them.
///
/// A row is a fault at a place. For the first finding of a row, the ledger keeps a ``Sighting``;
/// every further one is a single addition. Which rows a report lists is decided at the end, so the
/// totals do not depend on what is listed, and notes never push an error out of the list.
///
/// Memory is bounded, whatever is counted. Rows that come from keys of the payload, such as those
/// of undeclared members, are limited to ``openRowLimit`` per rule. Beyond that limit, all rows of
/// the rule are joined into one per place and type, so the result does not depend on their order.
package struct Ledger: Sendable {
    /// The maximum number of rows per rule that come from keys of the payload.
    package static let openRowLimit = FaultBuffer.capacity

    package let options: Options

    /// The values that all findings of one row share.
    struct Key: Hashable, Sendable {
        let fault: Fault
        let place: SessionPlace

        /// The identity of the path below `place`, or 0 if the fault determines the path.
        let identity: UInt64

        /// The number of the pointer to the payload, as in ``Ledger/pointer``.
        let pointer: Int

        func hash(into hasher: inout Hasher) {
            hasher.combine(fault.number)
            hasher.combine(place.rawValue)
            hasher.combine(identity)
            hasher.combine(pointer)
        }
    }

    struct Entry: Sendable {
        let key: Key
        var count: Int

        /// How many of the findings share the row of another even if each finding is listed,
        /// because their payload has counted them together.
        var sharedCount: Int
        var sighting: Sighting

        /// The fingerprint of the row, if it is one of ``Ledger/Options/accepted``.
        var acceptedID: String?
    }

    /// The rows of all faults except absent members, which ``presence`` counts.
    private(set) var entries: [Entry] = []
    private var indices: [Key: Int] = [:]
    private var memo = RowMemo()

    /// The number of rows per rule that come from keys of the payload.
    private var openRows: [Rule: Int] = [:]

    /// The rules whose rows exceeded ``openRowLimit`` and were joined.
    package private(set) var joinedRules: Set<Rule> = []

    /// How often each set of members was present, by place, in payloads at ``pointer``.
    private(set) var presence = Presence()

    /// The same for the other pointers.
    private var otherPresences: [Int: Presence] = [:]

    /// The number of the pointer that leads to the current payload, from 1; 0 for a text that is a
    /// payload itself.
    ///
    /// Payloads at different pointers have rows of their own.
    package var pointer = 0 {
        didSet {
            guard pointer != oldValue else { return }
            otherPresences[oldValue] = presence
            presence = otherPresences.removeValue(forKey: pointer) ?? Presence()
        }
    }

    /// The first findings of each part of a report, if findings are listed one by one.
    private(set) var listed: [ReportPart: [Listed]] = [:]

    /// Findings that were made elsewhere.
    private(set) var made = MadeFindings()

    /// Receives each finding, if findings are listed one by one.
    ///
    /// The lines of a text must be numbered from its start, so a text is then read in sequence.
    package var stream: (any FindingStream)?

    struct Listed: Sendable {
        let fault: Fault
        let count: Int
        let sighting: Sighting
        let suppression: Suppression?
    }

    package init(_ options: Options = Options()) {
        self.options = options
    }
}

// MARK: - Counting

extension Ledger {
    /// Counts a session that has these members in this place.
    ///
    /// Returns `true` if the caller must now call ``note(_:in:_:)`` with the place of the session,
    /// because it is the first with exactly these members, or because each finding is listed.
    @inline(__always)
    package mutating func count(_ present: FieldSet, in place: SessionPlace) -> Bool {
        presence.count(present, in: place)
            // In order of cost: only the last test looks at each field.
            || !options.isGrouping && present != FieldSet.all && listsAbsences
    }

    /// Counts a fault, unless its place is needed.
    ///
    /// Returns `true` if the fault was not counted and the caller must count it with
    /// ``note(_:in:identity:count:_:)``, because it is the first of its row or is listed on its
    /// own.
    package mutating func count(
        _ fault: Fault,
        in place: SessionPlace,
        identity: UInt64 = 0,
        count: Int = 1
    ) -> Bool {
        guard let index = index(of: fault, place, identity), options.isGrouping || !wants(fault)
        else { return true }
        entries[index].count += count
        // Used only if each finding is listed.
        if !options.isGrouping { entries[index].sharedCount += count - 1 }
        return false
    }

    /// Counts a fault with its place, after ``count(_:in:identity:count:)`` returned `true`.
    ///
    /// Its row may exist by now, because another fault of the same payload can have joined all rows
    /// of the rule.
    package mutating func note(
        _ fault: Fault,
        in place: SessionPlace,
        identity: UInt64 = 0,
        count: Int = 1,
        _ sighting: Sighting
    ) {
        let own = Key(fault: fault, place: place, identity: identity, pointer: pointer)
        var key = key(own)
        list(fault, count: count, sighting)
        if fault.path == nil, indices[key] == nil {
            let rule = fault.rule
            // No identity: the payload had too many faults and has joined them. Then the rows of
            // all payloads are joined, as if the limit had been reached here.
            if identity == 0 { join(rule) }
            openRows[rule, default: 0] += 1
            if openRows[rule, default: 0] > Self.openRowLimit { join(rule) }
            key = self.key(own)
        }
        add(Entry(key: key, count: count, sharedCount: count - 1, sighting: sighting))
    }

    /// Notes the place of a session, after ``count(_:in:)`` returned `true`.
    package mutating func note(_ present: FieldSet, in place: SessionPlace, _ sighting: Sighting) {
        presence.note(present, in: place, sighting)
        guard !options.isGrouping else { return }
        for field in FieldSet.all.subtracting(present).fields {
            var sighting = sighting
            sighting.pointer = JSONPointer(sighting.pointer.tokens + [.key(field.key)])
            list(.absent(field), count: 1, sighting)
        }
    }

    /// The presences of all pointers, in the order of their numbers.
    var presences: [(pointer: Int, presence: Presence)] {
        var all = otherPresences
        all[pointer] = presence
        return all.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Whether absent members are still listed one by one.
    private var listsAbsences: Bool { DeclaredField.allCases.contains { wants(.absent($0)) } }

    /// Returns whether findings of this fault are still listed one by one.
    private func wants(_ fault: Fault) -> Bool {
        guard let severity = options.severity(of: shown(fault).rule) else { return false }
        if stream != nil { return true }
        // A fault around sessions is counted after those in them, although it may come before.
        if case .member = fault.subject {} else if fault.field == nil { return true }
        return listed[ReportPart(severity), default: []].count < options.rowLimit
    }

    private mutating func list(_ fault: Fault, count: Int, _ sighting: Sighting) {
        let fault = shown(fault)
        guard !options.isGrouping, let severity = options.severity(of: fault.rule) else { return }
        let suppression = acceptedID(of: fault, sighting).flatMap { options.accepted[$0] }
        stream?.add(Draft(fault, severity, count, sighting, suppression).row)
        let part = ReportPart(severity, isSuppressed: suppression != nil)
        var items = listed.removeValue(forKey: part) ?? []
        defer { listed[part] = items }
        // Nearly always after the last one.
        let index = items.lastIndex { !sighting.precedes($0.sighting) }.map { $0 + 1 } ?? 0
        guard index < options.rowLimit else { return }
        let item = Listed(
            fault: fault,
            count: count,
            sighting: sighting,
            suppression: suppression
        )
        items.insert(item, at: index)
        if items.count > options.rowLimit { items.removeLast() }
    }

    /// Returns the fault to report for a fault.
    ///
    /// If the rule of a syntax error is off, its text must still be reported as unjudged.
    package func shown(_ fault: Fault) -> Fault {
        guard case .syntax = fault, options.severity(of: fault.rule) == nil else { return fault }
        return .unjudged(.unreadable)
    }

    /// Returns the index of the row of a fault, or `nil` if there is no such row.
    private mutating func index(
        of fault: Fault,
        _ place: SessionPlace,
        _ identity: UInt64
    ) -> Int? {
        let asked = Key(fault: fault, place: place, identity: identity, pointer: pointer)
        if let index = memo.index(of: asked) { return index }
        guard let index = indices[key(asked)] else { return nil }
        memo.note(index, of: asked)
        return index
    }

    /// Returns the key of a row, which all paths share if the rows of the rule are joined.
    private func key(_ key: Key) -> Key {
        // In order of cost: only the last test hashes.
        guard key.identity != 0, !joinedRules.isEmpty, joinedRules.contains(key.fault.rule) else {
            return key
        }
        return Key(fault: key.fault, place: key.place, identity: 0, pointer: key.pointer)
    }

    private mutating func add(_ entry: Entry) {
        if let index = indices[entry.key] {
            entries[index].count += entry.count
            entries[index].sharedCount += entry.sharedCount
            // Parts and joined rows come in any order, so a later entry may have been seen first.
            if entry.sighting.precedes(entries[index].sighting) {
                entries[index].sighting = entry.sighting
            }
        } else {
            indices[entry.key] = entries.count
            entries.append(entry)
            // A joined row has findings of many rows, of which no one has accepted all.
            guard entry.key.identity != 0 || entry.key.fault.path != nil else { return }
            entries[entries.count - 1].acceptedID = acceptedID(of: entry.key.fault, entry.sighting)
        }
    }

    /// Joins the rows of a rule into one per place and type.
    private mutating func join(_ rule: Rule) {
        // Every row is added again, but only once per rule, so the time stays linear in the rows.
        guard joinedRules.insert(rule).inserted else { return }
        let all = entries
        entries = []
        indices = [:]
        // Its indices are those of the old rows.
        memo = RowMemo()
        for entry in all {
            let key = entry.key
            add(
                Entry(
                    key: self.key(key),
                    count: entry.count,
                    sharedCount: entry.sharedCount,
                    sighting: entry.sighting
                )
            )
        }
    }
}

// MARK: - Parts

extension Ledger {
    /// An empty ledger with the same options, for a part that is read separately.
    ///
    /// If the part is not added, its findings are not passed on to ``stream`` either.
    package var emptied: Ledger {
        var part = Ledger(options)
        part.stream = stream?.makePart()
        return part
    }

    /// Adds the counts of a part of the same unit.
    ///
    /// - Parameters:
    ///   - part: The ledger of the part.
    ///   - firstLine: Returns the number of the first line of a block, counted from 1.
    package mutating func add(_ part: Ledger, firstLine: (Int) -> Int) {
        func placed(_ sighting: Sighting) -> Sighting {
            guard let block = sighting.block else { return sighting }
            var sighting = sighting
            sighting.position.line += firstLine(block) - 1
            sighting.block = nil
            return sighting
        }
        part.stream?.commit()
        // First, so that all rows below are added under their joined keys.
        for rule in part.joinedRules { join(rule) }
        for entry in part.entries {
            let key = self.key(entry.key)
            let isNew = indices[key] == nil
            add(
                Entry(
                    key: key,
                    count: entry.count,
                    sharedCount: entry.sharedCount,
                    sighting: placed(entry.sighting)
                )
            )
            // A row of several parts counts once, so rows are joined from the same number on,
            // however many threads have read them.
            guard isNew, key.fault.path == nil else { continue }
            let rule = key.fault.rule
            openRows[rule, default: 0] += 1
            if openRows[rule, default: 0] > Self.openRowLimit { join(rule) }
        }
        for (pointer, presence) in part.presences {
            self.pointer = pointer
            self.presence.add(presence, placed)
        }
        pointer = 0
        for (part, items) in part.listed {
            let placed = items.map {
                Listed(
                    fault: $0.fault,
                    count: $0.count,
                    sighting: placed($0.sighting),
                    suppression: $0.suppression
                )
            }
            listed[part, default: []] += placed
            // Each part has its own first findings, so the first of all are among them.
            // Blocks are dealt out to the parts in turn, so the findings of parts interleave.
            listed[part]?.sort { $0.sighting.precedes($1.sighting) }
            listed[part] = listed[part].map { Array($0.prefix(options.rowLimit)) }
        }
    }
}

// MARK: - Findings made elsewhere

extension Ledger {
    /// Counts a finding that already has its wording, such as one about an exchange or a model.
    package mutating func add(
        _ finding: Finding,
        count: Int = 1,
        suppressedBy suppression: Suppression? = nil,
        from origin: Row.Origin = Row.Origin()
    ) {
        guard let severity = options.severity(of: finding.rule) else { return }
        var suppression = suppression
        if suppression == nil, let id = acceptedID(of: finding) {
            suppression = options.accepted[id]
            made.accept(id, count: count)
        }
        var row = Row(
            finding: finding,
            severity: severity,
            count: count,
            suppression: suppression
        )
        row.origin = origin
        if !options.isGrouping { stream?.add(row) }
        made.add(row, options)
    }

    /// Counts the findings of a row of an earlier run, unless its rule is off.
    ///
    /// Rows must come in the order in which they are to be listed, each once.
    package mutating func add(_ row: Row) {
        guard options.severity(of: row.finding.rule) != nil else { return }
        if row.origin.isJoined { joinedRules.insert(row.finding.rule) }
        if let id = row.suppression.flatMap({ _ in acceptedID(of: row.finding) }) {
            made.accept(id, count: row.count)
        }
        made.append(row, options, isDistinct: true)
    }
}
