import StrictJSON

/// The faults of one payload while it is read; equal ones are joined.
///
/// A fault further on, of the text itself, can make all of them void, so nothing is counted before
/// the payload has ended.
package struct FaultBuffer: Sendable {
    /// One fault, the first place of it and how often it was met.
    package struct Entry: Sendable {
        package let fault: Fault

        /// What tells places of the same fault apart: the fingerprint of the key or of the way to
        /// it, zero for faults whose place is known from the fault.
        package let identity: UInt64

        package let offset: Int
        package var count = 1
    }

    /// How many distinct faults of a payload have an entry each.
    ///
    /// Those beyond are joined.
    package static let capacity = 4_096

    package private(set) var entries: [Entry] = []

    /// The entry that was counted last.
    private var last = 0

    /// Where each fault is, once there are too many to look through.
    private var indices: [Key: Int] = [:]

    /// Whether there were more distinct faults than are kept apart.
    package private(set) var isCrowded = false

    private struct Key: Hashable {
        var number: Int
        var fault: Fault
        var identity: UInt64

        func hash(into hasher: inout Hasher) {
            hasher.combine(number)
            hasher.combine(identity)
        }
    }

    private static let searchLimit = 16

    package init() { entries.reserveCapacity(Self.searchLimit) }

    package var isEmpty: Bool { entries.isEmpty }

    @inline(__always)
    mutating func removeAll() {
        if !entries.isEmpty { clear() }
    }

    @inline(never)
    private mutating func clear() {
        entries.removeAll(keepingCapacity: entries.count <= Self.searchLimit)
        if !indices.isEmpty { indices = [:] }
        isCrowded = false
    }

    /// Adds a fault at `offset`; of equal ones, the first place is kept.
    @inline(never)
    mutating func add(_ fault: Fault, at offset: Int, identity: UInt64 = 0) {
        // Where places are too many to be told apart, faults are joined whatever their place.
        let identity = isCrowded ? 0 : identity
        if let index = index(of: fault, identity) {
            entries[index].count += 1
        } else if entries.count >= Self.capacity, identity != 0 {
            isCrowded = true
            add(fault, at: offset)
        } else {
            append(Entry(fault: fault, identity: identity, offset: offset))
        }
    }

    private mutating func index(of fault: Fault, _ identity: UInt64) -> Int? {
        // Nearly always the fault before is the same, or there are few.
        if last < entries.count, entries[last].identity == identity, entries[last].fault == fault {
            return last
        }
        if entries.count <= Self.searchLimit {
            for index in entries.indices
            where entries[index].identity == identity && entries[index].fault == fault {
                last = index
                return index
            }
            return nil
        }
        let key = Key(number: fault.number, fault: fault, identity: identity)
        guard let index = indices[key] else { return nil }
        last = index
        return index
    }

    private static func key(of entry: Entry) -> Key {
        Key(number: entry.fault.number, fault: entry.fault, identity: entry.identity)
    }

    private mutating func append(_ entry: Entry) {
        entries.append(entry)
        guard entries.count > Self.searchLimit else { return }
        if indices.isEmpty {
            for (index, entry) in entries.enumerated() { indices[Self.key(of: entry)] = index }
        } else {
            indices[Self.key(of: entry)] = entries.count - 1
        }
    }
}
