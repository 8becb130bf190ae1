import Gen
import SessionContract
import Testing

@testable import SessionPayloads

@Suite
struct `A stream of payloads` {
    @Test(arguments: [(0.0, 0), (0.25, 50), (1.0, 200)])
    func `contains the given share of violations`(share: Double, count: Int) {
        var stream = PayloadStream(seed: 9, violating: share)
        var violating = 0
        for _ in 0..<200 {
            let payload = stream.next()
            #expect(!payload.isEmpty)
            #expect(!payload.contains { $0 == 0x0A || $0 == 0x0D })
            violating += PayloadReading(of: payload).kind == .violates ? 1 : 0
        }
        #expect(violating == count)
    }

    @Test
    func `is the same for the same seed`() {
        var stream = PayloadStream(seed: 3, violating: 0.5)
        var same = PayloadStream(seed: 3, violating: 0.5)
        var other = PayloadStream(seed: 4, violating: 0.5)
        let payloads = (0..<50).map { _ in stream.next() }
        #expect(payloads == (0..<50).map { _ in same.next() })
        #expect(payloads != (0..<50).map { _ in other.next() })
    }
}
