/// Looks for pairs of hexadecimal digits between separators, such as `63:61 6e-2d`.
struct SeparatedPairs {
    /// The number of pairs from which on a text may be the bytes of a secret.
    private static let fewest = 4

    private var digits = 0
    private var pairs = 0
    private(set) var isFound = false

    static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: ","),
            UInt8(ascii: "."), UInt8(ascii: "x"), UInt8(ascii: "X"):
            true
        default: false
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }

    mutating func take(_ byte: UInt8) {
        if Self.isDigit(byte) {
            digits += 1
            if digits == 2 {
                pairs += 1
                if pairs >= Self.fewest { isFound = true }
            } else if digits > 2 {
                pairs = 0
            }
        } else {
            // The zero of 0x is not half a pair.
            if !Self.isSeparator(byte) { pairs = 0 }
            digits = 0
        }
    }
}
