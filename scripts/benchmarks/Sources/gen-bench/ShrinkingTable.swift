import Gen

/// The table of the shrinking problems: how many final forms, how many evaluations, how long.
struct ShrinkingTable {
    let seeds: Int
    let only: String?

    func print() {
        let head =
            "| problem | forms | mean evaluations | from chance alone: forms | mean evaluations"
        Swift.print(head + " | ms a run | found at case |")
        Swift.print("|---|---|---|---|---|---|---|")
        for problem in Problem.all where only == nil || problem.name == only {
            Swift.print(row(problem))
        }
    }

    private func row(_ problem: Problem) -> String {
        let covering = Tally(problem, seeds: seeds, coversFirst: true)
        let chance = Tally(problem, seeds: seeds, coversFirst: false)
        let cells = [
            problem.name, covering.forms, covering.evaluations, chance.forms, chance.evaluations,
            rounded(covering.milliseconds, 3), rounded(covering.foundAt, 1),
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

/// The results of many seeds of one problem.
struct Tally {
    private(set) var forms = ""
    private(set) var evaluations = ""
    private(set) var milliseconds = 0.0
    private(set) var foundAt = 0.0

    init(_ problem: Problem, seeds: Int, coversFirst: Bool) {
        var counts: [String: Int] = [:]
        var total = 0
        var cases = 0
        let clock = ContinuousClock()
        let start = clock.now
        for seed in 0..<seeds {
            var settings = RunSettings(cases: 100_000, seed: Seed(UInt64(seed)))
            settings.coversFirst = coversFirst
            settings.casesAfterFailure = 0
            let attempt = problem.run(settings)
            counts[attempt?.form ?? "nothing found", default: 0] += 1
            total += attempt?.evaluations ?? 0
            cases += attempt?.caseIndex ?? 0
        }
        let time = start.duration(to: clock.now)
        milliseconds = time / .milliseconds(1) / Double(seeds)
        foundAt = Double(cases) / Double(seeds)
        evaluations = rounded(Double(total) / Double(seeds), 1)
        forms = "\(counts.count)"
        let others = counts.filter { $0.key != problem.normalForm }
        if !others.isEmpty {
            let worst = others.max { ($0.value, $1.key) < ($1.value, $0.key) }
            forms += " (\(others.values.reduce(0, +)) others, as \(worst?.key.prefix(100) ?? ""))"
        }
    }
}

/// A number with some digits after the point.
func rounded(_ number: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int((number * scale).rounded())
    let fraction = String(Int(scale) + scaled % Int(scale)).dropFirst()
    return digits == 0 ? "\(scaled)" : "\(scaled / Int(scale)).\(fraction)"
}
