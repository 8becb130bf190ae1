import StrictJSON

/// Reads sound sessions without a tree.
///
/// It has no say in what is wrong with a session: at one that is not sound it gives up, and the
/// reader that builds a tree finds out why.
enum PlainSession {
    /// The session in `bytes`, or `nil` where these are not one object with no key named twice and
    /// each declared field null or of its type.
    ///
    /// Throws what the reader of trees would throw, where the bytes are no JSON text.
    static func read(_ bytes: RawSpan) throws(JSONSyntaxError) -> SessionObject? {
        let outline = try JSONOutline(parsing: bytes)
        guard outline.kind == .object, !outline.hasDuplicateKey, !outline.hasByteOrderMark else {
            return nil
        }
        var session = SessionObject(id: 0)
        var hasID = false
        for member in outline.members {
            guard let field = SessionObject.CodingKeys(member.key, in: bytes) else { continue }
            guard session.set(field, to: member.value, in: bytes) else { return nil }
            if field == .id { hasID = true }
        }
        return hasID ? session : nil
    }
}

extension SessionObject {
    /// Sets a field to the value that `event` is, if it may have it.
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
            guard let value = Self.integer(event, in: bytes) else { return false }
            userID = value
        case .url:
            guard let value = Self.text(event, in: bytes) else { return false }
            url = value
        case .authenticatedAt:
            guard let value = Self.text(event, in: bytes) else { return false }
            authenticatedAt = value.map { Timestamp($0) }
        case .lastSeenAt:
            guard let value = Self.text(event, in: bytes) else { return false }
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
        case .string(let extent): String(extent, in: bytes).map { .value($0) }
        default: nil
        }
    }

    private static func integer(
        _ event: JSONEvent,
        in bytes: RawSpan
    ) -> OptionalNullable<Int64>? {
        switch event {
        case .null: .null
        case .number(let range):
            JSONNumber.Integrality(ofNumberIn: range, of: bytes).int64.map { .value($0) }
        default: nil
        }
    }
}
