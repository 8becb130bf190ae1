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

    package var entries: ArraySlice<Entry> { memory[..<count] }

    /// How many there are.
    package private(set) var count = 0

    /// The entries, and after them old ones, whose memory is used again: to remove them took longer
    /// than to read most values.
    private var memory: [Entry] = []

    /// The entry that was counted last.
    private var last = 0

    /// Where each fault is, once there are too many to look through.
    private var indices: [Key: Int] = [:]

    /// How many entries ``indices`` has.
    private var indexedCount = 0

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

    package init() { memory.reserveCapacity(Self.searchLimit) }

    package var isEmpty: Bool { count == 0 }

    @inline(__always)
    mutating func removeAll() {
        if count > Self.searchLimit { clear() }
        count = 0
    }

    @inline(never)
    private mutating func clear() {
        memory = []
        indices = [:]
        indexedCount = 0
        isCrowded = false
    }

    /// Adds a fault at `offset`; of equal ones, the first place is kept.
    @inline(never)
    mutating func add(_ fault: Fault, at offset: Int, identity: UInt64 = 0) {
        // Where places are too many to be told apart, faults are joined whatever their place.
        let identity = isCrowded ? 0 : identity
        if let index = index(of: fault, identity) {
            memory[index].count += 1
        } else if count >= Self.capacity, identity != 0 {
            isCrowded = true
            add(fault, at: offset)
        } else {
            append(Entry(fault: fault, identity: identity, offset: offset))
        }
    }

    /// Adds a fault whose place has no other of this kind, so that none has to be looked for.
    @inline(__always)
    mutating func addNew(_ fault: Fault, at offset: Int, identity: UInt64) {
        if count < Self.capacity {
            append(Entry(fault: fault, identity: identity, offset: offset))
        } else {
            add(fault, at: offset, identity: identity)
        }
    }

    private mutating func index(of fault: Fault, _ identity: UInt64) -> Int? {
        // Nearly always the fault before is the same, or there are few.
        if last < count, memory[last].identity == identity, memory[last].fault == fault {
            return last
        }
        if count <= Self.searchLimit {
            for index in 0..<count
            where memory[index].identity == identity && memory[index].fault == fault {
                last = index
                return index
            }
            return nil
        }
        // What was added since a fault was last looked for.
        for index in indexedCount..<count { indices[Self.key(of: memory[index])] = index }
        indexedCount = count
        let key = Key(number: fault.number, fault: fault, identity: identity)
        guard let index = indices[key] else { return nil }
        last = index
        return index
    }

    private static func key(of entry: Entry) -> Key {
        Key(number: entry.fault.number, fault: entry.fault, identity: entry.identity)
    }

    private mutating func append(_ entry: Entry) {
        if count < memory.count { memory[count] = entry } else { memory.append(entry) }
        count += 1
    }
}
