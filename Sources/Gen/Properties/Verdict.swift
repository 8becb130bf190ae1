/// What a property says about one value.
public enum Verdict: Hashable, Sendable {
    /// The property holds.
    case holds
    /// The property does not hold.
    case fails(Failure)
    /// The value is none that the property speaks about.
    case discarded

    /// The verdict of a property that only says yes or no.
    public init(_ holds: Bool) {
        self = holds ? .holds : .fails(Failure(identity: "false", message: "the property is false"))
    }
}
