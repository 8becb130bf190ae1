public import Gen

/// What a run asks, and how much of it.
public struct ConformanceOptions: Sendable {
    /// Where the random cases come from.
    ///
    /// The same seed makes the same cases, on any machine and with any number of jobs.
    public var seed: Seed = 0

    /// How many random cases the whole run has, over all shards.
    public var randomCases = 1000

    /// The phases that are run, in the order of ``ConformancePhase``; all by default.
    public var phases: Set<ConformancePhase> = Set(ConformancePhase.allCases)

    /// The part of the cases that this run does.
    public var shard = ConformanceShard.whole

    /// How many tasks ask at the same time, where the testee allows it.
    public var jobs = 1

    /// How long cases may be started; no limit by default.
    ///
    /// A run that ends early says so. What was found until then is still shrunk.
    public var timeLimit: Duration?

    /// How often a testee may be asked while one failure is made smaller.
    public var shrinkLimit = 2000

    /// Collected payloads: they are asked first, and random cases start from them too.
    package var corpus: [PlannedCase] = []

    /// The default run: every phase, 1,000 random cases, one job.
    public init() {}
}
