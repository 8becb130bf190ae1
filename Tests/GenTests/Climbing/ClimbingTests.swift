import PropertyFuzz
import TestEffort
import Testing

@testable import Gen

@Suite
struct `A search for higher scores` {
    @Test(arguments: ClimbingProblem.allCases)
    func `finds what chance does not`(problem: ClimbingProblem) async {
        let seeds = (1...TestEffort.count(20, plain: 1)).map { Seed(UInt64($0)) }
        var rows: [String] = []
        for scores in TestEffort.isFull ? [false, true] : [true] {
            var found: [Int] = []
            for seed in seeds {
                let run = await problem.run(seed, scores: scores)
                if run.isFound { found.append(run.statistics.cases) }
                #expect(run.isFound || run.statistics.cases == 10_000)
            }
            let mean = found.isEmpty ? "–" : "\(found.reduce(0, +) / found.count)"
            rows.append("\(found.count) | \(mean)")
            #expect(scores == (found.count == seeds.count), "\(problem): \(rows)")
        }
        if TestEffort.isFull { print("| \(problem) | \(rows.joined(separator: " | ")) |") }
    }

    @Test(arguments: [ClimbingProblem.queue, .ratio])
    func `is the same with any number of workers`(problem: ClimbingProblem) async {
        let one = await problem.run(7, scores: true)
        for workers in [1, 2, 5] {
            let several = await problem.run(7, scores: true, workers: workers)
            #expect(several.statistics == one.statistics)
        }
    }

    private func settings(cases: Int = 2000) -> RunSettings { RunSettings(cases: cases, seed: 3) }

    private func queueOutcome(_ settings: RunSettings) -> PropertyOutcome<[Bool]> {
        ClimbingProblem.commands.check(settings) { commands, notes in
            let length = ClimbingProblem.longestQueue(commands)
            notes.target(Double(length), label: "length")
            return Verdict(length < 60)
        }
    }

    @Test
    func `ends with a case that shrinks and replays as usual`() throws {
        let outcome = queueOutcome(settings())
        let found = try #require(outcome.counterexamples.first)
        #expect(found.value == Array(repeating: true, count: 60))
        #expect(found.raisedScore == "length")
        #expect(ClimbingProblem.longestQueue(found.original) >= 60)
        for (token, value) in [(found.token, found.value), (found.originalToken, found.original)] {
            var replay = settings(cases: 0)
            replay.replays = [token]
            replay.shrinkBudget = 0
            let again = try #require(queueOutcome(replay).counterexamples.first)
            #expect(again.value == value)
        }
    }

    @Test(arguments: [1, 63, 64, 65, 128, 1000])
    func `takes half of the cases, and no more than there are`(cases: Int) {
        let lists = Generator<Int>.int(in: 0...1000).array()
        var values: [[Int]] = []
        let outcome = lists.check(settings(cases: cases)) { list, notes in
            values.append(list)
            notes.target(Double(list.reduce(0, +)))
            return .holds
        }
        #expect(outcome.statistics.cases == cases)
        #expect(values.count == cases)
        var numbered: [[Int]] = []
        CaseDrawing(lists, seed: 3, coversFirst: true).draw(0..<cases) { numbered.append($1) }
        #expect(values.prefix(64) == numbered.prefix(64))
        let unnumbered = values.count { !numbered.contains($0) }
        #expect(unnumbered <= cases / 2)
        #expect(cases < 1000 || unnumbered > cases / 3)
        let highest = numbered.map { $0.reduce(0, +) }.max() ?? 0
        #expect(cases < 1000 || outcome.statistics.highestScores["score"] ?? 0 > Double(highest))
    }

    @Test
    func `ignores scores that are not finite`() {
        let scores = [Double.nan, .infinity, -.infinity, .signalingNaN]
        let outcome = Generator<Int>.int().check(settings()) { number, notes in
            notes.target(scores[Int(number.magnitude % 4)])
            return .holds
        }
        let other = Generator<Int>.int().check(settings()) { _, _ in .holds }
        #expect(outcome.statistics == other.statistics)
        let extreme = Generator<Int>.int().check(settings()) { number, notes in
            notes.target(number > 0 ? .greatestFiniteMagnitude : -.greatestFiniteMagnitude)
            return .holds
        }
        #expect(extreme.statistics.cases == 2000)
    }

    @Test
    func `raises each of several scores`() {
        let numbers = Generator<Int>.int(in: -1_000_000...1_000_000)
        let outcome = Generator<(Int, Int)>.zip(numbers, numbers).check(settings()) { pair, notes in
            for label in 0..<20 { notes.target(Double(label), label: "label \(label)") }
            notes.target(Double(pair.0 - pair.1), label: "a difference")
            notes.target(Double(pair.0 &+ pair.1), label: "a sum")
            return .holds
        }
        let highest = outcome.statistics.highestScores
        #expect(highest.count == 10)
        #expect(highest["a difference"] == 2_000_000)
        #expect(highest["a sum"] == 2_000_000)
    }

    @Test
    func `keeps the constraints of the generator`() {
        let even = Generator<Int>.int().filter { $0 % 2 == 0 }
        let lists = even.array(count: 1...5).map { $0.sorted() }
        let sets = Generator<Int>.int(in: 0...20).set(count: 2...10)
        let outcome = Generator<([Int], Set<Int>)>.zip(lists, sets).check(settings()) {
            value,
            notes in
            notes.target(Double(value.1.reduce(0, +)) + Double(value.0.count))
            let (list, set) = value
            return Verdict(
                list.allSatisfy { $0 % 2 == 0 } && 1...5 ~= list.count && list == list.sorted()
                    && 2...10 ~= set.count
            )
        }
        #expect(outcome.verdict == .passed)
        #expect(outcome.statistics.highestScores["score"] ?? 0 == 160)
    }

    @Test
    func `of all values there are is not needed`() {
        var values: [[Bool]] = []
        let lists = Generator<Bool>.bool().array(count: 3)
        let outcome = lists.check(settings()) { list, notes in
            values.append(list)
            notes.target(list[0] ? 1 : 0)
            return .holds
        }
        let other = lists.check(settings()) { _, _ in .holds }
        #expect(outcome.statistics.isExhaustive)
        #expect(outcome.statistics.cases == other.statistics.cases)
        #expect(Set(values).count == 8)
    }
}
