package import SessionModel

extension Timestamp.Dialect {
    /// What a text in this dialect is, in one sentence.
    package var summary: String {
        switch self {
        case .documented: "The form the vendor documents: whole seconds, with Z."
        case .rfc3339Fraction: "RFC 3339 in UTC with a fraction of a second."
        case .rfc3339Offset: "RFC 3339 with an offset in digits."
        case .rfc3339Lowercase: "RFC 3339 with a lower-case t or z."
        case .rfc3339UnknownOffset: "RFC 3339 in UTC, the local offset unknown."
        case .rfc3339LeapSecond: "RFC 3339 at a leap second."
        case .rfc3339Space: "RFC 3339 with a space between date and time."
        case .iso8601Basic: "ISO 8601 in the basic format, with an offset."
        case .iso8601ShortOffset: "ISO 8601 with an offset of two or four digits."
        case .iso8601NoOffset: "ISO 8601, a date and a time without an offset."
        case .iso8601Date: "ISO 8601, a date only."
        case .iso8601WeekOrOrdinal: "ISO 8601, a date by week or by day of the year."
        case .iso8601ExpandedYear: "ISO 8601 with a signed year of five digits or more."
        case .ruby: "The form of the vendor's older documentation."
        case .rfc1123: "The date of HTTP and mail headers."
        case .epochSeconds: "Seconds since 1970, as text."
        case .epochMilliseconds: "Milliseconds since 1970, as text."
        case .impossible: "A dated form, with a time that does not exist."
        case .empty: "No characters at all."
        case .unknown: "Anything else."
        }
    }
}
