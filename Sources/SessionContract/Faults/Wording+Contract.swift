import SessionModel
import StrictJSON

/// Wording for faults of the group `contract`: the members of a session and their types.
extension Wording {
    /// Returns the wording for a declared field that is absent.
    static func absent(_ field: DeclaredField) -> Wording {
        Wording(
            message: field.isRequired
                ? "'\(field.key)' is missing" : "'\(field.key)' is absent, which is allowed",
            kind: "absent",
            observed: "no such key",
            expected: field.isRequired
                ? field.expectation : "'\(field.key)', with null if it has no value",
            fix: field.isRequired
                ? "Send '\(field.key)' with every session; it is required."
                : "No change is required, but an explicit null is easier for clients to handle.",
            example: ExamplePayload.session(without: field)
        )
    }

    /// Returns the wording for a required field that is null.
    static func null(_ field: DeclaredField) -> Wording {
        Wording(
            message: "'\(field.key)' is null",
            kind: JSONValue.Kind.null.rawValue,
            observed: JSONValue.Kind.null.phrase,
            expected: field.expectation,
            fix: "Send '\(field.key)' with its value; it is required, so it cannot be null.",
            example: ExamplePayload.session(field, "null")
        )
    }

    /// Returns the wording for a declared field of the wrong type.
    static func type(_ field: DeclaredField, _ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "'\(field.key)' is \(kind.phrase)",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: field.expectation,
            fix: field.fix(for: kind),
            example: ExamplePayload.session(field, kind.exampleText)
        )
    }

    /// Returns the wording for a number that is not an integer.
    static func fraction(_ field: DeclaredField) -> Wording {
        Wording(
            message: "'\(field.key)' is not an integer",
            kind: "fraction",
            observed: "a number with a fraction",
            expected: field.expectation,
            fix: "Send an integer. Keep ids in integer types, never in floating point.",
            example: ExamplePayload.session(field, "1.5")
        )
    }

    /// Returns the wording for an integer that does not fit in 64 bits.
    static func range(_ field: DeclaredField) -> Wording {
        Wording(
            message: "'\(field.key)' does not fit in a signed 64-bit integer",
            kind: "out-of-range",
            observed: "an integer that does not fit in 64 bits",
            expected: "an integer from \(Int64.min) to \(Int64.max)",
            fix: "Keep ids within the range of a signed 64-bit integer; clients rely on it.",
            example: ExamplePayload.session(field, "\(UInt64(Int64.max) + 1)")
        )
    }

    /// Returns the wording for an integer written with a fraction part or an exponent.
    static func integerSpelling(_ field: DeclaredField) -> Wording {
        Wording(
            message: "'\(field.key)' is an integer written with a fraction part or an exponent",
            kind: "spelled-integer",
            observed: "an integer with a fraction part or an exponent",
            expected: "an integer written with digits only",
            fix: "Write ids with digits only. Keep them in integer types, never in floating point.",
            example: ExamplePayload.session(field, "1.0")
        )
    }

    /// Returns the wording for a member that the contract does not declare.
    static func undeclared(_ kind: JSONValue.Kind) -> Wording {
        let keys = DeclaredField.allCases.map { "'\($0.key)'" }.joined(separator: ", ")
        return Wording(
            message: "the contract does not declare this field",
            kind: kind.rawValue,
            observed: kind.phrase,
            expected: "only \(keys)",
            fix: "No change is required; clients must ignore it. Document it, or stop sending it.",
            example: ExamplePayload.session(member: "extra", kind.exampleText)
        )
    }

    /// Returns the wording for a declared field whose key has different case or separators.
    static func misspelled(_ field: DeclaredField, _ kind: JSONValue.Kind) -> Wording {
        Wording(
            message: "this key looks like a misspelling of '\(field.key)'",
            kind: kind.rawValue,
            observed: "a key that differs in case or separators, with \(kind.phrase)",
            expected: "the exact key '\(field.key)'",
            fix: "Rename the key to '\(field.key)'; clients look for that exact name.",
            example: ExamplePayload.session(member: field.key.uppercased(), kind.exampleText)
        )
    }
}

extension DeclaredField {
    /// How to fix a value of the wrong type.
    fileprivate func fix(for kind: JSONValue.Kind) -> String {
        switch (meaning, kind) {
        case (.integer, .string): "Send a number, without quotation marks."
        case (.timestamp, .number): "Send the time as a string, such as '\(Self.exampleTime)'."
        case (.integer, _), (.timestamp, _), (.link, _):
            isRequired
                ? "Send \(valueExpectation)."
                : "Send \(valueExpectation), send null, or leave the field out."
        }
    }

    private static let exampleTime = Timestamp.Dialect.documented.example
}
