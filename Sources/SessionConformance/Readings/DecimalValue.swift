/// The exact value of a JSON number, however it is spelled and however long it is.
///
/// Integers beyond 64 bits must come back as they were, so no machine number will do.
struct DecimalValue: Hashable {
    private var isNegative = false
    /// The significant digits, without zeros at either end; none for zero.
    private var digits: [UInt8] = []
    /// The power of ten that the last digit stands for.
    private var exponent = 0

    /// The value of a number whose grammar has been checked.
    ///
    /// Linear in its length. Powers of ten beyond 2^59 count as equal: no text that fits a machine
    /// has the digits to tell them apart.
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
