/// A hash table of the keys of all open objects, which finds duplicate keys.
///
/// It uses open addressing over fingerprints. Each fingerprint includes the number of its object,
/// so one table serves all open objects. The lowest bits of an entry contain its generation, and
/// entries of earlier generations count as free, so removing all keys is one addition.
package struct KeyTable: Sendable {
    private var slots: [SIMD2<UInt64>]
    private var count = 0
    private var generation: UInt64 = 1

    /// The bits of an entry that contain its generation; 112 bits remain to distinguish keys.
    private static let generationMask: UInt64 = 0xFFFF

    /// The initial number of slots.
    private static let usualCapacity = 1 << 10

    package init() {
        slots = Array(repeating: .zero, count: Self.usualCapacity)
    }

    /// Removes all keys; call it only if no object is open.
    @inline(__always)
    package mutating func makeRoom() {
        if count > 0 { forget() }
    }

    @inline(never)
    private mutating func forget() {
        count = 0
        generation += 1
        // If the generation wrapped around, old entries would count as current ones.
        let isUsedUp = generation > Self.generationMask
        let isWasteful = slots.count > Self.usualCapacity << 6
        guard isUsedUp || isWasteful else { return }
        generation = 1
        slots = Array(repeating: .zero, count: Self.usualCapacity)
    }

    /// Adds a key, and returns whether it was new.
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
        // At most three quarters are full, so a free slot is near and the search above ends.
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
/// Most objects have few keys, which are compared one by one. Only larger objects use the table.
package struct ObjectKeys {
    /// The unique number of the object.
    private let object: UInt64

    private var first = InlineArray<4, KeyFingerprint>(repeating: KeyFingerprint(a: 0, b: 0))

    /// The number of keys in ``first``, or one more than its capacity once the keys are in the
    /// table.
    private var count = 0

    @inline(__always)
    package init(object: UInt64) { self.object = object }

    /// Adds a key, and returns whether the object did not have it before.
    @inline(__always)
    package mutating func insert(
        _ key: KeyFingerprint,
        into table: inout KeyTable,
        _ secrets: KeyFingerprint.Secrets
    ) -> Bool {
        guard count < first.count else { return insertIntoTable(key, &table, secrets) }
        // Compare all of them without a branch for each. Unused ones are zero, which is not the
        // fingerprint of a key.
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
