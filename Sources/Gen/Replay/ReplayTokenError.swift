/// Why a text is not a token that can be replayed.
public enum ReplayTokenError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not a token, or was damaged on the way.
    case malformed(String)
    /// The token was made by another version of the generators.
    case otherVersion(found: Int, current: Int)

    /// One sentence that says what is wrong.
    public var description: String {
        switch self {
        case .malformed(let text):
            "'\(text)' is not a replay token, or was damaged in copying"
        case .otherVersion(let found, let current):
            "the token was made by version \(found) of the generators; "
                + "this is version \(current), which draws other values"
        }
    }
}
