/// A cache of the indices of recently used rows.
///
/// A source that breaks a rule usually breaks it in every session, so nearly all faults belong to a
/// few rows. A lookup in this direct-mapped table does not hash.
struct RowMemo: Sendable {
    private struct Slot: Sendable {
        let key: Ledger.Key
        let index: Int
    }

    private static let capacity = 512

    private var slots = [Slot?](repeating: nil, count: capacity)

    @inline(__always)
    private static func slot(of key: Ledger.Key) -> Int {
        let row = key.fault.number &<< 3 &+ key.place.rawValue
        let mixed = key.identity &+ UInt64(truncatingIfNeeded: row)
        return Int(truncatingIfNeeded: mixed ^ (mixed &>> 32)) & (capacity &- 1)
    }

    /// Returns the index of the row, or `nil` if it is not in the cache.
    @inline(__always)
    func index(of key: Ledger.Key) -> Int? {
        guard let slot = slots[Self.slot(of: key)], slot.key.identity == key.identity,
            slot.key.place == key.place, slot.key.pointer == key.pointer,
            slot.key.fault == key.fault
        else { return nil }
        return slot.index
    }

    mutating func note(_ index: Int, of key: Ledger.Key) {
        slots[Self.slot(of: key)] = Slot(key: key, index: index)
    }
}
