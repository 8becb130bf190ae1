public import Gen

/// The settings of a conformance run.
public struct ConformanceOptions: Sendable {
    /// The seed of the random cases.
    ///
    /// The same seed generates the same cases, on any machine and with any number of jobs.
    public var seed: Seed = 0

    /// The number of random cases, over all shards.
    public var randomCases = 1000

    /// The phases to run, in the order of ``ConformancePhase``; by default all.
    public var phases: Set<ConformancePhase> = Set(ConformancePhase.allCases)

    /// The part of the cases that this run covers.
    public var shard = ConformanceShard.whole

    /// The number of tasks that call the testee at the same time, if it allows that.
    public var jobs = 1

    /// The time limit of the run; by default none.
    ///
    /// A run that ends early is marked incomplete. If anything was found, the last tenth of the
    /// limit is kept for shrinking it.
    public var timeLimit: Duration?

    /// The maximum number of attempts to shrink one failure.
    public var shrinkLimit = 2000

    /// Whether the result has a finding for each case with a name, and not only one for each kind.
    package var listsEveryCase = false

    /// Whether the result counts what planned cases are about.
    package var countsAspects = false

    /// Collected payloads, which are tested first and from which some random cases start.
    package var corpus: [PlannedCase] = []

    /// Creates the default settings: every phase, 1,000 random cases, one job.
    public init() {}
}
