package import Platform

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

    /// How many cases may be discarded for each that counts, on top of half of the cases that are
    /// asked for, but at most 128.
    public var discardsPerCase = 10

    /// The index of the first case, so that several machines can share the work.
    public var firstCase = 0

    /// Whether the first cases follow a covering plan.
    public var coversFirst = true

    /// The name of the property, which tokens are bound to.
    ///
    /// A token is refused by a property of another name, and by one over values of another type.
    public var property = ""

    /// Tokens of cases to be run before all others.
    public var replays: [ReplayToken] = []

    /// How long one case may take, or `nil` for any time.
    ///
    /// A case that takes longer is a failure. No further case is run after it, and none is shrunk.
    /// It is reported to ``onOverdue`` while it still runs, at most a twentieth of a second late.
    /// Time in which all threads of the concurrency pool are busy counts a tenth.
    public var deadline: Duration?

    /// What to do about a case that takes longer than ``deadline``, which may never end.
    ///
    /// It is called once in a run, on another thread.
    public var onOverdue: (@Sendable (OverdueCase) -> Void)?

    /// The clock for ``deadline``.
    package var time = TimeSource.system

    /// Where failing cases are kept from run to run.
    public var store: (any FailureStore)?

    /// Settings for a number of cases; everything else has its default and can be set afterwards.
    ///
    /// - Parameters:
    ///   - cases: The number of cases.
    ///   - seed: The seed, or `nil` for one from the randomness of the system.
    ///   - deadline: How long one case may take, or `nil` for any time.
    ///   - store: Where failing cases are kept from run to run, or `nil` for nowhere.
    public init(
        cases: Int = 1000,
        seed: Seed? = nil,
        deadline: Duration? = nil,
        store: (any FailureStore)? = nil
    ) {
        self.cases = cases
        self.seed = seed
        self.deadline = deadline
        self.store = store
    }
}

extension RunSettings {
    /// The settings within bounds in which no sum or product of them overflows.
    ///
    /// No run that could end notices: 2^40 cases take weeks.
    var bounded: RunSettings {
        func bounded(_ number: Int, _ range: ClosedRange<Int>) -> Int {
            min(max(number, range.lowerBound), range.upperBound)
        }
        var settings = self
        settings.cases = bounded(cases, 0...1 << 40)
        settings.firstCase = bounded(firstCase, 0...1 << 60)
        settings.workers = bounded(workers, 1...256)
        settings.shrinkBudget = bounded(shrinkBudget, 0...1 << 40)
        settings.casesAfterFailure = bounded(casesAfterFailure, 0...1 << 40)
        settings.discardsPerCase = bounded(discardsPerCase, 0...1 << 20)
        settings.deadline = deadline.map { max($0, .milliseconds(1)) }
        return settings
    }
}
