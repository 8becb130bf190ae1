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
        add("authenticated_at", text(.authenticatedAt, Self.quotedMoment(session.authenticatedAt)))
        add("id", String(session.id))
        add("last_seen_at", text(.lastSeenAt, Self.quotedMoment(session.lastSeenAt)))
        add("url", text(.url, Self.quoted("https://\(host)\(session.path)")))
        add("user_id", text(.userID, String(session.userID)))
    }

    /// The documented form of a moment, in quotes.
    static func quotedMoment(_ seconds: Int) -> String {
        quoted(CivilTime(secondsSince1970: seconds).documentedForm)
    }
}
