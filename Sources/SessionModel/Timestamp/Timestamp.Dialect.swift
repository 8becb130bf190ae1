extension Timestamp {
    /// The format of a timestamp; every text has exactly one.
    ///
    /// **Order.** A text is matched against RFC 3339 first, then ISO 8601, then the other formats.
    /// The characters decide the format; only then are the numbers checked. A text in a known
    /// format with a time that does not exist is ``impossible``.
    ///
    /// **RFC 3339.** A text can have several of these features, and the first one decides: a space,
    /// a leap second, an unknown offset, a lower-case letter, an offset other than `Z`, a fraction.
    /// Features that more readers reject come first. So `2014-11-18t17:24:29.5+01:00` is
    /// ``rfc3339Lowercase``.
    ///
    /// **ISO 8601.** Only complete dates and times are recognized, down to the day and the second;
    /// `2014-11` and `17:24` are ``unknown``. Date and time must both be basic (`20141118T172429`)
    /// or both extended, with `T`, `t` or a space between them. `Z` and `W` may be lower-case. The
    /// fraction of a second follows a point or a comma. The first of these features decides: a time
    /// without an offset, an expanded year, a week or ordinal date, a date without a time, the
    /// basic format, a short offset. So `2014-W47-2T17:24:29` is ``iso8601NoOffset``. An RFC 3339
    /// text with a comma instead of a point has none of these features, so it is ``unknown``.
    ///
    /// **Numbers.** The calendar is Gregorian for all years, and has a year 0000. Hours go up to 23
    /// and minutes up to 59, also in an offset: `24:00:00` and `+10:60` are impossible. Second 60
    /// is a leap second, valid only at 23:59:60 in UTC, but on any day, since future leap seconds
    /// are unknown. Without an offset this cannot be checked, and second 60 is accepted at any
    /// time. Digits are ASCII digits.
    public enum Dialect: String, CaseIterable, Codable, Hashable, Sendable {
        /// The format in the vendor's documentation: `2014-11-18T17:24:29Z`.
        case documented = "documented"

        /// RFC 3339 in UTC with a fraction of any length: `2014-11-18T17:24:29.5Z`.
        case rfc3339Fraction = "rfc3339-fraction"

        /// RFC 3339 with a numeric offset, also `+00:00`: `2014-11-18T18:24:29+01:00`.
        case rfc3339Offset = "rfc3339-offset"

        /// RFC 3339 with `t` or `z` in lower case: `2014-11-18t17:24:29z`.
        case rfc3339Lowercase = "rfc3339-lowercase"

        /// RFC 3339 in UTC with an unknown local offset (section 4.3):
        /// `2014-11-18T17:24:29-00:00`.
        case rfc3339UnknownOffset = "rfc3339-unknown-offset"

        /// RFC 3339 with a leap second, which many readers reject: `2016-12-31T23:59:60Z`.
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

        /// A date in any notation and a time, without an offset: `2014-11-18T17:24:29`.
        ///
        /// It has no moment.
        case iso8601NoOffset = "iso8601-no-offset"

        /// A complete calendar date without a time: `2014-11-18`, `20141118`.
        ///
        /// It has no moment.
        case iso8601Date = "iso8601-date"

        /// A date by week or by day of the year, with or without a time and offset: `2014-W47-2`,
        /// `2014-322T17:24:29Z`, `2014322`.
        ///
        /// It has a moment if it has a time.
        case iso8601WeekOrOrdinal = "iso8601-week-or-ordinal"

        /// A date with a signed year of five to nine digits, in the extended format, with or
        /// without a time and offset: `+002014-11-18T17:24:29Z`.
        ///
        /// It has a moment if it has a time. The year `-000000` is impossible, as in ECMA-262.
        case iso8601ExpandedYear = "iso8601-expanded-year"

        /// Exactly the format in the vendor's older documentation: `2011/05/03 16:48:24 -0700`.
        case ruby = "ruby"

        /// The date of HTTP and mail headers: `Tue, 18 Nov 2014 17:24:29 GMT`.
        ///
        /// The weekday is optional; with the wrong one the text is ``impossible``. The day has one
        /// or two digits, the year four, and the time has seconds. The zone is `GMT`, `UT`, `UTC`
        /// or `±hhmm`. Names may be in any letter case. There is exactly one space between parts.
        case rfc1123 = "rfc1123"

        /// Seconds since 1970 as an integer of nine to eleven digits: `1416331469`.
        ///
        /// Shorter numbers, zero and negative numbers are ``unknown``. They would be times before
        /// March 1973, and are far more likely to be other data written there by mistake.
        case epochSeconds = "epoch-seconds"

        /// Milliseconds since 1970 as an integer of twelve to fourteen digits: `1416331469000`.
        case epochMilliseconds = "epoch-milliseconds"

        /// A time that does not exist, in a known format: `2014-02-30T00:00:00Z`.
        case impossible = "impossible"

        /// The empty string.
        case empty = "empty"

        /// Any other text: `yesterday`, `2014-11-18T17:24Z`, `2014-11-18T17:24:29,5Z`, white space.
        case unknown = "unknown"
    }
}

extension Timestamp.Dialect {
    /// Whether texts in this dialect are RFC 3339, which allows a space instead of the `T`.
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

    /// Whether texts in this dialect match the JSON Schema format `date-time`.
    ///
    /// That format is RFC 3339, except that it does not allow a space instead of the `T`.
    public var isJSONSchemaDateTime: Bool { isRFC3339 && self != .rfc3339Space }

    /// Whether every text in this dialect has a moment.
    ///
    /// This is false for ``iso8601WeekOrOrdinal`` and ``iso8601ExpandedYear``, in which only some
    /// texts have one: see ``Timestamp/moment``.
    public var hasMoment: Bool { meaning(namesMoment: false) == .moment }

    /// Returns what a text in this dialect means to a reader.
    ///
    /// - Parameter namesMoment: Whether the text has a ``Timestamp/moment``. It matters only for
    ///   dialects in which some texts have one and others do not.
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
        // Such a text with a time but no offset has the dialect `iso8601NoOffset`.
        case .iso8601WeekOrOrdinal, .iso8601ExpandedYear: namesMoment ? .moment : .dateOnly
        case .impossible: .impossibleTime
        case .empty: .emptyText
        case .unknown: .otherText
        }
    }

    /// How a text in this dialect notates its date and time.
    package var notation: Notation {
        switch self {
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space, .iso8601Basic,
            .iso8601ShortOffset, .iso8601NoOffset, .iso8601Date, .iso8601ExpandedYear,
            .iso8601WeekOrOrdinal, .ruby, .rfc1123, .impossible:
            .parts
        case .epochSeconds: .count(unitsPerSecond: 1)
        case .epochMilliseconds: .count(unitsPerSecond: 1_000)
        case .empty, .unknown: .none
        }
    }

    /// An example of a text in this dialect.
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

    /// A description of the dialect in one sentence.
    package var summary: String {
        switch self {
        case .documented: "The format in the vendor's documentation: whole seconds, with Z."
        case .rfc3339Fraction: "RFC 3339 in UTC with a fraction of a second."
        case .rfc3339Offset: "RFC 3339 with a numeric offset."
        case .rfc3339Lowercase: "RFC 3339 with a lower-case t or z."
        case .rfc3339UnknownOffset: "RFC 3339 in UTC with an unknown local offset."
        case .rfc3339LeapSecond: "RFC 3339 with a leap second."
        case .rfc3339Space: "RFC 3339 with a space between date and time."
        case .iso8601Basic: "ISO 8601 in the basic format, with an offset."
        case .iso8601ShortOffset: "ISO 8601 with an offset of two or four digits."
        case .iso8601NoOffset: "ISO 8601 with a date and a time, but no offset."
        case .iso8601Date: "ISO 8601 with a date only."
        case .iso8601WeekOrOrdinal: "ISO 8601 with a date by week or by day of the year."
        case .iso8601ExpandedYear: "ISO 8601 with a signed year of five to nine digits."
        case .ruby: "The format in the vendor's older documentation."
        case .rfc1123: "The date of HTTP and mail headers."
        case .epochSeconds: "Seconds since 1970 as text."
        case .epochMilliseconds: "Milliseconds since 1970 as text."
        case .impossible: "A time that does not exist, in a known format."
        case .empty: "The empty string."
        case .unknown: "Any other text."
        }
    }
}

extension Timestamp.Dialect: CustomStringConvertible {
    /// The stable name of the dialect.
    public var description: String { rawValue }
}
