extension Timestamp {
    /// The ways in which a text can write a time, of which each text has exactly one.
    ///
    /// **Order.** A text is read as RFC 3339 first, then as ISO 8601, then as the other forms. The
    /// forms are told apart by their characters alone. Only then are the numbers looked at: where
    /// the form is right and the time does not exist, the dialect is ``impossible``.
    ///
    /// **RFC 3339.** Several features can meet in one text. The first of these that is there names
    /// the dialect: the space, the leap second, the unknown offset, a lower-case letter, an offset
    /// other than `Z`, a fraction. They are in the order of how many readers stumble over them. So
    /// `2014-11-18t17:24:29.5+01:00` is ``rfc3339Lowercase``.
    ///
    /// **ISO 8601.** Only complete forms are read, year to second; `2014-11` and `17:24` are
    /// ``unknown``. A date and a time are both basic (`20141118T172429`) or both extended. Between
    /// them stands `T`, `t` or a space; the letters `Z` and `W` may be lower-case, and a fraction
    /// of a second follows a point or a comma. The first of these names the dialect: a time without
    /// an offset, an expanded year, a week or ordinal date, a date alone, the basic format, a short
    /// offset. So `2014-W47-2T17:24:29` is ``iso8601NoOffset``. Nothing of this fits an RFC 3339
    /// text with a comma for a point, which is therefore ``unknown``.
    ///
    /// **Numbers.** The calendar is the Gregorian one for all years, with a year 0000. Hours go to
    /// 23 and minutes to 59, in an offset too: `24:00:00` and `+10:60` are impossible. A second of
    /// 60 is a leap second and stands only at 23:59:60 in UTC, on any day, since the leap seconds
    /// to come are unknown; without an offset that cannot be told, and it is let pass. Digits are
    /// ASCII digits.
    public enum Dialect: String, CaseIterable, Codable, Hashable, Sendable {
        /// The form the vendor documents: `2014-11-18T17:24:29Z`.
        case documented = "documented"

        /// RFC 3339 in UTC with any number of fraction digits: `2014-11-18T17:24:29.5Z`.
        case rfc3339Fraction = "rfc3339-fraction"

        /// RFC 3339 with an offset in digits, `+00:00` too: `2014-11-18T18:24:29+01:00`.
        case rfc3339Offset = "rfc3339-offset"

        /// RFC 3339 with `t` or `z` in lower case: `2014-11-18t17:24:29z`.
        case rfc3339Lowercase = "rfc3339-lowercase"

        /// RFC 3339 in UTC where the local offset is unknown (section 4.3):
        /// `2014-11-18T17:24:29-00:00`.
        case rfc3339UnknownOffset = "rfc3339-unknown-offset"

        /// RFC 3339 at a leap second, which many readers reject: `2016-12-31T23:59:60Z`.
        case rfc3339LeapSecond = "rfc3339-leap-second"

        /// RFC 3339 with a space between date and time (section 5.6, note), which JSON Schema does
        /// not allow: `2014-11-18 17:24:29Z`.
        case rfc3339Space = "rfc3339-space"

        /// ISO 8601 in the basic format with an offset of `Z`, `±hh` or `±hhmm`:
        /// `20141118T172429Z`.
        case iso8601Basic = "iso8601-basic"

        /// A date and time in the extended format with an offset of two or four digits:
        /// `2014-11-18T17:24:29+0100`, `2014-11-18T17:24:29+01`.
        case iso8601ShortOffset = "iso8601-short-offset"

        /// A date in any notation and a time, without an offset: `2014-11-18T17:24:29`. No moment.
        case iso8601NoOffset = "iso8601-no-offset"

        /// A complete calendar date alone: `2014-11-18`, `20141118`. No moment.
        case iso8601Date = "iso8601-date"

        /// A date by week or by day of the year, alone or with time and offset: `2014-W47-2`,
        /// `2014-322T17:24:29Z`, `2014322`. It has a moment where it has a time.
        case iso8601WeekOrOrdinal = "iso8601-week-or-ordinal"

        /// A date with a signed year of five to nine digits, in the extended format, alone or with
        /// time and offset: `+002014-11-18T17:24:29Z`. It has a moment where it has a time.
        ///
        /// `-000000` is impossible, as ECMA-262 has it.
        case iso8601ExpandedYear = "iso8601-expanded-year"

        /// The form of the vendor's older documents, to the letter: `2011/05/03 16:48:24 -0700`.
        case ruby = "ruby"

        /// The date of HTTP and mail headers: `Tue, 18 Nov 2014 17:24:29 GMT`.
        ///
        /// The weekday may be missing, and makes an ``impossible`` time where it is the wrong one.
        /// The day has one or two digits, the year four, the time its seconds, the zone is `GMT`,
        /// `UT`, `UTC` or `±hhmm`. Names are read in any letter case; one space parts the parts.
        case rfc1123 = "rfc1123"

        /// Seconds since 1970, as an integer of nine to eleven digits: `1416331469`.
        ///
        /// Fewer digits, zero and negative numbers are ``unknown``: they would be times before
        /// March 1973, and are far more likely something else that got there by mistake.
        case epochSeconds = "epoch-seconds"

        /// Milliseconds since 1970, as an integer of twelve to fourteen digits: `1416331469000`.
        case epochMilliseconds = "epoch-milliseconds"

        /// A dated form, with a time that does not exist: `2014-02-30T00:00:00Z`.
        case impossible = "impossible"

        /// No character at all.
        case empty = "empty"

        /// Anything else: `yesterday`, `2014-11-18T17:24Z`, `2014-11-18T17:24:29,5Z`, white space.
        case unknown = "unknown"
    }
}

extension Timestamp.Dialect {
    /// Whether the texts of this dialect are those of RFC 3339, a space for the `T` included.
    public var isRFC3339: Bool {
        switch self {
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space:
            true
        case .iso8601Basic, .iso8601ShortOffset, .iso8601NoOffset, .iso8601Date,
            .iso8601WeekOrOrdinal, .iso8601ExpandedYear, .ruby, .rfc1123, .epochSeconds,
            .epochMilliseconds, .impossible, .empty, .unknown:
            false
        }
    }

    /// Whether the texts of this dialect are valid under the JSON Schema format `date-time`.
    ///
    /// That format is RFC 3339 without the space for the `T`.
    public var isJSONSchemaDateTime: Bool { isRFC3339 && self != .rfc3339Space }

    /// Whether every text of this dialect means a moment.
    ///
    /// Of ``iso8601WeekOrOrdinal`` and ``iso8601ExpandedYear`` some do and some do not, so they are
    /// not among these: ``Timestamp/moment`` tells.
    public var hasMoment: Bool { meaning(namesMoment: false) == .moment }

    /// What a text in this dialect means to a reader.
    ///
    /// - Parameter namesMoment: Whether the text has a ``Timestamp/moment``. Only dialects in which
    ///   some texts have one and some have none depend on it.
    /// - Returns: The meaning.
    @inlinable
    package func meaning(namesMoment: Bool) -> Meaning {
        switch self {
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space, .iso8601Basic,
            .iso8601ShortOffset, .ruby, .rfc1123, .epochSeconds, .epochMilliseconds:
            .moment
        case .iso8601NoOffset: .timeWithoutOffset
        case .iso8601Date: .dateOnly
        // With a time but without an offset, such a text has the dialect `iso8601NoOffset`.
        case .iso8601WeekOrOrdinal, .iso8601ExpandedYear: namesMoment ? .moment : .dateOnly
        case .impossible: .impossibleTime
        case .empty: .emptyText
        case .unknown: .otherText
        }
    }

    /// Where a text in this dialect has its numbers.
    package var notation: Notation {
        switch self {
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space, .iso8601Basic,
            .iso8601ShortOffset, .iso8601NoOffset, .iso8601Date, .iso8601ExpandedYear, .ruby:
            .numbers
        case .iso8601WeekOrOrdinal, .impossible: .dayThatCannotBeCounted
        case .rfc1123: .namedMonth
        case .epochSeconds: .count(unitsPerSecond: 1)
        case .epochMilliseconds: .count(unitsPerSecond: 1_000)
        case .empty, .unknown: .none
        }
    }

    /// A text in this dialect, as short as one can be.
    public var example: String {
        switch self {
        case .documented: "2014-11-18T17:24:29Z"
        case .rfc3339Fraction: "2014-11-18T17:24:29.5Z"
        case .rfc3339Offset: "2014-11-18T18:24:29+01:00"
        case .rfc3339Lowercase: "2014-11-18t17:24:29z"
        case .rfc3339UnknownOffset: "2014-11-18T17:24:29-00:00"
        case .rfc3339LeapSecond: "2016-12-31T23:59:60Z"
        case .rfc3339Space: "2014-11-18 17:24:29Z"
        case .iso8601Basic: "20141118T172429Z"
        case .iso8601ShortOffset: "2014-11-18T18:24:29+0100"
        case .iso8601NoOffset: "2014-11-18T17:24:29"
        case .iso8601Date: "2014-11-18"
        case .iso8601WeekOrOrdinal: "2014-W47-2"
        case .iso8601ExpandedYear: "+002014-11-18T17:24:29Z"
        case .ruby: "2011/05/03 16:48:24 -0700"
        case .rfc1123: "Tue, 18 Nov 2014 17:24:29 GMT"
        case .epochSeconds: "1416331469"
        case .epochMilliseconds: "1416331469000"
        case .impossible: "2014-02-30T00:00:00Z"
        case .empty: ""
        case .unknown: "yesterday"
        }
    }

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

extension Timestamp.Dialect: CustomStringConvertible {
    /// The fixed name.
    public var description: String { rawValue }
}
