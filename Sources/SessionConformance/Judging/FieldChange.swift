package import SessionContract
package import SessionModel
package import StrictJSON

/// A field that came back different from how it went in.
package struct FieldChange: Hashable, Sendable {
    package let field: DeclaredField
    package let before: FieldSketch
    package let after: FieldSketch

    /// Whether only the reported fields show the change, and the output does not.
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
