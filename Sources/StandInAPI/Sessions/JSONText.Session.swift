import SessionModel

extension JSONText {
    /// A session as the API tells it: all five keys, null spelled out.
    ///
    /// - Parameters:
    ///   - session: The session.
    ///   - host: The host its `url` names.
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

    /// The documented form of a moment, given in seconds since 1970.
    static func moment(_ seconds: Int) -> String {
        Timestamp.Moment(seconds: Int64(seconds)).description
    }
}
