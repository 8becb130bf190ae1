/// A session of the stand-in, before any fault.
package struct StandInSession: Hashable, Sendable {
    package let id: Int

    /// The id of the user that the session belongs to.
    package let userID: Int

    /// When the session was created, in seconds since 1970.
    package let authenticatedAt: Int

    /// When the session was last seen, in seconds since 1970; never before ``authenticatedAt``.
    package let lastSeenAt: Int

    /// The optional key that is sent as null, if any.
    ///
    /// The value is known even so: a session whose `user_id` is sent as null is still in the list
    /// of its user.
    package let nullKey: NullKey?

    /// The keys that may be null.
    package enum NullKey: String, CaseIterable, Sendable {
        case authenticatedAt = "authenticated_at"
        case lastSeenAt = "last_seen_at"
        case url
        case userID = "user_id"
    }

    /// The path of the session, with the suffix that the vendor uses.
    package var path: String { "/api/v2/users/\(userID)/sessions/\(id).json" }
}
