import Arrangements
import Testing

@Suite
struct `The reading of a session` {
    @Test
    func `agrees with the strict decoder on every payload of the corpus`() {
        #expect(ArrangedPayloads.corpus.count > 700)
        for payload in ArrangedPayloads.corpus {
            if let difference = TwoVoices.difference(on: payload) {
                Issue.record("\(difference)")
            }
        }
    }

    // `scripts/soak` does the same by the million.
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `agrees with the strict decoder on payloads made up`(seed: UInt64) {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        for _ in 0..<80 {
            if let difference = TwoVoices.difference(on: generator.payload()) {
                Issue.record("\(difference)")
            }
        }
    }

    @Test(arguments: 1...2 as ClosedRange<UInt64>)
    func `agrees with the strict decoder wherever a payload is cut or changed`(seed: UInt64) {
        var generator = PayloadGenerator(seed: seed)
        let payload = Array(generator.session().utf8)
        let bytes: [UInt8] = [0x00, 0x0A, 0x20, 0x22, 0x2C, 0x30, 0x5C, 0x5D, 0x7D, 0x80]
        for end in 0...payload.count {
            var texts = [Array(payload.prefix(end))]
            if end < payload.count {
                // Half of the bytes, and the others in the next place.
                for byte in stride(from: (end + Int(seed)) % 2, to: bytes.count, by: 2) {
                    var text = payload
                    text[end] = bytes[byte]
                    texts.append(text)
                }
            }
            for text in texts {
                if let difference = TwoVoices.difference(on: text) { Issue.record("\(difference)") }
            }
        }
    }
}
