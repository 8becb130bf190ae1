import Foundation
import PropertyFuzz

/// Runs random properties over random generators, each from its own seed.
struct PropertySoak {
    private let options: SoakOptions

    /// The number of seeds to run before the time is checked.
    private static let block = 200

    init(_ options: SoakOptions) {
        self.options = options
    }

    /// Runs until the time is over; returns `false` if an outcome was wrong.
    func run() async -> Bool {
        var done = 0
        var runs = 0
        var shown = 0
        while SoakOptions.processorSeconds < options.seconds, done < options.rounds, shown == 0 {
            let first = options.seed &+ UInt64(done)
            // After a trap, this file is the only record of the seeds that were running.
            try? Data("\(first)\n".utf8).write(to: URL(filePath: "\(options.output)/soak-seed"))
            let count = min(Self.block, options.rounds - done)
            for (seed, outcome) in await outcomes(of: (0..<count).map { first &+ UInt64($0) }) {
                runs += outcome.runs
                for complaint in outcome.complaints.prefix(max(0, 20 - shown)) {
                    print("seed \(seed): \(complaint)")
                    shown += 1
                }
            }
            done += count
        }
        if shown > 0 {
            print("repeat with: scripts/soak --properties --seed SEED --rounds 1")
            return false
        }
        print(
            "\(done) random properties from seed \(options.seed), \(runs) runs, in "
                + "\(Int(SoakOptions.processorSeconds)) s of CPU time; all ended as expected"
        )
        return true
    }

    private func outcomes(of seeds: [UInt64]) async -> [(UInt64, FuzzRun.Outcome)] {
        await withTaskGroup(of: (UInt64, FuzzRun.Outcome).self) { group in
            for seed in seeds { group.addTask { (seed, await FuzzRun(seed: seed).outcome()) } }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }
        }
    }
}
