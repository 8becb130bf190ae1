import Gen

/// A property with a score that leads to the values that fail, which chance hardly finds.
enum ClimbingProblem: CaseIterable {
    /// A list of numbers to 1,000 with the sum 7,777.
    case sum
    /// Two numbers to a million in a given ratio.
    case ratio
    /// A queue of 60 after up to 200 commands.
    case queue
    /// The way out of a maze with five floors.
    case maze
    /// Two floats near a curve.
    case curve

    /// Runs the property with 10,000 cases, and returns the statistics, and whether a case fails.
    func run(
        _ seed: Seed,
        scores: Bool,
        workers: Int = 1
    ) async -> (isFound: Bool, statistics: RunStatistics) {
        var settings = RunSettings(cases: 10_000, seed: seed)
        settings.shrinkBudget = 0
        settings.casesAfterFailure = 0
        settings.workers = workers
        func run<Value: Sendable>(
            _ generator: Generator<Value>,
            _ score: @escaping @Sendable (Value) -> Double
        ) async -> (isFound: Bool, statistics: RunStatistics) {
            let outcome = await generator.checkConcurrently(settings) { value, notes in
                let score = score(value)
                if scores { notes.target(score) }
                return Verdict(score < 0)
            }
            return (outcome.verdict == .failed, outcome.statistics)
        }
        switch self {
        case .sum:
            return await run(.int(in: 0...1000).array()) { -Double(abs($0.reduce(0, +) - 7777)) }
        case .ratio:
            return await run(.zip(.int(in: 0...1_000_000), .int(in: 0...1_000_000))) {
                -Double(abs($0.0 * 3 - $0.1 * 2 - 123_456))
            }
        case .queue:
            return await run(Self.commands) { Double(Self.longestQueue($0) - 60) }
        case .maze:
            return await run(.int(in: 0...3).array(count: 0...60)) { Double(Self.way($0) - 40) }
        case .curve:
            return await run(.zip(.double(in: 0...1000), .double(in: 0...1000))) { x, y in
                0.001 - abs(x * x - 50_000 - y * 17)
            }
        }
    }

    /// Commands of a queue: whether an element is added, or removed.
    static let commands = Generator<Bool>.bool().array(count: 0...200)

    /// Returns the length of the longest queue.
    static func longestQueue(_ commands: [Bool]) -> Int {
        var (length, longest) = (0, 0)
        for isAdded in commands {
            length = max(0, length + (isAdded ? 1 : -1))
            longest = max(longest, length)
        }
        return longest
    }

    /// Returns how far steps lead through a maze with floors of nine fields, which have a stair at
    /// alternate ends.
    private static func way(_ steps: [Int]) -> Int {
        var (x, y) = (0, 0)
        for step in steps {
            let (dx, dy) = [(1, 0), (0, 1), (-1, 0), (0, -1)][step]
            let isWall = (y + dy) % 2 == 1 && x + dx != ((y + dy) % 4 == 1 ? 8 : 0)
            let isInside = 0...8 ~= x + dx && 0...8 ~= y + dy
            if isInside, !isWall { (x, y) = (x + dx, y + dy) }
        }
        return y * 10 + (y % 4 < 2 ? x : 8 - x)
    }
}
