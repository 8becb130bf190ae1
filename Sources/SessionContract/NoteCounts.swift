import StrictJSON

/// Which notes an ordinary session may have, and how often each was seen.
///
/// A note is known once its row exists in the tally: an absent optional field, or a certain
/// undeclared member with a value of a certain type. The counts are handed over to the tally now
/// and then, by ``handOver(to:)``.
package struct NoteCounts: Sendable {
    /// The most undeclared keys that are kept; sessions with further ones are judged one by one.
    private static let capacity = 64

    /// What is known of one kind of note.
    private enum Note: Sendable {
        /// It has not been seen, so a session that has it is not ordinary.
        case unknown

        /// Its rule is off.
        case off

        /// It is counted in this row of the tally.
        case row(Int)
    }

    private struct Counter: Sendable {
        var note = Note.unknown
        var count = 0

        var isKnown: Bool {
            if case .unknown = note { false } else { true }
        }

        mutating func handOver(to tally: inout FindingTally) {
            if case .row(let row) = note, count > 0 { tally.add(count, toRowAt: row) }
            count = 0
        }
    }

    /// The undeclared members of one object: a bit for each key, and the counters of their values.
    struct Slots {
        var keys: UInt64 = 0
        var counters = InlineArray<8, Int32>(repeating: 0)
        var count = 0
    }

    private struct Key: Sendable {
        var hash: UInt64
        var bytes: [UInt8]
    }

    /// One counter for each declared field being absent.
    private var absent = [Counter](repeating: Counter(), count: DeclaredField.allCases.count)

    private var keys: [Key] = []

    /// Six counters for each key, by the type of its value.
    private var undeclared: [Counter] = []

    /// The key that came last, which is likely to come next.
    private var lastKey = 0

    package init() {}

    /// The same notes with nothing counted, for a part that is checked apart from the rest.
    package var withoutCounts: NoteCounts {
        var notes = self
        for index in notes.absent.indices { notes.absent[index].count = 0 }
        for index in notes.undeclared.indices { notes.undeclared[index].count = 0 }
        return notes
    }

    /// Learns what became of `finding`: it went to `row` of `tally`, or to none.
    package mutating func learn(_ finding: Finding, row: Int?, of tally: FindingTally) {
        let note: Note
        if let row {
            note = .row(row)
        } else if tally.severity(of: finding.rule) == nil {
            note = .off
        } else {
            return
        }
        guard case .key(let key)? = finding.pointer.tokens.last else { return }
        switch finding.rule {
        case .contractAbsent:
            guard let field = DeclaredField(key: JSONString(key)) else { return }
            absent[field.rawValue].note = note
        case .contractUndeclared:
            guard let kind = JSONValue.Kind(rawValue: finding.observed.kind) else { return }
            learn(note, ofKey: Array(key.utf8), kind: kind)
        default: break
        }
    }

    private mutating func learn(_ note: Note, ofKey key: [UInt8], kind: JSONValue.Kind) {
        // A key that needs an escape, or more than ASCII, never comes as its own bytes.
        guard key.count <= 200, key.allSatisfy(\.isPlainInString) else { return }
        let hash = Self.hash(of: 0..<key.count, in: unsafe key.span.bytes)
        var index = keys.firstIndex { $0.bytes == key }
        if index == nil, keys.count < Self.capacity {
            keys.append(Key(hash: hash, bytes: key))
            undeclared += [Counter](repeating: Counter(), count: JSONValue.Kind.allCases.count)
            index = keys.count - 1
        }
        guard let index else { return }
        undeclared[index * JSONValue.Kind.allCases.count + kind.slot].note = note
    }

    /// The slot of the undeclared key in `range`, or `nil` where it is not known.
    @inline(__always)
    mutating func slot(ofKeyIn range: Range<Int>, in bytes: RawSpan) -> Int? {
        let hash = Self.hash(of: range, in: bytes)
        // Members come in much the same order, so the next key is tried first.
        let count = keys.count
        var index = lastKey &+ 1
        for _ in 0..<count {
            if index >= count { index = 0 }
            if keys[index].hash == hash, matches(keys[index].bytes, range, in: bytes) {
                lastKey = index
                return index
            }
            index &+= 1
        }
        return nil
    }

    @inline(__always)
    private func matches(_ key: [UInt8], _ range: Range<Int>, in bytes: RawSpan) -> Bool {
        guard key.count == range.count else { return false }
        for index in 0..<key.count where key[index] != bytes.byte(at: range.lowerBound &+ index) {
            return false
        }
        return true
    }

    /// A hash of the first bytes of a key and of its length.
    @inline(__always)
    private static func hash(of range: Range<Int>, in bytes: RawSpan) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: range.count)
        for offset in range.prefix(8) {
            hash = hash &<< 7 ^ UInt64(bytes.byte(at: offset))
        }
        return hash
    }

    /// Notes that this object has a value of `kind` under the key of `slot`.
    ///
    /// Returns whether this is a known note of a key the object has not named before.
    @inline(__always)
    func add(_ slot: Int, kind: JSONValue.Kind, to slots: inout Slots) -> Bool {
        let bit: UInt64 = 1 &<< UInt64(slot)
        let counter = slot &* 6 &+ kind.slot
        guard slots.keys & bit == 0, slots.count < 8, undeclared[counter].isKnown else {
            return false
        }
        slots.keys |= bit
        slots.counters[slots.count] = Int32(truncatingIfNeeded: counter)
        slots.count &+= 1
        return true
    }

    /// Counts the notes of one object, or returns `false` where one of them is not known.
    @inline(__always)
    mutating func count(absentOf present: UInt8, undeclared slots: Slots) -> Bool {
        if present != 0b1_1111 {
            for field in 0..<5 where present & (1 &<< UInt8(field)) == 0 {
                guard absent[field].isKnown else { return false }
            }
            for field in 0..<5 where present & (1 &<< UInt8(field)) == 0 {
                absent[field].count &+= 1
            }
        }
        for index in 0..<slots.count { undeclared[Int(slots.counters[index])].count &+= 1 }
        return true
    }

    /// Adds what was counted to the rows of `tally`, and starts to count anew.
    package mutating func handOver(to tally: inout FindingTally) {
        for index in absent.indices { absent[index].handOver(to: &tally) }
        for index in undeclared.indices { undeclared[index].handOver(to: &tally) }
    }
}

extension JSONValue.Kind {
    /// The position of this type among the six.
    var slot: Int {
        switch self {
        case .null: 0
        case .boolean: 1
        case .number: 2
        case .string: 3
        case .array: 4
        case .object: 5
        }
    }
}
