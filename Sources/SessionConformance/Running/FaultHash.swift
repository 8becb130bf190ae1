import Gen
import SessionContract
import SessionModel

/// What identifies a fault in a replay token: its rule, its field and its kind, in 32 bits.
///
/// A replay compares it to the faults that it sees, so a collision would at most take one fault for
/// another.
struct FaultHash: Hashable, Sendable {
    let value: UInt32
}

extension FaultHash {
    init(_ identity: RoundTripFault.Identity) {
        let words = [identity.rule.id, identity.field?.key ?? "", identity.kind.word]
        let hash = TextHash.value(of: Array(words.joined(separator: " ").utf8))
        // 0 means that the fault is unknown.
        value = max(1, UInt32(truncatingIfNeeded: hash))
    }
}
