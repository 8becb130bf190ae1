/// The keys of objects that are open, to notice the ones that come twice.
///
/// Open addressing over fingerprints. The number of the object is part of each, so that one table
/// serves all that are open. An entry says in its lowest bits which generation it belongs to, and
/// entries of earlier ones count as free: forgetting all of them is one addition.
package struct KeyTable: Sendable {
    private var slots: [SIMD2<UInt64>]
    private var count = 0
    private var generation: UInt64 = 1

    /// The bits of a fingerprint that say its generation; 112 are left to tell keys apart.
    private static let generationMask: UInt64 = 0xFFFF

    /// A table of this many slots is small enough to be kept for the next text.
    private static let usualCapacity = 1 << 10

    package init() {
        slots = Array(repeating: .zero, count: Self.usualCapacity)
    }

    /// Forgets all keys; to be called when no object is open.
    @inline(__always)
    package mutating func makeRoom() {
        if count > 0 { forget() }
    }

    @inline(never)
    private mutating func forget() {
        count = 0
        generation += 1
        // Entries of a generation so long ago would count as new ones.
        let isUsedUp = generation > Self.generationMask
        let isWasteful = slots.count > Self.usualCapacity << 6
        guard isUsedUp || isWasteful else { return }
        generation = 1
        slots = Array(repeating: .zero, count: Self.usualCapacity)
    }

    /// Adds a key, and returns whether it was not there.
    @inline(__always)
    package mutating func insert(_ key: KeyFingerprint) -> Bool {
        let entry = SIMD2(key.a & ~Self.generationMask | generation, key.b)
        let mask = slots.count &- 1
        var index = Int(truncatingIfNeeded: key.b) & mask
        while true {
            let slot = slots[index]
            if slot[0] & Self.generationMask != generation { break }
            if slot[0] == entry[0], slot[1] == entry[1] { return false }
            index = (index &+ 1) & mask
        }
        slots[index] = entry
        count &+= 1
        // At most three quarters full, so that a free slot is near and the search above ends.
        if count &* 4 > slots.count &* 3 { grow() }
        return true
    }

    @inline(never)
    private mutating func grow() {
        let old = slots
        slots = Array(repeating: .zero, count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry[0] & Self.generationMask == generation {
            var index = Int(truncatingIfNeeded: entry[1]) & mask
            while slots[index][0] != 0 { index = (index + 1) & mask }
            slots[index] = entry
        }
    }
}

/// The keys of one open object.
///
/// Most objects have a few, which are compared one by one; there is a table only for more.
package struct ObjectKeys {
    /// The number of the object, which no other has.
    private let object: UInt64

    private var first = InlineArray<4, KeyFingerprint>(repeating: KeyFingerprint(a: 0, b: 0))

    /// How many of the first there are, and one more once the table has them.
    private var count = 0

    @inline(__always)
    package init(object: UInt64) { self.object = object }

    /// Adds a key, and returns whether the object had it not before.
    @inline(__always)
    package mutating func insert(
        _ key: KeyFingerprint,
        into table: inout KeyTable,
        _ secrets: KeyFingerprint.Secrets
    ) -> Bool {
        guard count < first.count else { return insertIntoTable(key, &table, secrets) }
        // All of them, without a branch for each: those that are not there yet are zero, which no
        // key is.
        var isThere = false
        for index in first.indices {
            let difference = (first[index].a ^ key.a) | (first[index].b ^ key.b)
            if difference == 0 { isThere = true }
        }
        guard !isThere else { return false }
        first[count] = key
        count &+= 1
        return true
    }

    @inline(never)
    private mutating func insertIntoTable(
        _ key: KeyFingerprint,
        _ table: inout KeyTable,
        _ secrets: KeyFingerprint.Secrets
    ) -> Bool {
        if count == first.count {
            for index in first.indices { _ = table.insert(first[index].below(object, secrets)) }
            count &+= 1
        }
        return table.insert(key.below(object, secrets))
    }
}
