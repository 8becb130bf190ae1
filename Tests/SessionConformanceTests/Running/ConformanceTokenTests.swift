import Gen
import Testing

@testable import SessionConformance
@testable import SessionPayloads

@Suite
struct `A conformance token` {
    @Test
    func `contains its payloads`() throws {
        let payloads: [[[UInt8]]] = [
            [[]], [[0]], [Array(#"{"id":0}"#.utf8)],
            [Array(repeating: 0x5B, count: 100_000)],
            [Array("aaaaab".utf8), [0xFF, 0xFE, 0, 0, 0, 0, 0, 0], Array("aaaaab".utf8)],
        ]
        for payloads in payloads {
            #expect(try ConformanceToken("\(ConformanceToken(payloads))").payloads == payloads)
        }
    }

    private static let minimal = Array(#"{"id":0}"#.utf8)

    private static let tokens = [
        "p1-ARB7ImlkIjowfQA-e281": ConformanceToken([minimal]),
        "p1-AcGaDFsA-2d6a": ConformanceToken([Array(repeating: 0x5B, count: 100_000)]),
        "p1-AAIQeyJpZCI6MX0AEHsiaWQiOjB9AA-c32c": ConformanceToken(
            [Array(#"{"id":1}"#.utf8), minimal],
            asking: .encoding
        ),
    ]

    @Test(arguments: tokens)
    func `reads the text of the first version`(text: String, token: ConformanceToken) throws {
        #expect(try ConformanceToken(text) == token)
        #expect(try ConformanceToken(token.description) == token)
    }

    @Test
    func `has a stable text`() throws {
        let cases = [
            ConformanceToken.Case(
                payloads: [Self.minimal],
                question: .roundTrip,
                isOriginal: false,
                fault: FaultHash(value: 7)
            ),
            ConformanceToken.Case(
                payloads: [Self.minimal, [0xFF]],
                question: .encoding,
                isOriginal: true,
                fault: nil
            ),
        ]
        let token = ConformanceToken(cases)
        #expect(token.description == "p2-AgQHEHsiaWQiOjB9AAsAEHsiaWQiOjB9AAL_AA-5660")
        #expect(try ConformanceToken(token.description) == token)
    }

    @Test
    func `preserves random payloads`() {
        let outcome = PayloadGenerators.all().check(RunSettings(cases: 250, seed: 2)) { payload in
            (try? ConformanceToken("\(ConformanceToken([payload]))").payloads) == [payload]
        }
        #expect(outcome.verdict == .passed)
    }

    @Test
    func `is short for a hundred thousand brackets`() {
        let token = ConformanceToken([Array(repeating: 0x5B, count: 100_000)])
        #expect(token.description.count < 24)
    }

    @Test
    func `is rejected if damaged`() {
        let token = "\(ConformanceToken([Array(#"{"id":0}"#.utf8)]))"
        for index in token.indices {
            var damaged = token
            damaged.replaceSubrange(index...index, with: token[index] == "A" ? "B" : "A")
            #expect(throws: ConformanceTokenError(text: damaged)) { try ConformanceToken(damaged) }
            let cut = String(token[..<index])
            #expect(throws: ConformanceTokenError(text: cut)) { try ConformanceToken(cut) }
        }
    }
}
