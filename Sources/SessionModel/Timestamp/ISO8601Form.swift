/// The forms of ISO 8601, including those of RFC 3339.
enum ISO8601Form {
    /// The character between date and time.
    private enum Separator {
        case uppercase
        case lowercase
        case space
    }

    /// The reading of `text`, or `nil` if it has none of these forms.
    static func reading(of text: RawSpan) -> Timestamp.Reading? {
        var cursor = TimestampCursor()
        guard let date = ISO8601Date(at: &cursor, in: text) else { return nil }
        if cursor.isAtEnd(of: text) {
            return Timestamp.Reading(dialect(ofDate: date), day: date.day)
        }
        guard let separator = separator(at: &cursor, in: text),
            var time = TimeOfDay(at: &cursor, in: text, isBasic: date.isBasic),
            time.takeFraction(at: &cursor, in: text),
            let offset = OffsetFromUTC(ISO8601At: &cursor, in: text),
            cursor.isAtEnd(of: text),
            !(date.isBasic && offset.form == .extended)
        else { return nil }
        let dialect =
            dialect(of: date, offset: offset)
            ?? dialectOfRFC3339(separator: separator, time: time, offset: offset)
        return dialect.map {
            Timestamp.Reading($0, day: date.day, time: time, offset: offset)
        }
    }

    private static func separator(
        at cursor: inout TimestampCursor,
        in text: RawSpan
    ) -> Separator? {
        if cursor.take("T", in: text) { return .uppercase }
        if cursor.take("t", in: text) { return .lowercase }
        return cursor.take(" ", in: text) ? .space : nil
    }

    private static func dialect(ofDate date: ISO8601Date) -> Timestamp.Dialect {
        if date.isExpanded { return .iso8601ExpandedYear }
        return date.notation == .calendar ? .iso8601Date : .iso8601WeekOrOrdinal
    }

    /// The dialect of a date and time outside RFC 3339, or `nil` for one that RFC 3339 allows.
    private static func dialect(
        of date: ISO8601Date,
        offset: OffsetFromUTC
    ) -> Timestamp.Dialect? {
        if offset.form == .missing { return .iso8601NoOffset }
        if date.isExpanded { return .iso8601ExpandedYear }
        if date.notation != .calendar { return .iso8601WeekOrOrdinal }
        if date.isBasic { return .iso8601Basic }
        return offset.form == .short ? .iso8601ShortOffset : nil
    }

    /// The dialect of a date and time whose date and offset are RFC 3339, or `nil` if the fraction
    /// is not.
    private static func dialectOfRFC3339(
        separator: Separator,
        time: TimeOfDay,
        offset: OffsetFromUTC
    ) -> Timestamp.Dialect? {
        if time.fractionMark == "," { return nil }
        if separator == .space { return .rfc3339Space }
        if time.second == 60 { return .rfc3339LeapSecond }
        if offset.isUnknown { return .rfc3339UnknownOffset }
        if separator == .lowercase || offset.form == .lowercaseName { return .rfc3339Lowercase }
        if offset.form == .extended { return .rfc3339Offset }
        return time.fractionMark == nil ? .documented : .rfc3339Fraction
    }
}
