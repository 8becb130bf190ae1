/// How a property is run.
public struct RunSettings: Sendable {
    /// The number of cases.
    public var cases: Int

    /// The seed, or nothing for one from the randomness of the system.
    public var seed: Seed?

    /// The number of tasks that run cases at the same time, where tasks are asked for.
    ///
    /// The outcome does not depend on it.
    public var workers = 1

    /// The most evaluations of the property that shrinking may take for each failure.
    public var shrinkBudget = 4096

    /// How many further cases are run after the first failure, in search of other failures.
    public var casesAfterFailure = 100

    /// How many cases may be discarded for each that counts, on top of 128.
    public var discardsPerCase = 10

    /// The index of the first case, so that several machines can share the work.
    public var firstCase = 0

    /// Whether the first cases follow a covering plan.
    public var coversFirst = true

    /// Tokens of cases to be run before all others.
    public var replays: [ReplayToken] = []

    /// Where failing cases are kept from run to run.
    public var store: (any FailureStore)?

    /// Settings for a number of cases.
    public init(cases: Int = 1000, seed: Seed? = nil) {
        self.cases = cases
        self.seed = seed
    }
}
