/// A session of the Zendesk API: one user signed in on one device.
///
/// Each optional field keeps its three states apart, and each value is kept as it was read: a time
/// keeps its text, an id its 64 bits. Fields the contract does not declare are accepted and
/// dropped.
///
/// Through Foundation's coders this type does what they do; ``init(json:)`` and ``json()`` read and
/// write it strictly, with errors that say where.
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

    /// The fields as the API names them.
    package typealias CodingKeys = DeclaredField

    /// A session with these fields; those not given are absent.
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
    /// Whether both have the same fields in the same states with the same values.
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
