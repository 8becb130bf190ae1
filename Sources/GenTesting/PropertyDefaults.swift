import Gen
import Platform
import Testing

/// The settings of properties that do not come from the call of `forAll`.
struct PropertyDefaults {
    /// The number of cases.
    var cases: Int?
    /// The seed.
    var seed: Seed?
    /// The time after which no case is begun.
    var timeBudget: Duration?
    /// Whether cases are tried in child processes first, or `nil` to try only a case that has ended
    /// a process.
    var isIsolated: Bool?
    /// Whether the statistics are shown if a property holds.
    var showsStatistics = false

    /// The defaults that the traits of the running test set.
    @TaskLocal static var ofTraits = PropertyDefaults()

    /// The longest time budget in seconds, about 30 years.
    private static let longestBudget = 1_000_000_000.0

    /// Reads the defaults of the environment.
    ///
    /// - Parameter value: Returns the value of a variable, or `nil` if it is not set.
    /// - Returns: The defaults, and the problems with them.
    static func ofEnvironment(
        _ value: (String) -> String? = ThisProcess.variable
    ) -> (defaults: PropertyDefaults, problems: [String]) {
        var defaults = PropertyDefaults()
        var problems: [String] = []
        func read<Result>(_ name: String, _ expected: String, _ parse: (String) -> Result?)
            -> Result?
        {
            guard let text = value(name), !text.isEmpty else { return nil }
            let result = parse(text)
            if result == nil {
                problems.append("invalid value '\(text)' for \(name): expected \(expected)")
            }
            return result
        }
        defaults.cases = read("GEN_CASES", "a number of cases, such as 10000") { text in
            Int(text).flatMap { $0 > 0 ? $0 : nil }
        }
        defaults.seed = read("GEN_SEED", "a seed, such as 7 or 0x5eed") { text in
            let hex = text.hasPrefix("0x")
            return UInt64(hex ? text.dropFirst(2) : text[...], radix: hex ? 16 : 10).map {
                Seed($0)
            }
        }
        defaults.timeBudget = read("GEN_TIME_BUDGET", "a number of seconds, such as 5") { text in
            Double(text).flatMap { seconds in
                seconds > 0 && seconds <= longestBudget ? .seconds(seconds) : nil
            }
        }
        defaults.showsStatistics =
            read("GEN_STATISTICS", "1 or 0") { ["0": false, "1": true][$0] } ?? false
        defaults.isIsolated = read("GEN_ISOLATED", "1 or 0") { ["0": false, "1": true][$0] }
        return (defaults, problems)
    }

    /// Fills in what is missing.
    func merged(with other: PropertyDefaults) -> PropertyDefaults {
        var merged = self
        merged.cases = cases ?? other.cases
        merged.seed = seed ?? other.seed
        merged.timeBudget = timeBudget ?? other.timeBudget
        merged.isIsolated = isIsolated ?? other.isIsolated
        merged.showsStatistics = showsStatistics || other.showsStatistics
        return merged
    }

    /// Returns the settings of a run.
    ///
    /// - Parameter settings: The settings in the call, or `nil`. Only what is `nil` in them can
    ///   come from the defaults.
    /// - Returns: The settings.
    func settings(_ settings: RunSettings?) -> RunSettings {
        var run = settings ?? RunSettings()
        if settings == nil, let cases { run.cases = cases }
        run.seed = run.seed ?? seed
        run.timeBudget = run.timeBudget ?? timeBudget
        return run
    }
}
