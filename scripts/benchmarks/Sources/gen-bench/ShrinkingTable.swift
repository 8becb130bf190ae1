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
        Swift.print("Mean evaluations of the property while shrinking, over \(seeds) seeds.")
        Swift.print("Times are for a run by chance only, including the search for a failure.\n")
        let columns = [
            "problem", "forms", "from the first failure", "from the simplest failure",
            "chance only: forms", "from the first failure", "ms per run", "cases to find it",
        ]
        Swift.print("| " + columns.joined(separator: " | ") + " |")
        Swift.print("|" + String(repeating: "---|", count: columns.count))
        for problem in Problem.all where only == nil || problem.name == only {
            Swift.print(row(problem))
        }
    }

    private func row(_ problem: Problem) -> String {
        let covering = Tally(problem, seeds: seeds, coversFirst: true, casesAfterFailure: 0)
        let simplest = Tally(problem, seeds: seeds, coversFirst: true, casesAfterFailure: 100)
        let chance = Tally(problem, seeds: seeds, coversFirst: false, casesAfterFailure: 0)
        let forms = covering.forms == simplest.forms ? covering.forms : "different"
        let cells = [
            problem.name, forms, covering.evaluations, simplest.evaluations, chance.forms,
            chance.evaluations, rounded(chance.milliseconds, 3), rounded(covering.foundAt, 1),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

/// The results of one problem over many seeds.
struct Tally {
    private(set) var forms = ""
    private(set) var evaluations = ""
    private(set) var milliseconds = 0.0
    private(set) var foundAt = 0.0

    init(_ problem: Problem, seeds: Int, coversFirst: Bool, casesAfterFailure: Int) {
        var counts: [String: Int] = [:]
        var total = 0
        var cases = 0
        let start = processorTime()
        for seed in 0..<seeds {
            var settings = RunSettings(cases: 100_000, seed: Seed(UInt64(seed)))
            settings.coversFirst = coversFirst
            settings.casesAfterFailure = casesAfterFailure
            let attempt = problem.run(settings)
            counts[attempt?.form ?? "nothing found", default: 0] += 1
            total += attempt?.evaluations ?? 0
            cases += (attempt?.caseIndex ?? 0) + 1
        }
        milliseconds = (processorTime() - start) * 1000 / Double(seeds)
        foundAt = Double(cases) / Double(seeds)
        evaluations = rounded(Double(total) / Double(seeds), 1)
        forms = "\(counts.count)"
        let others = counts.filter { $0.key != problem.normalForm }
        if !others.isEmpty {
            let worst = others.max { ($0.value, $1.key) < ($1.value, $0.key) }
            forms += " (\(others.values.reduce(0, +)) unexpected, such as \(worst?.key ?? ""))"
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
