import SessionModel

/// Wording for faults of the group `timestamp`.
extension Wording {
    /// Returns the wording for a time that is not in the documented form.
    static func timestampForm(_ field: DeclaredField, _ form: Fault.TimestampForm) -> Wording {
        Wording(
            message: "'\(field.key)' \(form.meaning.message)",
            kind: form.dialect.rawValue,
            observed: form.observed,
            expected: "a time such as \(Timestamp.Dialect.documented.example)",
            fix: form.meaning.fix,
            example: ExamplePayload.session(field, "\"\(form.exampleText)\"")
        )
    }

    /// Returns the wording for a time that is later than now.
    static func future(_ field: DeclaredField) -> Wording {
        Wording(
            message: "'\(field.key)' is in the future",
            kind: "future",
            observed: "a time later than now",
            expected: "a time in the past, allowing for clock skew",
            fix: "Check the clocks of the server and of this machine. To say 'never', send null.",
            example: ExamplePayload.session(field, #""9999-12-31T23:59:59Z""#)
        )
    }

    static let order = Self(
        message: "'last_seen_at' is before 'authenticated_at'",
        kind: "before",
        observed: "an earlier time",
        expected: "a time at or after 'authenticated_at'",
        fix: "Check whether the fields are swapped or use different time zones.",
        example: #"{"id":1,"authenticated_at":"2014-11-18T17:24:29Z","#
            + #""last_seen_at":"2014-11-18T17:24:28Z"}"#
    )
}

extension Fault.TimestampForm {
    /// The text that was found, as a phrase.
    fileprivate var observed: String {
        switch meaning {
        case .moment, .timeWithoutOffset: "a time in the \(dialect.rawValue) dialect"
        case .dateOnly: "a date in the \(dialect.rawValue) dialect"
        case .impossibleTime: "a date or time that no calendar or clock has"
        case .emptyText: "an empty string"
        case .otherText: "a string that is not a time"
        }
    }

    /// A text in this form.
    ///
    /// If only some texts of a dialect name a moment, they are those with a time of day.
    fileprivate var exampleText: String {
        let example = dialect.example
        guard dialect.meaning(namesMoment: true) != dialect.meaning(namesMoment: false) else {
            return example
        }
        return example.prefix { $0 != "T" } + (hasMoment ? "T17:24:29Z" : "")
    }
}

extension Timestamp.Dialect.Meaning {
    /// What is wrong with the text, as the rest of a sentence that starts with the field.
    fileprivate var message: String {
        switch self {
        case .moment: "is a time, but not in the documented form"
        case .timeWithoutOffset: "has no UTC offset, so it is not a definite time"
        case .dateOnly: "is a date without a time"
        case .impossibleTime: "is a date or time that does not exist"
        case .emptyText: "is an empty string"
        case .otherText: "is not a time in any known form"
        }
    }

    /// How to fix it, in a sentence.
    fileprivate var fix: String {
        switch self {
        case .moment: "Write the time in UTC, in whole seconds, with 'T' and 'Z'."
        case .timeWithoutOffset: "Write the time in UTC, and end it with 'Z'."
        case .dateOnly: "Write the date and the time in UTC, and end with 'Z'."
        case .impossibleTime: "Format times with a date library instead of assembling their parts."
        case .emptyText: "Send null if there is no time."
        case .otherText: "Write the time in RFC 3339 form, or send null if there is no time."
        }
    }
}
