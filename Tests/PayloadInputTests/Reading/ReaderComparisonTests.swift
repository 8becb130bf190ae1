import Arrangements
import TestEffort
import Testing

@Suite
struct `The reading of a session` {
    @Test
    func `agrees with the strict decoder on every payload of the corpus`() {
        #expect(!ArrangedPayloads.corpus.isEmpty)
        for payload in TestEffort.sample(of: ArrangedPayloads.corpus, every: 3) {
            if let difference = ReaderComparison.difference(on: payload) {
                Issue.record("\(difference)")
            }
        }
    }

    // `scripts/soak` does the same with millions of payloads.
    @Test(arguments: TestEffort.sample(of: 1...10 as ClosedRange<UInt64>, every: 3))
    func `agrees with the strict decoder on generated payloads`(seed: UInt64) {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        for _ in 0..<80 {
            if let difference = ReaderComparison.difference(on: generator.payload()) {
                Issue.record("\(difference)")
            }
        }
    }

    // Values that the reader has a fast path for, and their neighbors.
    @Test(arguments: [
        #"{"id":3432,"user_id":12,"last_seen_at":"2014-11-18T17:24:29+23:59","url":"#
            + #""https://a.zendesk.com/api/v2/users/12/sessions/3432.json"}"#,
        #"{"authenticated_at":"2014-11-18T17:24:29.5Z","id":1234567890123456,"x":[1.5e3,"\u00e9é"],"#
            + #""last_seen_at":"2016-02-29T23:59:59Z","user_id":null,"UserId":{"a":true}}"#,
    ])
    func `agrees with the strict decoder wherever a payload is cut or changed`(text: String) {
        let payload = Array(text.utf8)
        let bytes: [UInt8] = [0x00, 0x0A, 0x20, 0x22, 0x2C, 0x5C, 0x5D, 0x7D, 0x80]
        for end in TestEffort.sample(of: payload.indices, every: 4) {
            var texts = [Array(payload[..<end]), Array(payload[..<end] + payload[(end + 1)...])]
            // Digits that are wrong in some places, and a third of the other bytes: the next places
            // try the next thirds.
            let others = stride(from: end % 3, to: bytes.count, by: 3).map { bytes[$0] }
            for byte in [0x30, 0x34] + others {
                var text = payload
                text[end] = byte
                texts.append(text)
            }
            for text in texts {
                if let difference = ReaderComparison.difference(on: text) {
                    Issue.record("\(difference)")
                }
            }
        }
    }
}
