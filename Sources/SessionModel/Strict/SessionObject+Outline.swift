import StrictJSON

extension SessionObject {
    /// Reads the session of a sound outline, or returns `nil` for any other, without a reason.
    ///
    /// An outline is sound if it is an object with `id`, in which each declared field has its type
    /// or, if it is optional, is null. The text must have no repeated keys.
    init?(sound outline: borrowing JSONOutline, in bytes: RawSpan) {
        guard outline.kind == .object else { return nil }
        self.init(id: 0)
        var missing = FieldSet.required
        for member in outline.members {
            guard let field = DeclaredField(key: member.key, in: bytes) else { continue }
            guard set(field, to: member.value, in: bytes) else { return nil }
            missing.subtract(FieldSet(field))
        }
        guard missing.isEmpty else { return nil }
    }

    /// Throws the fault of an outline that is not sound: the same that a tree of the text has.
    ///
    /// If keys are repeated, the first repeated key must be one of the outermost object.
    init(unsound outline: borrowing JSONOutline, in bytes: RawSpan) throws(SessionFault) {
        if outline.hasByteOrderMark { throw .byteOrderMark }
        if let key = outline.firstDuplicate?.key {
            let pointer = JSONPointer().appending(JSONString(key, in: bytes).description)
            throw .duplicateKey(at: pointer, offset: key.start - 1)
        }
        let value = outline.shallowValue(in: bytes) { Self.mayBeAtFault($0, in: bytes) }
        try self.init(reading: value)
    }

    /// Whether a member is needed to find the fault of an outline that is not sound: the required
    /// field, and fields with a value that they may not have.
    private static func mayBeAtFault(_ member: JSONOutline.Member, in bytes: RawSpan) -> Bool {
        guard let field = DeclaredField(key: member.key, in: bytes) else { return false }
        var session = SessionObject(id: 0)
        return field.isRequired || !session.set(field, to: member.value, in: bytes)
    }
}

extension SessionObject {
    /// Sets a field to the value of `event` if the field may have it; returns whether it was set.
    ///
    /// Types are checked only here and in `StrictField`, without the rules of the contract: the
    /// decoder is the independent implementation that those are compared with.
    fileprivate mutating func set(
        _ field: DeclaredField,
        to event: JSONEvent,
        in bytes: RawSpan
    ) -> Bool {
        guard let content = Self.content(event, of: field, in: bytes),
            !content.isNull || !field.isRequired
        else { return false }
        self[field] = content
        return true
    }

    @inline(__always)
    private static func content(
        _ event: JSONEvent,
        of field: DeclaredField,
        in bytes: RawSpan
    ) -> OptionalNullable<FieldContent>? {
        if case .null = event { return .null }
        switch field.content {
        case .integer:
            guard case .number(let range) = event else { return nil }
            return JSONNumber.Integrality(ofNumberIn: range, of: bytes).int64
                .map { .value(.integer($0)) }
        case .text:
            guard case .string(let extent) = event else { return nil }
            return String(extent, in: bytes).map { .value(.text($0)) }
        }
    }
}
