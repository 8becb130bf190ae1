import StrictJSON

/// The offset from UTC at the end of a time.
struct OffsetFromUTC {
    /// The ways to write an offset.
    enum Form {
        /// No offset.
        case missing

        /// By name: `Z`, `GMT`.
        case name

        /// As `z`.
        case lowercaseName

        /// With a colon: `+01:00`.
        case extended

        /// Without a colon: `+0100`, `+01`.
        case short
    }

    /// The way in which the offset is written.
    let form: Form

    private let isNegative: Bool
    private let hours: Int
    private let minutes: Int

    /// Whether the offset is in range: hours up to 23, minutes up to 59.
    var exists: Bool { hours <= 23 && minutes <= 59 }

    /// Whether this is `-00:00` or a shorter form of it: UTC with an unknown local offset.
    var isUnknown: Bool { isNegative && hours == 0 && minutes == 0 }

    /// The minutes east of UTC.
    var totalMinutes: Int { (isNegative ? -1 : 1) * (hours * 60 + minutes) }

    /// UTC by name, or no offset.
    init(_ form: Form) {
        self.form = form
        isNegative = false
        hours = 0
        minutes = 0
    }

    /// Reads the sign and digits of an offset at the cursor and moves the cursor past them.
    ///
    /// The form is extended with a colon after the hours, and short without.
    init?(digitsAt cursor: inout TimestampCursor, in bytes: RawSpan) {
        isNegative = cursor.take("-", in: bytes)
        guard isNegative || cursor.take("+", in: bytes),
            let hours = cursor.number(ofDigits: 2, in: bytes)
        else { return nil }
        self.hours = hours
        form = cursor.take(":", in: bytes) ? .extended : .short
        if form == .extended || cursor.next(in: bytes).isDigit {
            guard let minutes = cursor.number(ofDigits: 2, in: bytes) else { return nil }
            self.minutes = minutes
        } else {
            minutes = 0
        }
    }

    /// Reads the ISO 8601 offset at the cursor, or its absence, and moves the cursor past it.
    init?(ISO8601At cursor: inout TimestampCursor, in bytes: RawSpan) {
        if cursor.isAtEnd(of: bytes) {
            self.init(.missing)
        } else if cursor.take("Z", in: bytes) {
            self.init(.name)
        } else if cursor.take("z", in: bytes) {
            self.init(.lowercaseName)
        } else {
            self.init(digitsAt: &cursor, in: bytes)
        }
    }
}
