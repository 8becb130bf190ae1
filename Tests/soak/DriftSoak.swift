import DriftPopulations

/// Compares pairs of samples of sessions, with and without a change, and counts alarms.
struct DriftSoak {
    private let pairs: Int
    private let seed: UInt64
    private let trial: DriftTrial

    /// The number of pairs of each row if no option says another.
    private static let usualPairs = 10_000

    /// A row of the table.
    private struct Row {
        let name: String
        let form: SessionPopulation.Form
        var change: SessionChange?
        var share = 0.0

        /// The least and the most alarms that are right, in percent of the pairs.
        let expected: ClosedRange<Double>
    }

    init(_ options: SoakOptions) {
        pairs = min(options.rounds, Self.usualPairs)
        seed = options.seed
        trial = DriftTrial(SessionPopulation(count: 3_000, seed: options.seed))
    }

    /// Prints a table in Markdown; returns `false` if a row is not as it should be.
    func run() -> Bool {
        print("| \(pairs) pairs | sessions | alarms | breaking | first seen | too few |")
        print("|---|---|---|---|---|---|")
        var isRight = true
        for row in Self.rows {
            let outcome = trial.outcome(
                of: pairs,
                row.form,
                row.change,
                share: row.share,
                seed: seed
            )
            let numbers = [outcome.alarms, outcome.breaking, outcome.firstSeen, outcome.tooSmall]
            let cells = numbers.map { "\(percent($0)) %" }.joined(separator: " | ")
            let isExpected = row.expected.contains(percent(outcome.alarms))
            print("| \(row.name) | \(row.form.size) | \(cells) |\(isExpected ? "" : " ← wrong")")
            if !isExpected {
                let causes = outcome.causes.sorted { $0.value > $1.value }.prefix(5)
                print("  alarms about \(causes.map { "\($0.key) ×\($0.value)" })")
            }
            isRight = isRight && isExpected
        }
        return isRight
    }

    private func percent(_ count: Int) -> Double {
        Double((10_000 * count + pairs / 2) / pairs) / 100
    }

    private static let sizes = [300, 1_000, 10_000]

    private static let rows: [Row] =
        sizes.flatMap { size in
            [
                Row(name: "no change", form: .init(size: size), expected: 0...0.5),
                Row(
                    name: "no change, ten sessions per user",
                    form: .init(size: size, cluster: 10),
                    expected: 0...0.5
                ),
                Row(
                    name: "no change, up to 200 sessions per user",
                    form: .init(size: size, cluster: 10, isSkewed: true),
                    expected: 0...0.5
                ),
            ]
        }
        + [
            (SessionChange.null, 0.03), (.dialect, 0.03), (.largeID, 0.03), (.type, 1),
            (.field, 0.005),
        ]
        .flatMap { change, share in
            sizes.map { size in
                Row(
                    name: "\(change.rawValue) in \(100 * share) %",
                    form: .init(size: size),
                    change: change,
                    share: share,
                    // A new state in five of a thousand sessions is what chance allows.
                    expected: size == 10_000 || size == 1_000 && share > 0.01 ? 99...100 : 0...100
                )
            }
        }
}
