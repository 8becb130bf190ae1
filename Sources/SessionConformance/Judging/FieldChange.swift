package import SessionContract
package import SessionModel
package import StrictJSON

/// A field that went in as one thing and came back as another.
package struct FieldChange: Hashable, Sendable {
    package let field: DeclaredField
    package let before: FieldSketch
    package let after: FieldSketch

    /// Whether the testee reported it, and the payload that came back does not show it.
    package let isReported: Bool

    init(
        of field: DeclaredField,
        from before: FieldValue,
        to after: FieldValue,
        isReported: Bool
    ) {
        self.field = field
        self.before = FieldSketch(before)
        self.after = FieldSketch(after)
        self.isReported = isReported
    }

    /// The rule against such a change.
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

/// What is said of the value of a field in a report: enough to recognise it, and not its value.
package struct FieldSketch: Hashable, Sendable {
    package let kind: Kind

    /// The length of a string in bytes; 0 for everything else.
    package let byteCount: Int

    /// The state, or the JSON type of the value.
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
