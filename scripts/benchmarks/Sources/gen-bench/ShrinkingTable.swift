import Gen

/// A table of the shrinking problems: the number of final forms, the evaluations, and the time.
///
/// Each problem is run in three ways: with the covering plan from the first failure, with the plan
/// from the simplest failure of a hundred more cases, which is the default of a run, and by chance
/// only from the first failure.
struct ShrinkingTable {
    let seeds: Int
    let only: String?

    func print() {
        Swift.print(
            "Final forms, mean evaluations of the property while shrinking, and the most of"
        )
        Swift.print("a run, over \(seeds) seeds. Times are those of a whole run.\n")
        let columns = [
            "problem", "normal form", "from the first failure", "from the simplest failure",
            "chance only", "ms per run",
        ]
        for (title, problems) in [
            ("The shrinking challenge", Problem.challenge), ("Further problems", Problem.further),
            ("Held back", Problem.heldBack),
        ] {
            Swift.print("| \(title): " + columns.joined(separator: " | ") + " |")
            Swift.print("|" + String(repeating: "---|", count: columns.count))
            for problem in problems where only == nil || problem.name == only {
                Swift.print(row(problem))
            }
            Swift.print()
        }
    }

    private func row(_ problem: Problem) -> String {
        let ways = [
            Tally(problem, seeds: seeds, coversFirst: true, casesAfterFailure: 0),
            Tally(problem, seeds: seeds, coversFirst: true, casesAfterFailure: 100),
            Tally(problem, seeds: seeds, coversFirst: false, casesAfterFailure: 0),
        ]
        let cells =
            [problem.name, "`\(problem.normalForm)`"] + ways.map(\.text)
            + [ways.map { rounded($0.milliseconds, 2) }.joined(separator: "; ")]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

/// The results of one problem over many seeds.
struct Tally {
    /// The forms, if they are not the expected one, and the evaluations.
    private(set) var text = ""
    private(set) var milliseconds = 0.0

    init(_ problem: Problem, seeds: Int, coversFirst: Bool, casesAfterFailure: Int) {
        var counts: [String: Int] = [:]
        var total = 0
        var most = 0
        let start = processorTime()
        for seed in 0..<seeds {
            var settings = RunSettings(cases: 100_000, seed: Seed(UInt64(seed)))
            settings.coversFirst = coversFirst
            settings.casesAfterFailure = casesAfterFailure
            let attempt = problem.run(settings)
            counts[attempt?.form ?? "nothing found", default: 0] += 1
            total += attempt?.evaluations ?? 0
            most = max(most, attempt?.evaluations ?? 0)
        }
        milliseconds = (processorTime() - start) * 1000 / Double(seeds)
        text = "\(rounded(Double(total) / Double(seeds), 1)), most \(most)"
        let others = counts.filter { $0.key != problem.normalForm }
        if !others.isEmpty {
            let worst = others.max { ($0.value, $1.key) < ($1.value, $0.key) }
            text +=
                " (\(counts.count) forms, \(others.values.reduce(0, +)) unexpected, such as "
                + "`\(worst?.key ?? "")`)"
        }
    }
}

/// A number as text with a fixed number of digits after the decimal point.
func rounded(_ number: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((number * scale).rounded())
    let fraction = String(Int(scale) + scaled % Int(scale)).dropFirst()
    return digits == 0 ? "\(scaled)" : "\(scaled / Int(scale)).\(fraction)"
}
