/// A question that the contract leaves to the implementation: a model may reject the payload, or
/// accept it and give it back with the same meaning.
package enum PolicyQuestion: String, CaseIterable, Hashable, Sendable {
    /// An object names a key twice: which one counts, if any.
    case duplicateKey = "duplicate-key"

    /// An integer needs more than 64 bits.
    case integerRange = "int-range"

    /// An integer is written `1.0` or `1e2`.
    case integerSpelling = "integer-spelling"

    /// A string names half a surrogate pair.
    case loneSurrogate = "lone-surrogate"

    /// The text starts with a byte order mark.
    case byteOrderMark = "byte-order-mark"

    /// Arrays and objects are nested deeper than 512 levels.
    case depth
}
