/// A case that took longer than ``RunSettings/deadline`` and may never finish.
public struct OverdueCase: Hashable, Sendable {
    /// The value of the case, as text.
    public let value: String

    /// The time limit that the case exceeded.
    public let deadline: Duration

    /// The token that replays the case.
    public let token: ReplayToken
}

extension OverdueCase: CustomStringConvertible {
    /// What happened, the value, and the token that replays it.
    public var description: String {
        "the property has not finished after \(deadline)\nvalue: \(value)\ntoken: \(token)"
    }
}
