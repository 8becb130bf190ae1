/// A case that took longer than ``RunSettings/deadline``, and may never end.
public struct OverdueCase: Hashable, Sendable {
    /// The value of the case, for a person to read.
    public let value: String

    /// How long the case may take.
    public let deadline: Duration

    /// What brings the case back.
    public let token: ReplayToken
}

extension OverdueCase: CustomStringConvertible {
    /// What happened, the value, and how to see it again.
    public var description: String {
        "the property has not ended after \(deadline)\nfor \(value)\ntoken: \(token)"
    }
}
