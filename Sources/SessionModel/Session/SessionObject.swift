/// A session of the Zendesk API: one user signed in on one device.
///
/// Each optional field is absent, null or has a value, and each value is kept exactly: a time keeps
/// its text, an id its 64 bits. Fields that the contract does not declare are accepted and dropped.
///
/// Foundation's coders read and write this type with their own leniency. ``init(json:)`` and
/// ``json()`` are strict, and their errors have a position.
public struct SessionObject: Codable, Sendable {
    /// The id assigned when the session was created.
    public var id: Int64

    /// When the session was created.
    public var authenticatedAt: OptionalNullable<Timestamp>

    /// When the session was last seen, approximately: it is not updated on every request.
    public var lastSeenAt: OptionalNullable<Timestamp>

    /// The API URL of this session.
    public var url: OptionalNullable<String>

    /// The id of the user.
    public var userID: OptionalNullable<Int64>

    /// The keys of the fields in the API.
    package typealias CodingKeys = DeclaredField

    /// Creates a session; omitted fields are absent.
    public init(
        id: Int64,
        authenticatedAt: OptionalNullable<Timestamp> = .absent,
        lastSeenAt: OptionalNullable<Timestamp> = .absent,
        url: OptionalNullable<String> = .absent,
        userID: OptionalNullable<Int64> = .absent
    ) {
        self.id = id
        self.authenticatedAt = authenticatedAt
        self.lastSeenAt = lastSeenAt
        self.url = url
        self.userID = userID
    }
}

extension SessionObject: Hashable {
    /// Whether both sessions have the same state and value in each field.
    ///
    /// Strings compare by Unicode scalars.
    public static func == (left: Self, right: Self) -> Bool {
        DeclaredField.allCases.allSatisfy { left[$0] == right[$0] }
    }

    /// Hashes every field.
    public func hash(into hasher: inout Hasher) {
        for field in DeclaredField.allCases { hasher.combine(self[field]) }
    }
}
