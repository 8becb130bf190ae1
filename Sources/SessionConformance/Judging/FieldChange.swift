package import SessionContract
package import SessionModel
import SessionPayloads
package import StrictJSON

/// A field that came back different from how it went in.
package struct FieldChange: Hashable, Sendable {
    package let field: DeclaredField
    package let before: FieldSketch
    package let after: FieldSketch

    /// How the value changed, if both are of one type and show it.
    package let manner: ValueChange?

    /// Whether only the reported fields show the change, and the output does not.
    package let isReported: Bool

    init(
        of field: DeclaredField,
        from before: FieldValue,
        to after: FieldValue,
        in payload: PayloadReading,
        isReported: Bool
    ) {
        self.field = field
        self.before = FieldSketch(before)
        self.after = FieldSketch(after)
        let manner = ValueChange(of: field, from: before, to: after)
        // If another member took its place, the two values have nothing to do with each other.
        if manner != nil, payload.hasUndeclared(after, like: field) {
            self.manner = nil
        } else if manner?.isExact != true, payload.has(after, besides: field) {
            self.manner = .otherField
        } else {
            self.manner = manner
        }
        self.isReported = isReported
    }

    /// Whether the values before and after show the cause.
    ///
    /// Times change in the same manner for several reasons, which the payload shows.
    var namesItself: Bool {
        switch manner {
        case .text(.sameMoment), .text(.otherMoment), .text(.notTime), nil: false
        case .text, .number, .otherField: true
        }
    }

    /// The rule that the change violates.
    package var rule: Rule {
        switch (before.kind, after.kind) {
        case (.value(.null), _): .roundTripNullLost
        case (_, .value(.null)): .roundTripNullInvented
        case (.absent, _): .roundTripFieldInvented
        case (_, .absent): .roundTripFieldLost
        case (.value(.string), .value(.string)): .roundTripStringChanged
        case (.value(.number), .value(.number)): .roundTripNumberChanged
        case (.value, .value): .roundTripTypeChanged
        }
    }
}

/// What a report may say about a field: enough to recognise its value without revealing it.
package struct FieldSketch: Hashable, Sendable {
    package let kind: Kind

    /// The length of a string in bytes; 0 for any other value.
    package let byteCount: Int

    /// Absence, or the JSON type of the value.
    package enum Kind: Hashable, Sendable {
        case absent
        case value(JSONValue.Kind)
    }

    init(_ value: FieldValue) {
        var byteCount = 0
        switch value {
        case .absent: kind = .absent
        case .null: kind = .value(.null)
        case .integer, .number: kind = .value(.number)
        case .string(let text):
            kind = .value(.string)
            byteCount = text.bytes.count
        case .other(let other): kind = .value(other)
        }
        self.byteCount = byteCount
    }
}

/// How a value became another one of its type.
package enum ValueChange: Hashable, Sendable {
    case text(TextChange)
    case number(NumberChange)

    /// It is the value of another declared field.
    case otherField

    init?(of field: DeclaredField, from before: FieldValue, to after: FieldValue) {
        switch (before, after) {
        case (.string(let old), .string(let new)):
            guard let change = TextChange(from: old, to: new, isTime: field.isTimestamp) else {
                return nil
            }
            self = .text(change)
        case (.integer, .integer), (.integer, .number), (.number, .integer), (.number, .number):
            guard let change = NumberChange(from: before, to: after) else { return nil }
            self = .number(change)
        case (.absent, _), (.null, _), (.integer, _), (.number, _), (.string, _), (.other, _):
            return nil
        }
    }

    /// Whether changes of other kinds give some values this name too.
    var isAmbiguous: Bool {
        switch self {
        case .text(let change): !change.isExact || change == .sameMoment || change == .otherMoment
        case .number(let change): change != .rounded
        case .otherField: true
        }
    }

    /// Whether it describes how the value was made from the one before, and nothing else does.
    fileprivate var isExact: Bool {
        switch self {
        case .text(let change): change.isExact
        case .number, .otherField: true
        }
    }
}

extension PayloadReading {
    /// Returns whether another field of the same type has this value, which is not null.
    fileprivate func has(_ value: FieldValue, besides field: DeclaredField) -> Bool {
        guard value.state == .value else { return false }
        return DeclaredField.allCases.contains { other in
            other != field && other.content == field.content && fields[other].means(value)
        }
    }
}
