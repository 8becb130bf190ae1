/// The verdict of a property on one value.
public enum Verdict: Hashable, Sendable {
    /// The property holds.
    case holds
    /// The property does not hold.
    case fails(Failure)
    /// The property does not apply to the value.
    case discarded

    /// The verdict of a property that returns a Boolean.
    public init(_ holds: Bool) {
        self =
            holds
            ? .holds : .fails(Failure(identity: "false", message: "the property returned false"))
    }
}
