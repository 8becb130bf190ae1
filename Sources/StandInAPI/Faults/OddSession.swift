/// The session that faults of a session spoil, on its way to a client.
struct OddSession {
    /// What the client gets to read.
    var text: JSONText

    let session: StandInSession

    /// The host that its `url` names.
    let host: String

    /// When the session was last seen, in the documented form without its `Z`.
    var localTime: Substring { JSONText.moment(session.lastSeenAt).dropLast() }

    mutating func setLastSeen(_ time: String) {
        text.set("last_seen_at", JSONText.quoted(time))
    }

    mutating func setURL(_ url: String) {
        text.set("url", JSONText.quoted(url))
    }

    /// Makes `url` that of a session of a user.
    mutating func setURL(user: Int, session: Int) {
        setURL("https://\(host)/api/v2/users/\(user)/sessions/\(session).json")
    }
}
