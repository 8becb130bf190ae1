/// The progress of a run.
public struct ConformanceProgress: Hashable, Sendable {
    /// The current phase.
    public var phase: ConformancePhase

    /// The number of finished cases of the phase.
    public var done: Int

    /// The number of cases of the phase.
    public var total: Int

    /// The number of faults seen in the phase so far.
    ///
    /// Within a chunk of cases equal faults count once, but each chunk counts them again.
    public var deviations: Int
}
