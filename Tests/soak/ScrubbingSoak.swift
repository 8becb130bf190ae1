import Foundation
import ScrubbingAttack
import SessionCorpus

/// Scrubs payloads full of personal data, and searches the fakes for it.
struct ScrubbingSoak {
    private let options: SoakOptions
    private static let payloadsInRound = 1_000

    init(_ options: SoakOptions) {
        self.options = options
    }

    /// Runs until the time is over; returns `false` if anything survived.
    func run() -> Bool {
        var scrubbed = 0
        var refused = 0
        var secrets = 0
        var round = 0
        while SoakOptions.processorSeconds < options.seconds, round < options.rounds {
            let seed = options.seed &+ UInt64(round)
            try? Data("\(seed)\n".utf8).write(to: URL(filePath: "\(options.output)/soak-seed"))
            var generator = SecretGenerator(seed: seed)
            let scrubber = Scrubber(salt: Array("\(seed)".utf8))
            for index in 0..<Self.payloadsInRound {
                let payload = generator.payload()
                let fake: [UInt8]
                do {
                    fake = try scrubber.scrub(payload.bytes)
                } catch {
                    refused += 1
                    if options.isVerbose { show("\(error)", payload.bytes) }
                    continue
                }
                scrubbed += 1
                secrets += payload.parts.count
                let search = SurvivorSearch(in: fake)
                if let survivor = search.first(of: payload.parts) {
                    print(
                        "'\(survivor)' survives; seed \(seed), payload \(index)"
                    )
                    show("payload", payload.bytes)
                    show("fake", fake)
                    return false
                }
            }
            round += 1
        }
        print(
            "\(round) rounds from seed \(options.seed): \(scrubbed) payloads with \(secrets) parts of secrets "
                + "scrubbed, nothing of them left; \(refused) payloads refused"
        )
        return true
    }

    private func show(_ name: String, _ bytes: [UInt8]) {
        print("\(name): \(String(decoding: bytes, as: UTF8.self))")
    }
}
