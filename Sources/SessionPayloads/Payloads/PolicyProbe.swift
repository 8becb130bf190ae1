package import SessionContract
import SessionModel

/// A change that makes a conforming payload raise a question that the contract leaves open.
package struct PolicyProbe: Sendable {
    /// The name of the probe, such as `int-range-1e19-id`.
    package let id: String

    /// The question that the changed payload raises.
    package let question: PolicyQuestion

    private let change: @Sendable (PayloadDraft) -> [UInt8]

    private init(
        _ question: PolicyQuestion,
        _ id: String,
        _ change: @escaping @Sendable (inout PayloadDraft) -> Void
    ) {
        self.id = "\(question.rawValue)-\(id)"
        self.question = question
        self.change = { draft in
            var draft = draft
            change(&draft)
            return draft.bytes
        }
    }

    /// Creates a probe with a text in a position; `@` is replaced by what belongs there.
    private init(
        _ question: PolicyQuestion,
        _ name: String,
        in position: FaultPosition,
        _ text: PositionedText
    ) {
        id = "\(question.rawValue)-\(name)-\(position.name)"
        self.question = question
        change = { position.payload(of: $0, with: text.around(position.own(in: $0))) }
    }

    /// Returns the payload of `draft` with this change.
    package func payload(from draft: PayloadDraft) -> [UInt8] { change(draft) }

    /// All probes, grouped by question.
    package static let all: [PolicyProbe] =
        duplicates + ranges + spellings + surrogates + marks + depths
}

// MARK: - Duplicate keys

extension PolicyProbe {
    private static let duplicates: [PolicyProbe] =
        DeclaredField.contractOrder.flatMap { field in
            let (first, second) = (samples.0.value(of: field), samples.1.value(of: field))
            return [
                duplicate("different", of: field, first, second),
                duplicate("same", of: field, first, first),
                duplicate("escaped", of: field, first, second, escaped: true),
            ] + (field.isRequired ? [] : nulls(of: field, first))
        }
        + [
            ("skipped", "@"), ("in-array", "[@]"), ("after-array", "[[],@]"),
            ("in-object", #"{"c":@}"#),
        ].flatMap { place, value in
            [("different", #"{"b":0,"b":1}"#), ("escaped", #"{"b":0,"\u0062":0}"#)].map {
                let text = PositionedText(value).around(Array($1.utf8))
                return Self(.duplicateKey, "\($0)-\(place)") { draft in
                    draft.append(undeclared: "a", text)
                }
            }
        }
        + [
            Self(.duplicateKey, "different-undeclared-key") { draft in
                draft.append(undeclared: "a", "0".utf8)
                draft.append(undeclared: "a", "1".utf8)
            }
        ]

    private static let samples = (
        PayloadDraft(SessionObject.numbered(1)), PayloadDraft(SessionObject.numbered(2))
    )

    private static func nulls(of field: DeclaredField, _ value: [UInt8]) -> [PolicyProbe] {
        [
            duplicate("null-first", of: field, Array("null".utf8), value),
            duplicate("null-last", of: field, value, Array("null".utf8)),
        ]
    }

    private static func duplicate(
        _ name: String,
        of field: DeclaredField,
        _ first: [UInt8],
        _ second: [UInt8],
        escaped: Bool = false
    ) -> PolicyProbe {
        Self(.duplicateKey, "\(name)-\(field.key)") { draft in
            draft.set(field, to: first)
            draft.append(field, second)
            guard escaped else { return }
            draft.forms = [.lowercase]
            draft.members[draft.members.count - 1].respellsKey = true
        }
    }
}

// MARK: - Numbers, strings and the whole text

extension PolicyProbe {
    private static let ranges: [PolicyProbe] = numbers(
        .integerRange,
        [
            "9223372036854775808", "-9223372036854775809", "18446744073709551615",
            "18446744073709551616", "10000000000000000000", "1000000000000000000000000000001",
            "1e19", "1e400", "-1e400", "-1e30", "340282366920938463463374607431768211456",
        ]
    )

    private static let spellings: [PolicyProbe] = numbers(
        .integerSpelling,
        ["1.0", "1e2", "1E2", "1e+2", "10e-1", "0.0", "-0.0", "0e0", "100e-2", "1.5e1", "3432.000"]
    )

    private static func numbers(_ question: PolicyQuestion, _ texts: [String]) -> [PolicyProbe] {
        texts.flatMap { text in
            DeclaredField.integerFields.map { field in
                Self(question, text, in: .value(of: field), PositionedText(text))
            }
        }
    }

    private static let surrogates: [PolicyProbe] = [
        ("high", #""@\ud800""#), ("low", #""@\udfff""#), ("between", #""@\uD83Db""#),
        ("swapped", #""@\udc00\ud800""#), ("twice", #""@\ud800\ud800""#),
        ("before-pair", #""@\ud83d\ud83d\ude00""#),
    ].flatMap { name, text in
        let values = DeclaredField.textFields.map { FaultPosition.value(of: $0) }
        return (values + FaultPosition.skipped + FaultPosition.keys).map { position in
            Self(.loneSurrogate, name, in: position, PositionedText(text))
        }
    }

    private static let marks: [PolicyProbe] = [
        ("only", "\u{FEFF}"), ("and-space", "\u{FEFF} "), ("and-newline", "\u{FEFF}\n"),
    ].map { Self(.byteOrderMark, $0, in: .leading, PositionedText($1)) }

    private static let depths: [PolicyProbe] =
        [512, 513, 1000, 10_000, 100_000].map { nested("arrays", $0, "[", "", "]") }
        + [512, 513, 1000, 10_000].map { nested("objects", $0, #"{"a":"#, "0", "}") }
        + [512, 1000].map { nested("pairs", $0, #"[{"a":"#, "0", "}]") }
        + [513, 10_000].map { nested("arrays-first", $0, "[", "", "]", isFirst: true) }

    private static func nested(
        _ name: String,
        _ count: Int,
        _ open: String,
        _ inner: String,
        _ close: String,
        isFirst: Bool = false
    ) -> PolicyProbe {
        let text =
            String(repeating: open, count: count) + inner + String(repeating: close, count: count)
        return Self(.depth, "\(name)-\(count)") { draft in
            draft.insert(undeclared: "deep", text.utf8, at: isFirst ? 0 : draft.members.count)
        }
    }
}
