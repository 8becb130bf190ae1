import SessionContract
import SessionModel

// MARK: - Violations of the contract

extension PayloadFault.Kind {
    private static let required = DeclaredField.allCases.filter(\.isRequired)

    static let presence: [Self] =
        [
            Self("missing", .contractMissing, in: required.map { .member(of: $0) }, ""),
            Self("null", .contractNull, in: required.map { .value(of: $0) }, "null"),
        ]
        + required.flatMap { field in
            SimilarKeys.of(field.key).map { name, key in
                let position = FaultPosition.member(of: field)
                return Self("misspelled-\(name)", .contractMissing, in: [position]) { _, _ in
                    PayloadDraft.quoted(key) + Array(":0".utf8)
                }
            }
        }

    static let types: [Self] =
        wrongForAll.map { type($0, $1, in: DeclaredField.contractOrder) }
        + wrongForText.map { type($0, $1, in: DeclaredField.textFields) }
        + wrongForNumber.map { type($0, $1, in: DeclaredField.integerFields) }

    private static func type(_ name: String, _ text: String, in fields: [DeclaredField]) -> Self {
        Self("type-\(name)", .contractType, in: fields.map { .value(of: $0) }, text)
    }

    private static let wrongForAll = [
        ("object", "{}"), ("array", "[]"), ("true", "true"), ("false", "false"),
        ("array-of-null", "[null]"), ("array-of-string", #"["a"]"#), ("array-of-number", "[0]"),
        ("object-of-number", #"{"a":0}"#), ("object-of-id", #"{"id":0}"#),
    ]

    private static let wrongForText = [
        ("number", "0"), ("fraction", "0.5"), ("epoch", "1416331469"), ("negative", "-1"),
        ("beyond-doubles", "1e400"), ("below-doubles", "-1e400"),
    ]

    private static let wrongForNumber = [
        ("string", #""0""#), ("empty", #""""#), ("word", #""a""#), ("digits", #""12345""#),
        ("string-null", #""null""#), ("string-spaced", #"" 1""#), ("string-fraction", #""1.0""#),
    ]

    static let fractions: [Self] = [
        "0.5", "1.5", "-0.5", "1e-1", "0.1", "2.9999999999999999", "1.0000000000000001",
        "9007199254740992.5", "1e-400", "12345.000000000000000000001",
    ].map { text in
        let positions = DeclaredField.integerFields.map { FaultPosition.value(of: $0) }
        return Self("fraction-\(text)", .contractFraction, in: positions, text)
    }
}

// MARK: - Roots that are not one object

extension PayloadFault.Kind {
    static let roots: [Self] =
        [
            ("null", "null"), ("true", "true"), ("false", "false"), ("number", "0"),
            ("string", #""""#), ("array", "[]"), ("object-in-array", "[{@}]"),
            ("object-twice", "[{@},{@}]"), ("object-in-arrays", "[[{@}]]"),
        ].map { Self("envelope-\($0)", .envelopeUnknown, in: [.root], $1) }
        + [
            Self("envelope-object-in-string", .envelopeUnknown, in: [.root]) { _, draft in
                PayloadDraft.quoted(String(decoding: draft.bytes, as: UTF8.self))
            },
            // Some libraries read the fields of a type from an array, by their positions.
            values("values", in: DeclaredField.contractOrder),
            values("values-as-sent", in: DeclaredField.allCases),
            Self("envelope-pairs", .envelopeUnknown, in: [.root]) { _, draft in
                let pairs = DeclaredField.contractOrder.map { field in
                    let key = PayloadDraft.quoted(field.key)
                    return UndeclaredMembers.array([key, draft.value(of: field)])
                }
                return UndeclaredMembers.array(pairs)
            },
        ]

    private static func values(_ name: String, in fields: [DeclaredField]) -> Self {
        Self("envelope-\(name)", .envelopeUnknown, in: [.root]) { _, draft in
            UndeclaredMembers.array(fields.map { draft.value(of: $0) })
        }
    }
}
