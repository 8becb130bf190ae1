/// The session that faults change, on its way to a client.
struct OddSession {
    /// The JSON text that the client gets.
    var text: JSONText

    let session: StandInSession

    /// The host in the `url` of the session.
    let host: String

    /// The `last_seen_at` of the session in the documented form, without its `Z`.
    var localTime: Substring { JSONText.moment(session.lastSeenAt).dropLast() }

    mutating func setLastSeen(_ time: String) {
        text.set("last_seen_at", JSONText.quoted(time))
    }

    mutating func setURL(_ url: String) {
        text.set("url", JSONText.quoted(url))
    }

    /// Makes `url` the link of the session and user with these ids.
    mutating func setURL(user: Int, session: Int) {
        setURL("https://\(host)/api/v2/users/\(user)/sessions/\(session).json")
    }
}
