import SessionModel
package import StrictJSON

/// A field that the contract declares for a session.
package enum DeclaredField: Int, CaseIterable, Hashable, Sendable {
    case authenticatedAt
    case id
    case lastSeenAt
    case url
    case userID

    /// The key of the field in JSON.
    package var key: String {
        switch self {
        case .authenticatedAt: "authenticated_at"
        case .id: "id"
        case .lastSeenAt: "last_seen_at"
        case .url: "url"
        case .userID: "user_id"
        }
    }

    /// The type its value must have where there is one.
    package var kind: JSONValue.Kind {
        switch self {
        case .id, .userID: .number
        case .authenticatedAt, .lastSeenAt, .url: .string
        }
    }

    package var isRequired: Bool { self == .id }

    /// Whether its value is a moment.
    package var isTimestamp: Bool { self == .authenticatedAt || self == .lastSeenAt }

    /// What the contract allows in its place, as a report says it.
    package var expectation: String {
        switch self {
        case .id: "an integer that fits 64 bits"
        case .userID: "an integer that fits 64 bits, null, or no such member"
        case .authenticatedAt, .lastSeenAt, .url: "a string, null, or no such member"
        }
    }

    package init?(key: JSONString) {
        guard let field = SessionObject.CodingKeys(key) else { return nil }
        self.init(field)
    }

    /// The field whose key is the string at `extent` of a text, with its escapes resolved.
    package init?(key extent: JSONStringExtent, in text: borrowing RawSpan) {
        guard let field = SessionObject.CodingKeys(extent, in: text) else { return nil }
        self.init(field)
    }

    private init(_ field: SessionObject.CodingKeys) {
        self =
            switch field {
            case .id: .id
            case .authenticatedAt: .authenticatedAt
            case .lastSeenAt: .lastSeenAt
            case .url: .url
            case .userID: .userID
            }
    }

    /// The field that `key` names in another case or style: `userId`, `Last-Seen-At`.
    package init?(misspelled key: JSONString) {
        guard key.bytes.count <= 32, DeclaredField(key: key) == nil else { return nil }
        let letters = Self.letters(of: key.bytes)
        guard let field = Self.allCases.first(where: { Self.letters(of: $0.key.utf8) == letters })
        else { return nil }
        self = field
    }

    /// The letters of a key in lower case, without what joins words.
    private static func letters(of key: some Sequence<UInt8>) -> [UInt8] {
        key.compactMap { byte in
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: byte
            }
        }
    }
}
