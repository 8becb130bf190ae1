/// The exact value of a JSON number, whatever its spelling and length.
///
/// Integers beyond 64 bits must be preserved exactly, so no machine type is wide enough.
struct DecimalValue: Hashable {
    private var isNegative = false
    /// The significant digits, without zeros at either end; empty for zero.
    private var digits: [UInt8] = []
    /// The power of ten of the last digit.
    private var exponent = 0

    /// Creates the value of a number whose grammar has been checked.
    ///
    /// Takes linear time. Exponents are clamped to ±2^59, so larger ones count as equal. The clamp
    /// keeps `value * 10 + digit` within 64 bits: 10 × 2^59 + 9 < 2^63.
    init(_ text: some Sequence<UInt8>) {
        var isFraction = false
        var power: (value: Int, isNegative: Bool)?
        for byte in text {
            switch byte {
            case UInt8(ascii: "-"):
                if power == nil { isNegative = true } else { power?.isNegative = true }
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): power = (0, false)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = byte - UInt8(ascii: "0")
                if let known = power {
                    power?.value = min(known.value * 10 + Int(digit), 1 << 59)
                } else {
                    if !digits.isEmpty || digit != 0 { digits.append(digit) }
                    if isFraction { exponent -= 1 }
                }
            default: break
            }
        }
        if let power { exponent += power.isNegative ? -power.value : power.value }
        normalise()
    }

    private mutating func normalise() {
        while digits.last == 0 {
            digits.removeLast()
            exponent += 1
        }
        if digits.isEmpty { (isNegative, exponent) = (false, 0) }
    }
}
