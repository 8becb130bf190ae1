package import SessionContract
import SessionModel
import StrictJSON

/// A change that makes a conforming payload raise a question that the contract leaves open.
package struct PolicyProbe: Sendable {
    /// The name of the probe, such as `int-range-id-3`.
    package let id: String

    /// The question that the changed payload raises.
    package let question: PolicyQuestion

    private let change: @Sendable (inout PayloadDraft) -> Void

    private init(
        _ id: String,
        _ question: PolicyQuestion,
        _ change: @escaping @Sendable (inout PayloadDraft) -> Void
    ) {
        self.id = "\(question.rawValue)-\(id)"
        self.question = question
        self.change = change
    }

    /// Returns the payload of `draft` with this change.
    func payload(from draft: PayloadDraft) -> [UInt8] {
        var draft = draft
        change(&draft)
        return draft.bytes
    }

    /// All probes, grouped by question.
    package static let all: [PolicyProbe] =
        duplicates + ranges + spellings + surrogates + marks + depths

    private static let duplicates: [PolicyProbe] =
        [
            (DeclaredField.id, "1", "2"), (.userID, "1", "2"), (.url, #""a""#, #""b""#),
            (.url, "null", #""a""#), (.url, #""a""#, "null"), (.userID, "null", "1"),
            (.authenticatedAt, #""2014-11-18T17:24:29Z""#, #""2015-11-18T17:24:29Z""#),
            (.lastSeenAt, "null", #""2015-11-18T17:24:29Z""#), (.id, "1", "1"),
        ].enumerated().map { index, probe in
            Self("\(probe.0.key)-\(index)", .duplicateKey) { draft in
                draft.set(probe.0, to: probe.1.utf8)
                draft.append(probe.0, probe.2.utf8)
            }
        } + [
            Self("escaped", .duplicateKey) { draft in
                draft.append(spelled: #""\u0069d""#, "9".utf8)
            },
            Self("undeclared", .duplicateKey) { draft in
                draft.append(undeclared: "a", "0".utf8)
                draft.append(undeclared: "a", "1".utf8)
            },
            Self("nested", .duplicateKey) { draft in
                draft.append(undeclared: "a", #"{"b":0,"b":1}"#.utf8)
            },
        ]

    private static let ranges: [PolicyProbe] = numbers(
        .integerRange,
        [
            "9223372036854775808", "-9223372036854775809", "18446744073709551615",
            "18446744073709551616", "10000000000000000000", "1000000000000000000000000000001",
            "1e19", "1e400", "-1e30", "340282366920938463463374607431768211456",
        ]
    )

    private static let spellings: [PolicyProbe] = numbers(
        .integerSpelling,
        ["1.0", "1e2", "1E2", "1e+2", "10e-1", "0.0", "-0.0", "0e0", "100e-2", "1.5e1", "3432.000"]
    )

    private static func numbers(_ question: PolicyQuestion, _ texts: [String]) -> [PolicyProbe] {
        DeclaredField.integerFields.flatMap { field in
            texts.enumerated().map { index, text in
                Self("\(field.key)-\(index)", question) { $0.set(field, to: text.utf8) }
            }
        }
    }

    private static let surrogates: [PolicyProbe] =
        DeclaredField.textFields.flatMap { field in
            [
                #""\ud800""#, #""\udfff""#, #""a\uD83Db""#, #""\udc00\ud800""#,
                #""\ud83d\ud83d\ude00""#,
            ]
            .enumerated().map { index, text in
                Self("\(field.key)-\(index)", .loneSurrogate) { $0.set(field, to: text.utf8) }
            }
        } + [
            Self("undeclared", .loneSurrogate) { draft in
                draft.append(undeclared: "a", #""\ud800""#.utf8)
            },
            Self("key", .loneSurrogate) { draft in
                draft.append(spelled: #""\ud800""#, "0".utf8)
            },
        ]

    private static let marks: [PolicyProbe] = [
        Self("mark", .byteOrderMark) { $0.prefix = [0xEF, 0xBB, 0xBF] },
        Self("mark-and-space", .byteOrderMark) { $0.prefix = [0xEF, 0xBB, 0xBF, 0x20] },
    ]

    private static let depths: [PolicyProbe] = [512, 513, 1000, 10_000, 100_000].map { depth in
        Self("\(depth)", .depth) { draft in
            let open = [UInt8](repeating: UInt8(ascii: "["), count: depth)
            let close = [UInt8](repeating: UInt8(ascii: "]"), count: depth)
            draft.append(undeclared: "deep", open + close)
        }
    }
}
