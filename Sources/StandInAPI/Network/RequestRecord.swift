/// One request as the log keeps it.
///
/// Credentials are never kept, only that there were some.
package struct RequestRecord: Hashable, Sendable {
    /// The method as it came.
    package let method: String

    /// The target as it came, cut after 1,024 characters.
    package let target: String

    /// The kind of credentials it came with, or nil for none.
    package let authorization: AuthorizationScheme?

    /// The status it was answered with, or nil if it never was.
    package let status: Int?

    /// The longest target that is kept whole, in bytes.
    static let longestTarget = 1_024
}
