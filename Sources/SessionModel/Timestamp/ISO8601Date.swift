/// A date in one of the notations of ISO 8601, down to the day.
struct ISO8601Date {
    /// The ways to identify a day.
    enum Notation {
        /// By month and day of the month: `2014-11-18`.
        case calendar

        /// By week and day of the week: `2014-W47-2`.
        case week

        /// By day of the year: `2014-322`.
        case ordinal
    }

    /// The way in which the date identifies its day.
    let notation: Notation

    /// Whether the date is written without hyphens.
    let isBasic: Bool

    /// Whether the year has a sign and more than four digits.
    let isExpanded: Bool

    /// The number of the day since 1970-01-01, or `nil` if there is no such day.
    let day: Int?

    /// Reads the date at the cursor and moves the cursor past it.
    init?(at cursor: inout TimestampCursor, in bytes: RawSpan) {
        switch cursor.next(in: bytes) {
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            self.init(withSignAt: &cursor, in: bytes)
        default:
            // Up to nine, to distinguish eight digits from the beginning of a longer number.
            switch cursor.digitCount(in: bytes, upTo: 9) {
            case 4: self.init(withYearAt: &cursor, in: bytes)
            case 7: self.init(basicOrdinalAt: &cursor, in: bytes)
            case 8: self.init(basicCalendarAt: &cursor, in: bytes)
            default: return nil
            }
        }
    }

    private init?(withSignAt cursor: inout TimestampCursor, in bytes: RawSpan) {
        let isNegative = cursor.take("-", in: bytes)
        guard isNegative || cursor.take("+", in: bytes) else { return nil }
        // ISO 8601 leaves the number of digits of an expanded year to agreement. No known library
        // writes more than nine, and nine keep the arithmetic far from overflow.
        let count = cursor.digitCount(in: bytes, upTo: 10)
        guard (5...9).contains(count), let year = cursor.number(ofDigits: count, in: bytes),
            // Without hyphens, no one could say where such a year ends, so there is no basic
            // format.
            cursor.take("-", in: bytes),
            let date = Self(
                extendedWithYear: isNegative ? -year : year,
                isExpanded: true,
                at: &cursor,
                in: bytes
            )
        else { return nil }
        // ECMA-262 rejects the year -000000. The notation is recognized, but has no day.
        let isMinusZero = isNegative && year == 0
        self.init(
            notation: date.notation,
            isBasic: false,
            isExpanded: true,
            day: isMinusZero ? nil : date.day
        )
    }

    private init?(withYearAt cursor: inout TimestampCursor, in bytes: RawSpan) {
        guard let year = cursor.number(ofDigits: 4, in: bytes) else { return nil }
        if cursor.take("-", in: bytes) {
            self.init(extendedWithYear: year, isExpanded: false, at: &cursor, in: bytes)
            return
        }
        // A date of digits only has more than four in a row, so after the year only a week is left.
        guard cursor.takeLetter("w", in: bytes),
            let week = cursor.number(ofDigits: 2, in: bytes),
            let weekday = cursor.number(ofDigits: 1, in: bytes)
        else { return nil }
        self.init(
            notation: .week,
            isBasic: true,
            isExpanded: false,
            day: GregorianCalendar.dayNumber(weekYear: year, week: week, weekday: weekday)
        )
    }

    private init?(
        extendedWithYear year: Int,
        isExpanded: Bool,
        at cursor: inout TimestampCursor,
        in bytes: RawSpan
    ) {
        let day: Int?
        if cursor.takeLetter("w", in: bytes) {
            guard let week = cursor.number(ofDigits: 2, in: bytes), cursor.take("-", in: bytes),
                let weekday = cursor.number(ofDigits: 1, in: bytes)
            else { return nil }
            notation = .week
            day = GregorianCalendar.dayNumber(weekYear: year, week: week, weekday: weekday)
        } else if cursor.digitCount(in: bytes, upTo: 3) == 3 {
            // A month has two digits and then a hyphen, so three digits are the day of a year.
            guard let ordinal = cursor.number(ofDigits: 3, in: bytes) else { return nil }
            notation = .ordinal
            day = GregorianCalendar.dayNumber(year: year, ordinal: ordinal)
        } else {
            guard let month = cursor.number(ofDigits: 2, in: bytes), cursor.take("-", in: bytes),
                let dayOfMonth = cursor.number(ofDigits: 2, in: bytes)
            else { return nil }
            notation = .calendar
            day = GregorianCalendar.dayNumber(year: year, month: month, day: dayOfMonth)
        }
        // Can be `nil`: a date that does not exist has a notation, and so a dialect, but no moment.
        self.day = day
        self.isBasic = false
        self.isExpanded = isExpanded
    }

    private init?(basicOrdinalAt cursor: inout TimestampCursor, in bytes: RawSpan) {
        guard let year = cursor.number(ofDigits: 4, in: bytes),
            let ordinal = cursor.number(ofDigits: 3, in: bytes)
        else { return nil }
        self.init(
            notation: .ordinal,
            isBasic: true,
            isExpanded: false,
            day: GregorianCalendar.dayNumber(year: year, ordinal: ordinal)
        )
    }

    private init?(basicCalendarAt cursor: inout TimestampCursor, in bytes: RawSpan) {
        guard let year = cursor.number(ofDigits: 4, in: bytes),
            let month = cursor.number(ofDigits: 2, in: bytes),
            let day = cursor.number(ofDigits: 2, in: bytes)
        else { return nil }
        self.init(
            notation: .calendar,
            isBasic: true,
            isExpanded: false,
            day: GregorianCalendar.dayNumber(year: year, month: month, day: day)
        )
    }

    private init(notation: Notation, isBasic: Bool, isExpanded: Bool, day: Int?) {
        self.notation = notation
        self.isBasic = isBasic
        self.isExpanded = isExpanded
        self.day = day
    }
}
