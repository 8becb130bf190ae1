/// What tells one property from others, in two bytes of a token.
struct PropertyMark: Hashable, Sendable {
    private let bits: UInt16

    /// The mark of a property, by its name and the type of its values.
    init<Value>(_ name: String, _ type: Value.Type) {
        let text = "\(name)\0\(TypeName.of(type))"
        bits = UInt16(truncatingIfNeeded: SplitMix64.hash(text.utf8))
    }

    /// Takes a mark off the start of some bytes.
    init?(from bytes: inout ArraySlice<UInt8>) {
        guard let low = bytes.popFirst(), let high = bytes.popFirst() else { return nil }
        bits = UInt16(high) << 8 | UInt16(low)
    }

    /// The bytes of the mark.
    var bytes: [UInt8] { [UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8)] }
}
