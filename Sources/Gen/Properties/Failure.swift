/// A failure of a property.
public struct Failure: Hashable, Sendable {
    /// The identity of the failure, such as the id of a rule or the type of an error.
    ///
    /// Shrinking keeps to values whose failure has the same identity.
    public let identity: String

    /// What is wrong, in words.
    public let message: String

    /// Creates a failure.
    public init(identity: String, message: String) {
        self.identity = identity
        self.message = message
    }
}
