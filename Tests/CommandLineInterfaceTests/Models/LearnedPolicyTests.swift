import Foundation
import SessionConformance
import SessionCorpus
import SessionModel
import StrictJSON
import TestEffort
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

/// Learning the policies of correct models that make the choices that the contract allows.
@Suite
struct `Undeclared policies` {
    /// The choices of a model, in the terms of the protocol.
    struct Choices: CustomTestStringConvertible {
        var duplicateKey = "reject"
        var integerRange = "int64"
        var integerSpelling = "reject"
        var loneSurrogate = "reject"
        var byteOrderMark = "reject"
        var timestamps = "string"

        var table: [String: String] {
            [
                "duplicate-key": duplicateKey, "int-range": integerRange,
                "integer-spelling": integerSpelling, "lone-surrogate": loneSurrogate,
                "byte-order-mark": byteOrderMark, "timestamps": timestamps,
            ]
        }

        var testDescription: String { table.values.sorted().joined(separator: " ") }
    }

    private struct Refusal: Error {}

    /// A correct model that makes these choices and drops undeclared fields.
    private func testee(_ choices: Choices) -> ClosureTestee<[JSONMember]> {
        ClosureTestee(
            "choosy",
            decode: { payload in
                let document = try JSONDocument(parsing: payload)
                if document.hasByteOrderMark, choices.byteOrderMark == "reject" { throw Refusal() }
                var kept: [JSONMember] = []
                for member in document.root.members ?? [] where Self.kinds[member.key] != nil {
                    if let index = kept.firstIndex(where: { $0.key == member.key }) {
                        if choices.duplicateKey == "reject" { throw Refusal() }
                        if choices.duplicateKey == "last" { kept[index] = member }
                    } else {
                        kept.append(member)
                    }
                }
                guard kept.contains(where: { $0.key == "id" && $0.value.kind != .null }) else {
                    throw Refusal()
                }
                for member in kept { try Self.check(member, choices) }
                return kept
            },
            encode: { members in
                var writer = JSONWriter()
                writer.value(JSONValue(.object(members)))
                return writer.bytes
            }
        )
    }

    private static let kinds: [JSONString: JSONValue.Kind] = [
        "id": .number, "user_id": .number, "url": .string, "authenticated_at": .string,
        "last_seen_at": .string,
    ]

    private static func check(_ member: JSONMember, _ choices: Choices) throws {
        guard member.value.kind != .null else { return }
        guard member.value.kind == kinds[member.key] else { throw Refusal() }
        if let number = member.value.number {
            switch number.integrality {
            case .integer: break
            case .fraction: throw Refusal()
            case .spelledInteger: if choices.integerSpelling == "reject" { throw Refusal() }
            case .outOfRange:
                if choices.integerRange == "int64" { throw Refusal() }
                let isSpelled = number.text.contains { ".eE".contains($0) }
                if isSpelled, choices.integerSpelling == "reject" { throw Refusal() }
            }
        }
        guard let text = member.value.string else { return }
        if text.hasLoneSurrogate, choices.loneSurrogate == "reject" { throw Refusal() }
        guard choices.timestamps == "rfc3339", member.key != "url" else { return }
        guard let text = text.string, Timestamp(text).dialect.isRFC3339 else { throw Refusal() }
    }

    private static let all = [
        Choices(),
        Choices(duplicateKey: "last", integerSpelling: "accept"),
        Choices(duplicateKey: "first", integerRange: "unbounded", timestamps: "rfc3339"),
        Choices(
            duplicateKey: "last",
            integerRange: "unbounded",
            integerSpelling: "accept",
            loneSurrogate: "accept",
            byteOrderMark: "accept"
        ),
        Choices(duplicateKey: "last", loneSurrogate: "accept", timestamps: "rfc3339"),
    ]

    /// Read once for all tests.
    private static let corpus = Result {
        let here = URL(filePath: #filePath).deletingLastPathComponent().path
        return try ModelCorpus(in: CorpusSource(nil, from: here)).cases
    }

    @Test(arguments: TestEffort.sample(of: all, every: 3))
    func `are learned correctly with the corpus`(choices: Choices) async throws {
        var options = ConformanceOptions()
        options.phases = [.corpus, .timestamps, .policies, .random]
        options.randomCases = 100
        options.corpus = try Self.corpus.get()
        #expect(options.corpus.count > 100)
        let result = await ConformanceRun(testee(choices), options: options).run()
        #expect(result.findings.map(\.description) == [])
        let learned = result.policies.filter { $0.policy != "depth" }
        let answers = learned.map { ($0.policy, $0.answer) }
        #expect(Dictionary(answers) { $1 } == choices.table)
        #expect(learned.allSatisfy { !$0.isDeclared })
    }
}
