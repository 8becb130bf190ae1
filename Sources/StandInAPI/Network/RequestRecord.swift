/// A request as recorded in the log.
///
/// It never contains credentials, only their scheme.
package struct RequestRecord: Hashable, Sendable {
    /// The method as received, cut after 32 characters.
    package let method: String

    /// The target as received, cut after 1,024 characters.
    package let target: String

    /// The authentication scheme; `nil` for a request without credentials.
    package let authorization: AuthorizationScheme?

    /// The status of the response; `nil` if there was none.
    package let status: Int?

    /// The number of characters after which a target is cut.
    static let longestTarget = 1_024
}
