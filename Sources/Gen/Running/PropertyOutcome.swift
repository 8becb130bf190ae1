/// The outcome of running a property.
public struct PropertyOutcome<Value> {
    /// The verdict of the run.
    public internal(set) var verdict: RunVerdict

    /// The simplest case found for each way the property fails, in the order in which they were
    /// found.
    ///
    /// There are at most ten, see ``hasOtherFailures``.
    public internal(set) var counterexamples: [Counterexample<Value>]

    /// The failures that could not be reproduced, in the order in which they were found.
    ///
    /// Each makes the run fail, because the generator or the property depends on more than the
    /// case.
    public internal(set) var irreproducible: [IrreproducibleFailure]

    /// Whether the property also fails in other ways, which were not shrunk.
    ///
    /// This happens if the identity of a failure depends on the value.
    public internal(set) var hasOtherFailures: Bool

    /// The case that took longer than ``RunSettings/deadline``, which makes the run fail.
    public internal(set) var overdue: OverdueCase?

    /// The statistics of the run.
    public internal(set) var statistics: RunStatistics

    /// The seed of the run.
    public let seed: Seed
}

extension PropertyOutcome: Sendable where Value: Sendable {}

/// The verdict of a run.
public enum RunVerdict: Sendable, Hashable {
    /// The property held in all cases.
    case passed
    /// The property failed, see ``PropertyOutcome/counterexamples``,
    /// ``PropertyOutcome/irreproducible`` and ``PropertyOutcome/overdue``.
    case failed
    /// The run could not judge the property, for the given reason.
    case gaveUp(String)
}

/// A case for which a property fails, as simple as shrinking could make it.
public struct Counterexample<Value> {
    /// The simplest value found.
    public let value: Value
    /// How the property fails for it.
    public let failure: Failure
    /// The value that shrinking started from, which is the simplest failing one of the run.
    public let original: Value
    /// The index of the case that shrinking started from, or `nil` if it was replayed.
    public let caseIndex: Int?
    /// The label of the score that was being raised when the case was found, see
    /// ``CaseNotes/target(_:label:)``, or `nil`.
    ///
    /// Then the case with the index is the one that this began with.
    public let raisedScore: String?
    /// The number of evaluations of the property during shrinking.
    public let shrinkEvaluations: Int
    /// The number of evaluations that led to a simpler value.
    public let shrinkSteps: Int
    /// The token that replays the simplest value.
    public let token: ReplayToken
    /// The token that replays the value that shrinking started from.
    public let originalToken: ReplayToken
}

extension Counterexample: Sendable where Value: Sendable {}
