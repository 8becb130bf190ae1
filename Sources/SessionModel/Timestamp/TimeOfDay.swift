import StrictJSON

/// A time of day down to the second, and a fraction of it, as the digits say: not yet checked.
struct TimeOfDay {
    /// Two digits, 0 to 99.
    let hour: Int

    /// Two digits, 0 to 99.
    let minute: Int

    /// Two digits, 0 to 99.
    let second: Int

    /// The fraction of the second, cut off after the eighteenth digit.
    private(set) var attoseconds: UInt64 = 0

    /// The character before the fraction, or `nil` where there is none.
    private(set) var fractionMark: Unicode.Scalar?

    /// Whether a clock shows this time; a leap second is left to be checked with the date.
    var exists: Bool { hour <= 23 && minute <= 59 && second <= 60 }

    /// The seconds since midnight.
    var seconds: Int { hour * 3_600 + minute * 60 + second }

    /// The time that stands at the cursor, which is moved past it, without a fraction.
    ///
    /// The basic format is `hhmmss`, the extended one `hh:mm:ss`.
    init?(at cursor: inout TimestampCursor, in bytes: RawSpan, isBasic: Bool) {
        guard let hour = cursor.number(ofDigits: 2, in: bytes),
            isBasic || cursor.take(":", in: bytes),
            let minute = cursor.number(ofDigits: 2, in: bytes),
            isBasic || cursor.take(":", in: bytes),
            let second = cursor.number(ofDigits: 2, in: bytes)
        else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }

    /// Takes the fraction after a point or a comma, where one stands at the cursor.
    ///
    /// - Returns: Whether there is none, or one with digits.
    mutating func takeFraction(at cursor: inout TimestampCursor, in bytes: RawSpan) -> Bool {
        if cursor.take(".", in: bytes) {
            fractionMark = "."
        } else if cursor.take(",", in: bytes) {
            fractionMark = ","
        } else {
            return true
        }
        guard let attoseconds = cursor.fraction(in: bytes) else { return false }
        self.attoseconds = attoseconds
        return true
    }
}
