/// One session the stand-in knows: the truth, before any fault is told about it.
package struct StandInSession: Hashable, Sendable {
    /// The id of the session.
    package let id: Int

    /// The id of the user it belongs to.
    package let userID: Int

    /// When it was created, in seconds since 1970.
    package let authenticatedAt: Int

    /// When it was last seen, in seconds since 1970; never before ``authenticatedAt``.
    package let lastSeenAt: Int

    /// The optional key that is told as null, if any.
    ///
    /// A session keeps its truth all the same: one whose `user_id` is told as null is still listed
    /// among the sessions of its user.
    package let nullKey: NullKey?

    /// The keys that may be null.
    package enum NullKey: String, CaseIterable, Sendable {
        case authenticatedAt = "authenticated_at"
        case lastSeenAt = "last_seen_at"
        case url
        case userID = "user_id"
    }

    /// The path of this session, with the suffix the vendor gives it.
    package var path: String { "/api/v2/users/\(userID)/sessions/\(id).json" }
}
