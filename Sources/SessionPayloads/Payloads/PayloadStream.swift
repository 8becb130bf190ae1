package import Gen
import SessionContract
import StrictJSON

/// An endless stream of random payloads, each of which fits on one line.
///
/// The same seed and share give the same payloads. Payloads that are empty or contain a line break
/// are skipped, since they would not be one line. So are conforming payloads with a field `session`
/// or `sessions`, which would be read as envelopes.
package struct PayloadStream {
    private var conforming: Draws
    private var violating: Draws

    /// The number of violating payloads per ``whole``.
    private let share: Int
    private var count = 0

    private static let whole = 100_000_000

    /// Creates a stream in which `share`, from 0 to 1, of the payloads violates the contract,
    /// evenly distributed.
    package init(seed: Seed, violating share: Double) {
        conforming = Draws(
            .frequency((3, PayloadGenerators.plain), (1, PayloadGenerators.respelled)),
            seed
        )
        violating = Draws(PayloadGenerators.violating, Seed(~seed.bits))
        self.share = Int((min(1, max(0, share)) * Double(Self.whole)).rounded())
    }

    /// Returns the next payload.
    package mutating func next() -> [UInt8] {
        count += 1
        // A payload violates when `count * share / whole` reaches the next integer, so any stretch
        // of payloads has its exact share of violations, to within one. An overflow, after 2^63 /
        // 10^8 payloads at the earliest, misplaces one of them.
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

    /// The values of a generator, drawn in batches.
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
