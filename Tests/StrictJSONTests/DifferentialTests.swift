import Foundation
import Gen
import StrictJSON
import Testing

@Suite
struct `Texts broken at random` {
    @Test(arguments: 0..<4 as Range<UInt64>)
    func `are taken alike by the walk, the tree, the writer and Foundation`(seed: UInt64) {
        var generator = SplitMix64(state: 100 + seed)
        var accepted = 0
        var excused = 0
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
            excused += 1
            if !isKnownDifference(reading, on: bytes) {
                Issue.record("Foundation differs on \(String(decoding: bytes, as: UTF8.self))")
            }
        }
        // Both verdicts have to be common and excuses rare, or the comparison says little.
        #expect((200..<1_800).contains(accepted))
        #expect(excused < 100)
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
    /// It takes a comma before a closing bracket, and reads UTF-16 and UTF-32 where a zero byte is
    /// among the first four. It refuses lone surrogates, which it cannot hold, and numbers too
    /// great for a `Double`. RFC 8259 lets a reader limit these (sections 6 and 8.2).
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
