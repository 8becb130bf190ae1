import SessionModel

extension JSONText {
    /// Creates a session as the API sends it: with all five keys, even if their values are null.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - host: The host in its `url`.
    init(_ session: StandInSession, host: String) {
        func text(_ key: StandInSession.NullKey, _ value: @autoclosure () -> String) -> String {
            session.nullKey == key ? "null" : value()
        }
        func moment(_ seconds: Int) -> String { Self.quoted(Self.moment(seconds)) }
        add("authenticated_at", text(.authenticatedAt, moment(session.authenticatedAt)))
        add("id", String(session.id))
        add("last_seen_at", text(.lastSeenAt, moment(session.lastSeenAt)))
        add("url", text(.url, Self.quoted("https://\(host)\(session.path)")))
        add("user_id", text(.userID, String(session.userID)))
    }

    /// Returns a time, in seconds since 1970, in the documented form.
    static func moment(_ seconds: Int) -> String {
        Timestamp.Moment(seconds: Int64(seconds)).description
    }
}
