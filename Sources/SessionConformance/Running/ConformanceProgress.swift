/// How far a run has come.
public struct ConformanceProgress: Hashable, Sendable {
    /// The phase under way.
    public var phase: ConformancePhase

    /// How many of its cases are done.
    public var done: Int

    /// How many cases it has.
    public var total: Int

    /// How many different deviations were seen so far.
    public var deviations: Int
}
