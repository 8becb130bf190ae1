import Arrangements
import Foundation
import PayloadInput
import SessionCorpus

/// Runs rounds of reading, each from its own seed.
struct Soak {
    private let options: SoakOptions
    private let examples: [[UInt8]]
    private var payloadCount = 0
    private var byteCount = 0
    private var sourceCount = 0

    init(_ options: SoakOptions) throws {
        self.options = options
        examples = try options.examples.map(Self.payloads(of:)) ?? []
    }

    /// The payloads of a corpus that are short enough to be mutated many times.
    private static func payloads(of corpus: String) throws -> [[UInt8]] {
        let payloads = try Corpus(CorpusSnapshot(root: corpus)).cases.map(\.payload)
            .filter { $0.count < 4_000 }
        guard !payloads.isEmpty else {
            throw SoakProblem("the corpus in \(corpus) contains no cases")
        }
        return payloads
    }

    /// Runs until the time is over; returns `false` if there was a difference.
    mutating func run() -> Bool {
        var round = 0
        while SoakOptions.processorSeconds < options.seconds, round < options.rounds {
            let seed = options.seed &+ UInt64(round)
            // After a trap, this file is the only record of the round that was running.
            try? Data("\(seed)\n".utf8).write(to: URL(filePath: "\(options.output)/soak-seed"))
            let differences = differences(ofRound: seed)
            round += 1
            guard differences.isEmpty else {
                report(differences, seed: seed)
                return false
            }
        }
        print(
            "\(round) rounds from seed \(options.seed), \(examples.count) examples: "
                + "\(payloadCount) payloads (\(byteCount) bytes) read by themselves, "
                + "\(sourceCount) sources compared, in \(Int(SoakOptions.processorSeconds)) s of CPU time; no differences"
        )
        return true
    }

    private mutating func differences(ofRound seed: UInt64) -> [Difference] {
        var generator = PayloadGenerator(seed: seed, examples: examples)
        var differences: [Difference] = []
        for _ in 0..<300 {
            let payload = generator.payload()
            payloadCount += 1
            byteCount += payload.count
            if let difference = ReaderComparison.difference(on: payload) {
                differences.append(ReaderComparison.difference(on: reduced(payload)) ?? difference)
                return differences
            }
        }
        var check = ArrangementCheck(seed: seed)
        do {
            try check.checkLines((0..<50).map { _ in generator.payload() })
            try check.checkAnswers((0..<20).map { _ in generator.payload() })
            try check.checkSessions((0..<20).map { _ in Array(generator.session().utf8) })
            try check.checkFiles((0..<10).map { _ in generator.payload() })
            if seed % 8 == 0 {
                let payloads = (0..<2).map { _ in generator.payload().filter { $0 != 0x0A } }
                let session = Array(generator.session().utf8)
                try check.checkEdges(of: payloads, as: .lines, seed % 16 == 0 ? .auto : .ndjson)
                for arrangement in Arrangement.allCases where arrangement != .lines {
                    try check.checkEdges(of: [session], as: arrangement, .auto)
                }
            }
        } catch {
            differences.append(Difference("\(error)", [], expected: [], found: []))
        }
        sourceCount += check.sourceCount
        return differences + check.differences
    }

    /// Returns a shorter payload that still shows a difference, by removing pieces while it does.
    private func reduced(_ payload: [UInt8]) -> [UInt8] {
        var best = payload
        var length = payload.count / 2
        while length > 0 {
            var start = 0
            while start < best.count {
                var shorter = best
                shorter.removeSubrange(start..<min(best.count, start + length))
                if ReaderComparison.difference(on: shorter) != nil {
                    best = shorter
                } else {
                    start += length
                }
            }
            length /= 2
        }
        return best
    }

    private func report(_ differences: [Difference], seed: UInt64) {
        print("\(differences.count) differences in the round of seed \(seed):\n")
        for difference in differences.prefix(5) { print("\(difference)\n") }
        let file = "\(options.output)/soak-failure-\(seed).ndjson"
        let payloads = differences.first?.payloads ?? []
        let text = payloads.joined(separator: [UInt8(ascii: "\n")])
        try? Data(text).write(to: URL(filePath: file))
        print("wrote the \(payloads.count) payloads of the first to \(file)")
        print("repeat with: scripts/soak --seed \(seed) --rounds 1")
    }
}
