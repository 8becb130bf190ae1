/// What came of running a property.
public struct PropertyOutcome<Value> {
    /// How the run ended.
    public internal(set) var verdict: RunVerdict

    /// The simplest case found for each way in which the property fails, the one met first first.
    ///
    /// There are ten at most, see ``hasOtherFailures``.
    public internal(set) var counterexamples: [Counterexample<Value>]

    /// The failures that the run met and that did not come again, the one met first first.
    ///
    /// Each makes the run fail: something in the generator or in the property depends on more
    /// than the case.
    public internal(set) var irreproducible: [IrreproducibleFailure]

    /// Whether the property fails in other ways too, which were not looked into.
    ///
    /// So it is where ways of failing are told apart by something that differs from value to value.
    public internal(set) var hasOtherFailures: Bool

    /// The case that took longer than ``RunSettings/deadline``, which makes the run fail.
    public internal(set) var overdue: OverdueCase?

    /// What the run counted.
    public internal(set) var statistics: RunStatistics

    /// The seed of the run.
    public let seed: Seed
}

extension PropertyOutcome: Sendable where Value: Sendable {}

/// How a run ended.
public enum RunVerdict: Sendable, Hashable {
    /// The property held in all cases.
    case passed
    /// The property failed, see ``PropertyOutcome/counterexamples``,
    /// ``PropertyOutcome/irreproducible`` and ``PropertyOutcome/overdue``.
    case failed
    /// The run could not tell, for a reason.
    case gaveUp(String)
}

/// A case for which a property fails, as simple as shrinking could make it.
public struct Counterexample<Value> {
    /// The simplest value found.
    public let value: Value
    /// How the property fails for it.
    public let failure: Failure
    /// The value that shrinking started from, the simplest of those that the run met.
    public let original: Value
    /// The index of the case that shrinking started from, or nothing for one that was replayed.
    public let caseIndex: Int?
    /// How many evaluations of the property shrinking took.
    public let shrinkEvaluations: Int
    /// How many of them were steps to a simpler value.
    public let shrinkSteps: Int
    /// What brings the simplest value back.
    public let token: ReplayToken
    /// What brings the value back that shrinking started from.
    public let originalToken: ReplayToken
}

extension Counterexample: Sendable where Value: Sendable {}
