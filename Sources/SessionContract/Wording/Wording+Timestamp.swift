import SessionModel

/// The words for faults of the group `timestamp`.
extension Wording {
    /// The words for a time that is not in the documented form.
    static func timestampForm(_ field: DeclaredField, _ form: Fault.TimestampForm) -> Wording {
        Wording(
            message: "'\(field.key)' \(form.sense.message)",
            kind: form.dialect.rawValue,
            observed: form.observed,
            expected: "a time such as \(Timestamp.Dialect.documented.example)",
            fix: form.sense.fix,
            example: ExamplePayload.session(field, "\"\(form.exampleText)\"")
        )
    }

    /// The words for a time that is later than now.
    static func future(_ field: DeclaredField) -> Wording {
        Wording(
            message: "'\(field.key)' is in the future",
            kind: "future",
            observed: "a time later than now",
            expected: "a time in the past, allowing for clock skew",
            fix: "Compare the clocks of the server and of this machine.",
            example: ExamplePayload.session(field, #""9999-12-31T23:59:59Z""#)
        )
    }

    static let order = Self(
        message: "'last_seen_at' is before 'authenticated_at'",
        kind: "before",
        observed: "an earlier time",
        expected: "a time at or after 'authenticated_at'",
        fix: "Check whether the fields are swapped, or the times are in different time zones.",
        example: #"{"id":1,"authenticated_at":"2014-11-18T17:24:29Z","#
            + #""last_seen_at":"2014-11-18T17:24:28Z"}"#
    )
}

extension Fault.TimestampForm {
    /// What a text of the form means to a reader.
    fileprivate enum Sense {
        case definiteTime
        case timeWithoutOffset
        case dateOnly
        case impossibleTime
        case emptyText
        case otherText
    }

    fileprivate var sense: Sense {
        switch dialect {
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space, .iso8601Basic,
            .iso8601ShortOffset, .ruby, .rfc1123, .epochSeconds, .epochMilliseconds:
            .definiteTime
        case .iso8601NoOffset: .timeWithoutOffset
        case .iso8601Date: .dateOnly
        // With a time but without an offset, such a text has the dialect `iso8601NoOffset`.
        case .iso8601WeekOrOrdinal, .iso8601ExpandedYear: hasMoment ? .definiteTime : .dateOnly
        case .impossible: .impossibleTime
        case .empty: .emptyText
        case .unknown: .otherText
        }
    }

    /// What was found, as a phrase.
    fileprivate var observed: String {
        switch sense {
        case .definiteTime, .timeWithoutOffset: "a time in the dialect \(dialect.rawValue)"
        case .dateOnly: "a date in the dialect \(dialect.rawValue)"
        case .impossibleTime: "a time that does not exist"
        case .emptyText: "an empty string"
        case .otherText: "a string that is not a time"
        }
    }

    /// A text of the form.
    fileprivate var exampleText: String {
        switch dialect {
        case .iso8601WeekOrOrdinal: hasMoment ? "2014-W47-2T17:24:29Z" : "2014-W47-2"
        case .iso8601ExpandedYear: hasMoment ? "+002014-11-18T17:24:29Z" : "+002014-11-18"
        case .documented, .rfc3339Fraction, .rfc3339Offset, .rfc3339Lowercase,
            .rfc3339UnknownOffset, .rfc3339LeapSecond, .rfc3339Space, .iso8601Basic,
            .iso8601ShortOffset, .iso8601NoOffset, .iso8601Date, .ruby, .rfc1123, .epochSeconds,
            .epochMilliseconds, .impossible, .empty, .unknown:
            dialect.example
        }
    }
}

extension Fault.TimestampForm.Sense {
    /// What is wrong, as the rest of a sentence that starts with the field.
    fileprivate var message: String {
        switch self {
        case .definiteTime: "is a time, but not in the documented form"
        case .timeWithoutOffset: "has no UTC offset, so it is not a definite time"
        case .dateOnly: "is a date without a time"
        case .impossibleTime: "is a time that does not exist"
        case .emptyText: "is an empty string"
        case .otherText: "is not a time in any known form"
        }
    }

    /// How to fix it, in a sentence.
    fileprivate var fix: String {
        switch self {
        case .definiteTime: "Write the time in UTC, in whole seconds, with 'T' and 'Z'."
        case .timeWithoutOffset: "Write the time in UTC, and end it with 'Z'."
        case .dateOnly: "Write date and time in UTC, and end them with 'Z'."
        case .impossibleTime: "Format a point in time instead of putting parts of a date together."
        case .emptyText: "Send null if there is no time."
        case .otherText: "Write the time as RFC 3339 defines it, or send null if there is none."
        }
    }
}
