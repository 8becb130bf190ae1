package import Gen
import SessionContract
import StrictJSON

/// An endless stream of random payloads, each of which fits on one line.
///
/// The same seed and share give the same payloads. Payloads that are empty, or contain a line feed
/// or a carriage return, are skipped: in a file of lines they would be something else. So are
/// conforming ones with a field `session` or `sessions`, which would be taken for envelopes.
package struct PayloadStream {
    private var conforming: Draws
    private var violating: Draws

    /// How many payloads of a hundred million break the contract.
    private let share: Int
    private var count = 0

    private static let whole = 100_000_000

    /// A stream of which `share`, from 0 to 1, breaks the contract, evenly spread.
    package init(seed: Seed, violating share: Double) {
        conforming = Draws(
            .frequency((3, PayloadGenerators.plain), (1, PayloadGenerators.respelled)),
            seed
        )
        violating = Draws(PayloadGenerators.violating, Seed(~seed.bits))
        self.share = Int((min(1, max(0, share)) * Double(Self.whole)).rounded())
    }

    /// The next payload.
    package mutating func next() -> [UInt8] {
        count += 1
        // Over any stretch as many break the contract as the share says, to the nearest one.
        let before = (count - 1).multipliedReportingOverflow(by: share).partialValue / Self.whole
        let after = count.multipliedReportingOverflow(by: share).partialValue / Self.whole
        return after > before
            ? violating.next { PayloadReading(of: $0).kind == .violates }
            : conforming.next { PayloadReading(of: $0).kind == .conforms && !Self.isEnvelope($0) }
    }

    private static func isEnvelope(_ payload: [UInt8]) -> Bool {
        guard let root = try? JSONDocument(parsing: payload).root else { return false }
        return root["session"] != nil || root["sessions"] != nil
    }

    /// The values of one generator, drawn some at a time.
    private struct Draws {
        private let generator: Generator<[UInt8]>
        private let seed: Seed
        private var first = 0
        private var drawn: [[UInt8]] = []

        private static let batch = 128

        init(_ generator: Generator<[UInt8]>, _ seed: Seed) {
            self.generator = generator
            self.seed = seed
        }

        mutating func next(where isWanted: ([UInt8]) -> Bool) -> [UInt8] {
            while true {
                while let payload = drawn.popLast() {
                    let isLine = !payload.contains { $0 == 0x0A || $0 == 0x0D }
                    if isLine, !payload.isEmpty, isWanted(payload) { return payload }
                }
                fill()
            }
        }

        private mutating func fill() {
            var settings = RunSettings(cases: Self.batch, seed: seed)
            settings.firstCase = first
            settings.coversFirst = false
            var batch: [[UInt8]] = []
            _ = generator.check(settings) { payload, _ in
                batch.append(payload)
                return .holds
            }
            first += Self.batch
            drawn = batch.reversed()
        }
    }
}
