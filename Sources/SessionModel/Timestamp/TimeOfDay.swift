import StrictJSON

/// A time of day down to the fraction of a second, as written and not yet checked.
struct TimeOfDay {
    /// Two digits, 0 to 99.
    let hour: Int

    /// Two digits, 0 to 99.
    let minute: Int

    /// Two digits, 0 to 99.
    let second: Int

    /// The fraction of the second, truncated after the eighteenth digit.
    private(set) var attoseconds: UInt64 = 0

    /// The character before the fraction, or `nil` if there is no fraction.
    private(set) var fractionMark: Unicode.Scalar?

    /// Whether a clock can show this time; a leap second must still be checked with the date.
    var exists: Bool { hour <= 23 && minute <= 59 && second <= 60 }

    /// The seconds since midnight.
    var seconds: Int { hour * 3_600 + minute * 60 + second }

    /// Reads the time without a fraction at the cursor and moves the cursor past it.
    ///
    /// The basic format is `hhmmss`, the extended format `hh:mm:ss`.
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

    /// Takes the fraction after a point or a comma, if there is one at the cursor.
    ///
    /// - Returns: `false` for a point or comma without digits after it.
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
