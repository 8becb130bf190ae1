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

/// A way in which a property fails.
public struct Failure: Hashable, Sendable {
    /// What tells this way of failing from others: the id of a rule, the type of an error.
    ///
    /// Shrinking keeps to values that fail in the same way.
    public let identity: String

    /// What is wrong, for a person to read.
    public let message: String

    /// A way of failing.
    public init(identity: String, message: String) {
        self.identity = identity
        self.message = message
    }
}
