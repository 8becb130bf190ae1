import StrictJSON

/// Reads ordinary sessions in one walk over their bytes, without a tree.
///
/// It has no say in what is wrong: at anything out of the ordinary it gives up, and the reader that
/// builds a tree decides.
enum PlainSession {
    /// The session in `bytes`, or `nil` where these are not one object of declared fields, each
    /// there at most once, null or of its type.
    static func read(_ bytes: RawSpan) -> SessionObject? {
        var walk = JSONWalk()
        var session = SessionObject(id: 0)
        var hasID = false
        guard case .beginObject = try? walk.next(in: bytes) else { return nil }
        while true {
            switch try? walk.next(in: bytes) {
            case .key(let extent):
                guard let field = field(named: extent, in: bytes),
                    field != .id || !hasID,
                    let value = try? walk.next(in: bytes),
                    session.set(field, to: value, in: bytes)
                else { return nil }
                if field == .id { hasID = true }
            case .endObject:
                guard hasID, bytes.endOfWhitespace(from: walk.offset) == bytes.byteCount else {
                    return nil
                }
                return session
            default:
                return nil
            }
        }
    }

    private static func field(
        named extent: JSONStringExtent,
        in bytes: RawSpan
    ) -> SessionObject.CodingKeys? {
        let field: (key: SessionObject.CodingKeys, name: StaticString)
        // The declared names differ in length. An escape makes its key longer than it reads, so a
        // key that is spelled like one of them is that one.
        switch extent.range.count {
        case 2: field = (.id, "id")
        case 3: field = (.url, "url")
        case 7: field = (.userID, "user_id")
        case 12: field = (.lastSeenAt, "last_seen_at")
        case 16: field = (.authenticatedAt, "authenticated_at")
        default: return nil
        }
        return bytes.starts(with: field.name, at: extent.start) ? field.key : nil
    }
}

extension SessionObject {
    /// Sets a field that is absent so far to the value that `event` is, if it may have it.
    fileprivate mutating func set(
        _ field: CodingKeys,
        to event: JSONEvent,
        in bytes: RawSpan
    ) -> Bool {
        switch field {
        case .id:
            guard case .value(let id) = Self.integer(event, in: bytes) else { return false }
            self.id = id
            return true
        case .userID:
            guard userID.isAbsent, let value = Self.integer(event, in: bytes) else { return false }
            userID = value
        case .url:
            guard url.isAbsent, let value = Self.text(event, in: bytes) else { return false }
            url = value
        case .authenticatedAt:
            guard authenticatedAt.isAbsent, let value = Self.text(event, in: bytes) else {
                return false
            }
            authenticatedAt = value.map { Timestamp($0) }
        case .lastSeenAt:
            guard lastSeenAt.isAbsent, let value = Self.text(event, in: bytes) else {
                return false
            }
            lastSeenAt = value.map { Timestamp($0) }
        }
        return true
    }

    private static func text(
        _ event: JSONEvent,
        in bytes: RawSpan
    ) -> OptionalNullable<String>? {
        switch event {
        case .null: .null
        case .string(let extent): JSONString(extent, in: bytes).string.map { .value($0) }
        default: nil
        }
    }

    private static func integer(
        _ event: JSONEvent,
        in bytes: RawSpan
    ) -> OptionalNullable<Int64>? {
        switch event {
        case .null: .null
        case .number(let range): JSONNumber(range, in: bytes).int64.map { .value($0) }
        default: nil
        }
    }
}
