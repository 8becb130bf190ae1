import SessionModel

/// A session in an app, with its own names and the three states of each optional field.
public struct Session: Codable {
    /// The id of the session.
    public var id: Int64
    /// The time when the user signed in.
    public var signedIn: OptionalNullable<String>
    /// The time when the user was last seen.
    public var lastSeen: OptionalNullable<String>
    /// The URL of the session in the API.
    public var link: OptionalNullable<String>
    /// The id of the user.
    public var user: OptionalNullable<Int64>

    enum CodingKeys: String, CodingKey {
        case id
        case signedIn = "authenticated_at"
        case lastSeen = "last_seen_at"
        case link = "url"
        case user = "user_id"
    }
}

extension Session {
    /// Reads a session from strict JSON, which Foundation's decoder does not require.
    ///
    /// - Throws: An error that says what is wrong with the text, and where.
    public init(strict json: [UInt8]) throws {
        let session = try SessionObject(json: json)
        id = session.id
        signedIn = session.authenticatedAt.map(\.text)
        lastSeen = session.lastSeenAt.map(\.text)
        link = session.url
        user = session.userID
    }

    /// The session as JSON text.
    public var json: [UInt8] {
        SessionObject(
            id: id,
            authenticatedAt: signedIn.map { Timestamp($0) },
            lastSeenAt: lastSeen.map { Timestamp($0) },
            url: link,
            userID: user
        ).json()
    }
}
