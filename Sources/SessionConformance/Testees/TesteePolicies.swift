/// What a testee does where the contract leaves the choice: to reject a payload, or to accept it
/// and preserve it.
///
/// A declared policy is asserted. An undeclared one, which is `nil`, is learned and told.
public struct TesteePolicies: Hashable, Sendable {
    /// Which value counts where an object names a key twice.
    public var duplicateKey: DuplicateKey?

    /// Which integers are accepted.
    public var integerRange: IntegerRange?

    /// Whether an integer may be written `1.0` or `1e2`.
    public var integerSpelling: Acceptance?

    /// Whether a string may hold half a surrogate pair.
    public var loneSurrogate: Acceptance?

    /// Whether the text may start with a byte order mark.
    public var byteOrderMark: Acceptance?

    /// Which strings are accepted as timestamps.
    public var timestamps: Timestamps?

    /// Nothing declared.
    public init() {}
}

extension TesteePolicies {
    /// What becomes of a key that an object names twice.
    public enum DuplicateKey: String, CaseIterable, Sendable {
        /// The first value counts.
        case first

        /// The last value counts.
        case last

        /// The payload is rejected.
        case reject
    }

    /// Which integers a model can hold.
    public enum IntegerRange: String, CaseIterable, Sendable {
        /// Those of 64 bits; others are rejected.
        case int64

        /// All of them.
        case unbounded
    }

    /// Whether a payload is accepted or rejected.
    public enum Acceptance: String, CaseIterable, Sendable {
        /// The payload is accepted and preserved.
        case accept

        /// The payload is rejected.
        case reject
    }

    /// Which strings a model takes for `authenticated_at` and `last_seen_at`.
    public enum Timestamps: String, CaseIterable, Sendable {
        /// All of them.
        case string

        /// The date-times of RFC 3339; others may be rejected.
        case rfc3339
    }
}
