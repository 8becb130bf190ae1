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
