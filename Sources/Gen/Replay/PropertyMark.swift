/// A 16-bit hash that identifies a property in a token.
struct PropertyMark: Hashable, Sendable {
    private let bits: UInt16

    /// Creates the mark of a property from its name and the type of its values.
    init<Value>(_ name: String, _ type: Value.Type) {
        let text = "\(name)\0\(TypeName.of(type))"
        bits = UInt16(truncatingIfNeeded: SplitMix64.hash(text.utf8))
    }

    /// Reads a mark from the start of bytes, and removes it.
    init?(from bytes: inout ArraySlice<UInt8>) {
        guard let low = bytes.popFirst(), let high = bytes.popFirst() else { return nil }
        bits = UInt16(high) << 8 | UInt16(low)
    }

    /// The bytes of the mark.
    var bytes: [UInt8] { [UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8)] }
}
