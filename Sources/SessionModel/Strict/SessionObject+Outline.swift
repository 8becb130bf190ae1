import StrictJSON

extension SessionObject {
    /// The session of an outline where it is sound: one object with each declared field null or of
    /// its type; `nil` where it is not.
    ///
    /// It has no say in what is wrong. No key may come twice in the text.
    init?(sound outline: borrowing JSONOutline, in bytes: RawSpan) {
        guard outline.kind == .object else { return nil }
        self.init(id: 0)
        var hasID = false
        for member in outline.members {
            guard let field = CodingKeys(member.key, in: bytes) else { continue }
            guard set(field, to: member.value, in: bytes) else { return nil }
            if field == .id { hasID = true }
        }
        guard hasID else { return nil }
    }

    /// Throws what is wrong with an outline that is not sound, as a tree of the text would tell it.
    ///
    /// Where keys repeat, the first of them has to be one of the outermost object.
    init(unsound outline: borrowing JSONOutline, in bytes: RawSpan) throws(SessionFault) {
        if outline.hasByteOrderMark { throw .byteOrderMark }
        if let key = outline.firstRepeat?.key {
            let pointer = JSONPointer().appending(JSONString(key, in: bytes).description)
            throw .duplicateKey(at: pointer, offset: key.start - 1)
        }
        let value = outline.shallowValue(in: bytes) { Self.mayBeAtFault($0, in: bytes) }
        try self.init(reading: value)
    }

    /// Whether a member has to be looked at to tell why an outline is not sound: the one that must
    /// be there, and fields that hold what they may not.
    private static func mayBeAtFault(_ member: JSONOutline.Member, in bytes: RawSpan) -> Bool {
        guard let field = CodingKeys(member.key, in: bytes) else { return false }
        var session = SessionObject(id: 0)
        return field == .id || !session.set(field, to: member.value, in: bytes)
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
