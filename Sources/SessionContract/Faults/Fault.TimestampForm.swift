package import SessionModel

extension Fault {
    /// A dialect other than the documented one, and whether the text names a moment.
    package struct TimestampForm: Hashable, Sendable {
        package let dialect: Timestamp.Dialect
        package let hasMoment: Bool

        package init(_ dialect: Timestamp.Dialect, hasMoment: Bool) {
            self.dialect = dialect
            self.hasMoment = hasMoment
        }

        /// Creates the form of a text with this reading, or `nil` for the documented dialect.
        package init?(_ reading: Timestamp.Reading) {
            guard reading.dialect != .documented else { return nil }
            self.init(reading.dialect, hasMoment: reading.moment != nil)
        }
    }
}

extension Fault.TimestampForm {
    /// What a text in this form means to a reader.
    package var meaning: Timestamp.Dialect.Meaning { dialect.meaning(namesMoment: hasMoment) }

    /// The rule that a text in this form breaks.
    package var rule: Rule {
        switch meaning {
        case .moment: .timestampUndocumentedForm
        case .timeWithoutOffset, .dateOnly: .timestampNoOffset
        case .impossibleTime: .timestampImpossible
        case .emptyText, .otherText: .timestampMalformed
        }
    }
}
