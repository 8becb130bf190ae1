package import Platform

/// The settings of a run.
public struct RunSettings: Sendable {
    /// The number of cases.
    public var cases: Int

    /// The seed, or `nil` for a random one.
    public var seed: Seed?

    /// The number of tasks that run cases at the same time, in
    /// ``Generator/checkConcurrently(_:property:)``.
    ///
    /// In a test, it is a parameter of `forAll`. The outcome does not depend on it.
    public var workers = 1

    /// The maximum number of evaluations of the property while shrinking one failure.
    public var shrinkBudget = 4096

    /// The number of cases to run after the first failure, to find other failures.
    public var casesAfterFailure = 100

    /// The number of cases that may be discarded for each case that counts.
    ///
    /// On top of these, half of ``cases`` may be discarded, but at most 128.
    public var discardsPerCase = 10

    /// The index of the first case, with which several machines can share a run.
    public var firstCase = 0

    /// Whether the first cases follow a covering plan.
    public var coversFirst = true

    /// The name of the property, which tokens are bound to.
    ///
    /// A property rejects tokens of other names and of other types of values.
    public var property = ""

    /// The tokens of cases to run before all others.
    public var replays: [ReplayToken] = []

    /// The time limit of a case, or `nil` for no limit.
    ///
    /// A case that takes longer is a failure. It is reported to ``onOverdue`` while it still runs,
    /// at most 50 ms late. After it, no case is run and nothing is shrunk. While all threads of the
    /// concurrency pool are busy, only a tenth of the time counts.
    public var deadline: Duration?

    /// The time after which no other case is begun, or `nil` for no limit.
    ///
    /// At least one case is run, and shrinking is not limited. The outcome then depends on the
    /// speed of the machine, and ``RunStatistics/isOutOfTime`` says whether cases were left out.
    public var timeBudget: Duration?

    /// A closure that receives the first case that takes longer than ``deadline``.
    ///
    /// It is called at most once in a run, on another thread, while the case still runs.
    public var onOverdue: (@Sendable (OverdueCase) -> Void)?

    /// The clock for ``deadline`` and ``timeBudget``.
    package var time = TimeSource.system

    /// The store that keeps failing cases from run to run.
    public var store: (any FailureStore)?

    /// Creates settings with defaults for everything else, which can be changed afterwards.
    ///
    /// - Parameters:
    ///   - cases: The number of cases.
    ///   - seed: The seed, or `nil` for a random one.
    ///   - deadline: The time limit of a case, or `nil` for no limit.
    ///   - store: The store that keeps failing cases from run to run, or `nil` for none.
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
    /// The settings, limited to bounds in which no sum or product of them overflows.
    ///
    /// The limits do not affect any run that could end: 2^40 cases take weeks.
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
        settings.timeBudget = timeBudget.map { min(max($0, .zero), .seconds(1 << 40)) }
        return settings
    }
}
