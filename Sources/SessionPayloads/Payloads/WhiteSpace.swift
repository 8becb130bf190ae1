/// White space between two tokens: up to eight characters of the four that RFC 8259 allows there.
package struct WhiteSpace: Sendable {
    /// The characters, the first in the lowest byte.
    ///
    /// None of them is 0, so the leading zero bytes give the count.
    fileprivate let word: UInt64

    /// White space of up to eight characters.
    package init(_ text: String) {
        precondition(text.utf8.count <= 8, "white space of a gap has at most eight characters")
        word = text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The number of bytes.
    package var count: Int { 8 - word.leadingZeroBitCount / 8 }

    /// No white space.
    package static let none = WhiteSpace("")
}

extension [UInt8] {
    mutating func append(_ space: WhiteSpace) {
        var rest = space.word
        while rest != 0 {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}
