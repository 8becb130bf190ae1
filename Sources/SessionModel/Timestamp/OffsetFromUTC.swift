import StrictJSON

/// The offset from UTC that ends a time.
struct OffsetFromUTC {
    /// How an offset is written.
    enum Form {
        /// It is not written.
        case missing

        /// By name: `Z`, `GMT`.
        case name

        /// As `z`.
        case lowercaseName

        /// With a colon: `+01:00`.
        case extended

        /// Without one: `+0100`, `+01`.
        case short
    }

    /// How the offset is written.
    let form: Form

    private let isNegative: Bool
    private let hours: Int
    private let minutes: Int

    /// Whether there is such an offset.
    var exists: Bool { hours <= 23 && minutes <= 59 }

    /// Whether this is `-00:00` or a shorter form of it: UTC, from a place that is not known.
    var isUnknown: Bool { isNegative && hours == 0 && minutes == 0 }

    /// The minutes to the east of UTC.
    var totalMinutes: Int { (isNegative ? -1 : 1) * (hours * 60 + minutes) }

    /// UTC by name, or no offset at all.
    init(_ form: Form) {
        self.form = form
        isNegative = false
        hours = 0
        minutes = 0
    }

    /// The offset in digits, with its sign, that stands at the cursor, which is moved past it.
    ///
    /// With a colon after the hours it is extended, else short.
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

    /// The offset of ISO 8601 that stands at the cursor, which is moved past it, or its absence.
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
