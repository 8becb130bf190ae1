package import SessionContract
import SessionModel
import StrictJSON

/// A change that makes a conforming payload violate exactly one rule.
package struct PayloadFault: Sendable {
    /// The name of the fault, such as `type-url-object`.
    package let id: String

    /// The rule that the changed payload violates.
    package let rule: Rule

    private let spoil: @Sendable (PayloadDraft) -> [UInt8]

    init(_ id: String, _ rule: Rule, _ spoil: @escaping @Sendable (PayloadDraft) -> [UInt8]) {
        self.id = id
        self.rule = rule
        self.spoil = spoil
    }

    /// Returns a fault that changes the draft rather than the bytes.
    static func draft(
        _ id: String,
        _ rule: Rule,
        _ change: @escaping @Sendable (inout PayloadDraft) -> Void
    ) -> Self {
        Self(id, rule) { draft in
            var draft = draft
            change(&draft)
            return draft.bytes
        }
    }

    /// Returns the payload of `draft` with this fault.
    func payload(from draft: PayloadDraft) -> [UInt8] { spoil(draft) }

    /// All faults, violations of the contract before those of RFC 8259.
    package static let all: [PayloadFault] =
        presence + types + fractions + literals + structure + strings + surroundings + encodings
}

// MARK: - Violations of the contract

extension PayloadFault {
    private static let presence: [PayloadFault] =
        [
            draft("missing-id", .contractMissing) { $0.remove(.id) },
            draft("null-id", .contractNull) { $0.set(.id, to: "null".utf8) },
        ]
        + ["ID", "Id", "_id", "id ", "i d", "\u{131}d", "ids", ""].enumerated().map { index, key in
            draft("missing-id-misspelled-\(index)", .contractMissing) { draft in
                draft.remove(.id)
                draft.append(undeclared: key, "0".utf8)
            }
        }

    private static let types: [PayloadFault] = DeclaredField.allCases.flatMap { field in
        (field.kind == .string ? wrongForText : wrongForNumber).map { name, value in
            draft("type-\(field.key)-\(name)", .contractType) { $0.set(field, to: value.utf8) }
        }
    }

    private static let wrongForText: [(String, String)] = [
        ("object", "{}"), ("array", "[]"), ("number", "0"), ("true", "true"), ("false", "false"),
        ("array-of-string", #"["a"]"#), ("array-of-null", "[null]"),
        ("object-of-number", #"{"a":0}"#),
        ("fraction", "0.5"), ("epoch", "1416331469"), ("negative", "-1"),
    ]

    private static let wrongForNumber: [(String, String)] = [
        ("string", #""0""#), ("empty", #""""#), ("word", #""a""#), ("digits", #""12345""#),
        ("string-null", #""null""#), ("string-spaced", #"" 1""#), ("string-fraction", #""1.0""#),
        ("true", "true"), ("false", "false"), ("object", "{}"), ("array", "[]"),
        ("array-of-number", "[0]"), ("object-of-id", #"{"id":0}"#),
    ]

    private static let fractions: [PayloadFault] = DeclaredField.integerFields.flatMap { field in
        [
            "0.5", "1.5", "-0.5", "1e-1", "0.1", "2.9999999999999999", "1.0000000000000001",
            "9007199254740992.5", "1e-400", "12345.000000000000000000001",
        ].enumerated().map { index, value in
            draft("fraction-\(field.key)-\(index)", .contractFraction) {
                $0.set(field, to: value.utf8)
            }
        }
    }
}
