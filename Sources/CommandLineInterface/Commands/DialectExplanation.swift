import SessionModel

/// What a dialect of timestamps is, for people.
struct DialectExplanation {
    private let dialect: Timestamp.Dialect

    init(_ dialect: Timestamp.Dialect) {
        self.dialect = dialect
    }

    var summary: String { details.summary }

    /// A text in this dialect.
    var example: String { details.example }

    func text(width: Int) -> String {
        let rule =
            switch dialect {
            case .documented: "none: this is the documented form"
            case .impossible: "timestamp/impossible"
            case .iso8601NoOffset, .iso8601Date: "timestamp/no-offset"
            case .unknown, .empty: "timestamp/malformed"
            default: "timestamp/undocumented-form"
            }
        let isRFC = dialect.isRFC3339 ? "valid" : "not valid"
        let isSchema = dialect.isJSONSchemaDateTime ? "valid" : "not valid"
        return Article(
            "\(dialect.rawValue) (dialect of timestamps)",
            [
                ("", summary),
                ("EXAMPLE", example.isEmpty ? "\"\"" : example),
                ("IN OTHER TERMS", "\(isRFC) RFC 3339, \(isSchema) JSON Schema date-time"),
                ("RULE", rule),
            ]
        ).text(width: width)
    }

    private var details: (summary: String, example: String) {
        switch dialect {
        case .documented:
            ("The form the vendor documents: whole seconds, with Z.", "2014-11-18T17:24:29Z")
        case .rfc3339Fraction:
            ("RFC 3339 in UTC with a fraction of a second.", "2014-11-18T17:24:29.5Z")
        case .rfc3339Offset:
            ("RFC 3339 with an offset in digits.", "2014-11-18T18:24:29+01:00")
        case .rfc3339Lowercase:
            ("RFC 3339 with a lower-case t or z.", "2014-11-18t17:24:29z")
        case .rfc3339UnknownOffset:
            ("RFC 3339 in UTC, the local offset unknown.", "2014-11-18T17:24:29-00:00")
        case .rfc3339LeapSecond:
            ("RFC 3339 at a leap second.", "2016-12-31T23:59:60Z")
        case .rfc3339Space:
            ("RFC 3339 with a space between date and time.", "2014-11-18 17:24:29Z")
        case .iso8601Basic:
            ("ISO 8601 in the basic format, with an offset.", "20141118T172429Z")
        case .iso8601ShortOffset:
            ("ISO 8601 with an offset of two or four digits.", "2014-11-18T17:24:29+0100")
        case .iso8601NoOffset:
            ("ISO 8601, a date and a time without an offset.", "2014-11-18T17:24:29")
        case .iso8601Date:
            ("ISO 8601, a date alone.", "2014-11-18")
        case .iso8601WeekOrOrdinal:
            ("ISO 8601, a date by week or by day of the year.", "2014-W47-2")
        case .iso8601ExpandedYear:
            ("ISO 8601 with a signed year of five digits or more.", "+002014-11-18T17:24:29Z")
        case .ruby:
            ("The form of the vendor's older documents.", "2011/05/03 16:48:24 -0700")
        case .rfc1123:
            ("The date of HTTP and mail headers.", "Tue, 18 Nov 2014 17:24:29 GMT")
        case .epochSeconds:
            ("Seconds since 1970, as text.", "1416331469")
        case .epochMilliseconds:
            ("Milliseconds since 1970, as text.", "1416331469000")
        case .impossible:
            ("A dated form, with a time that does not exist.", "2014-02-30T00:00:00Z")
        case .empty:
            ("No character at all.", "")
        case .unknown:
            ("Anything else.", "yesterday")
        }
    }
}
