/// The reason why text cannot be read as a replay token.
public enum ReplayTokenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not a token, or was damaged in copying.
    case malformed(String)
    /// The token was made by a different version of the generators.
    case otherVersion(found: Int, current: Int)

    /// What is wrong, and how to get a valid token.
    public var description: String {
        switch self {
        case .malformed(let text):
            "'\(text)' is not a replay token, or was damaged in copying; "
                + "copy the whole token from the failure"
        case .otherVersion(let found, let current):
            "the replay token was made by version \(found) of the generators, but this is version "
                + "\(current), which draws different values; run the property again for a new token"
        }
    }
}
