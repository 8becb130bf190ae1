import StrictJSON

/// The faults of one payload while it is read, with equal ones joined.
///
/// A later syntax error can invalidate all of them, so nothing is counted before the payload has
/// ended.
package struct FaultBuffer: Sendable {
    /// A fault, the first place where it occurred, and how often it occurred.
    package struct Entry: Sendable {
        package let fault: Fault

        /// Distinguishes places of the same fault: the fingerprint of the key or of its path, or
        /// zero if the fault determines the place.
        package let identity: UInt64

        package let offset: Int
        package var count = 1
    }

    /// The maximum number of distinct faults of a payload that have their own entry.
    ///
    /// Faults beyond the limit are joined.
    package static let capacity = 4_096

    package var entries: ArraySlice<Entry> { memory[..<count] }

    /// The number of entries.
    package private(set) var count = 0

    /// The entries, followed by old ones whose memory is reused.
    ///
    /// Removing the old ones took longer than reading most values.
    private var memory: [Entry] = []

    /// The index of the entry that was counted last.
    private var last = 0

    /// The index of each fault, once there are too many for a linear search.
    private var indices: [Key: Int] = [:]

    /// The number of entries in ``indices``.
    private var indexedCount = 0

    /// Whether there were more distinct faults than ``capacity``.
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

    /// Adds a fault at `offset`, or counts it if an equal one exists, which keeps its offset.
    @inline(never)
    mutating func add(_ fault: Fault, at offset: Int, identity: UInt64 = 0) {
        // A crowded buffer joins equal faults of all places.
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

    /// Adds a fault that cannot be in the buffer yet, so no search is needed.
    @inline(__always)
    mutating func addNew(_ fault: Fault, at offset: Int, identity: UInt64) {
        if count < Self.capacity {
            append(Entry(fault: fault, identity: identity, offset: offset))
        } else {
            add(fault, at: offset, identity: identity)
        }
    }

    private mutating func index(of fault: Fault, _ identity: UInt64) -> Int? {
        // Nearly always, the previous fault is the same or there are few faults.
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
        // Index the entries that were added since the last search.
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
