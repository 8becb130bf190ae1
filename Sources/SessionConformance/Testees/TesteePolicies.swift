/// What a testee declares to do where the contract leaves a choice: reject a payload, or accept and
/// preserve it.
///
/// A declared policy is checked. A policy that is `nil` is learned from the answers and reported.
public struct TesteePolicies: Hashable, Sendable {
    /// Which value of a duplicate key counts.
    public var duplicateKey: DuplicateKey?

    /// Which integers are accepted.
    public var integerRange: IntegerRange?

    /// Whether an integer may be written as `1.0` or `1e2`.
    public var integerSpelling: Acceptance?

    /// Whether a string may contain a lone surrogate.
    public var loneSurrogate: Acceptance?

    /// Whether the text may start with a byte order mark.
    public var byteOrderMark: Acceptance?

    /// Which strings are accepted as timestamps.
    public var timestamps: Timestamps?

    /// Creates policies that declare nothing.
    public init() {}
}

extension TesteePolicies {
    /// How a model treats a duplicate key.
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
        /// Integers that fit 64 bits; others are rejected.
        case int64

        /// All integers.
        case unbounded
    }

    /// Whether a payload is accepted or rejected.
    public enum Acceptance: String, CaseIterable, Sendable {
        /// The payload is accepted and preserved.
        case accept

        /// The payload is rejected.
        case reject
    }

    /// Which strings a model accepts for `authenticated_at` and `last_seen_at`.
    public enum Timestamps: String, CaseIterable, Sendable {
        /// All strings.
        case string

        /// RFC 3339 date-times; others may be rejected.
        case rfc3339
    }
}
