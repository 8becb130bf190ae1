import Foundation
import Gen
import StrictJSON
import Testing

@Suite
struct `Randomly broken texts` {
    @Test(arguments: 0..<4 as Range<UInt64>)
    func `are read alike by the walk, the tree and Foundation, and survive writing`(seed: UInt64) {
        var generator = SplitMix64(state: 100 + seed)
        var accepted = 0
        var knownDifferences = 0
        for round in 0..<2_000 {
            let sample = Mutation.samples[round % Mutation.samples.count]
            let bytes = Mutation.mutated(Array(sample.utf8), using: &generator)
            let reading = Reading(bytes)
            if !reading.agreement { Issue.record("the walk and the tree differ on \(bytes)") }
            if reading.isAccepted { accepted += 1 }
            if let root = reading.root, !isRewritable(root) {
                Issue.record("the writer alters \(String(decoding: bytes, as: UTF8.self))")
            }
            guard isAcceptedByFoundation(bytes) != reading.isAccepted else { continue }
            knownDifferences += 1
            if !isKnownDifference(reading, on: bytes) {
                Issue.record("Foundation differs on \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        // Both verdicts must be common and known differences rare, or the test shows little.
        #expect((200..<1_800).contains(accepted))
        #expect(knownDifferences < 100)
    }

    private func isRewritable(_ root: JSONValue) -> Bool {
        var writer = JSONWriter()
        writer.value(root)
        return Reading(writer.bytes).root?.hasContent(of: root) == true
    }

    private func isAcceptedByFoundation(_ bytes: [UInt8]) -> Bool {
        let object = try? JSONSerialization.jsonObject(
            with: Data(bytes),
            options: .fragmentsAllowed
        )
        return object != nil
    }

    /// Whether Foundation is known to differ on this text.
    ///
    /// Foundation accepts trailing commas, and reads UTF-16 and UTF-32 if one of the first four
    /// bytes is zero. It rejects lone surrogates, which its strings cannot hold, and numbers too
    /// large for a `Double`; RFC 8259 allows a reader both limits (sections 6 and 8.2).
    private func isKnownDifference(_ reading: Reading, on bytes: [UInt8]) -> Bool {
        guard let root = reading.root else {
            return reading.error?.kind == .trailingComma || bytes.prefix(4).contains(0)
        }
        return root.holdsWhatFoundationCannot
    }
}

extension JSONValue {
    fileprivate var holdsWhatFoundationCannot: Bool {
        switch content {
        case .null, .bool: false
        case .number(let number): Double(number.text)?.isFinite != true
        case .string(let string): string.hasLoneSurrogate
        case .array(let elements): elements.contains(where: \.holdsWhatFoundationCannot)
        case .object(let members):
            members.contains { $0.key.hasLoneSurrogate || $0.value.holdsWhatFoundationCannot }
        }
    }
}
