import StrictJSON

/// The members of one JSON object, read field by field.
///
/// Members that nobody asks for are passed over. Of members with one key the first counts; whole
/// texts with such are rejected before: see ``StrictText``.
struct StrictObject {
    private let members: [JSONMember]
    private let pointer: JSONPointer
    private let offset: Int
    private let wrongType: SessionDecodingError.Kind

    /// The members of `value`, or `nil` where it is no object.
    ///
    /// The members that will be read have `wrongType` as the fault of a value of another type.
    init?(
        _ value: JSONValue,
        at pointer: JSONPointer,
        wrongType: SessionDecodingError.Kind = .type
    ) {
        guard let members = value.members else { return nil }
        self.members = members
        self.pointer = pointer
        self.wrongType = wrongType
        offset = value.range.lowerBound
    }

    /// The member with this key.
    subscript(key: some CodingKey) -> StrictField? {
        let name = key.stringValue
        for member in members where member.key.hasScalars(of: name) {
            return StrictField(
                value: member.value,
                parent: pointer,
                key: name,
                wrongType: wrongType
            )
        }
        return nil
    }

    /// The member that has to be there and must not be null.
    func required(
        _ key: some CodingKey,
        _ expected: String
    ) throws(SessionFault) -> StrictField {
        guard let field = self[key] else {
            throw SessionFault(
                .missing,
                at: pointer.appending(key.stringValue),
                offset: offset,
                observed: "no such key",
                expected: expected
            )
        }
        guard field.value.kind != .null else {
            throw SessionFault(
                .null,
                at: field.pointer,
                offset: field.value.range.lowerBound,
                observed: "null",
                expected: expected
            )
        }
        return field
    }

    /// The member that may be absent and may be null, its value read by `read`.
    func optional<Value>(
        _ key: some CodingKey,
        _ read: (StrictField) throws(SessionFault) -> Value
    ) throws(SessionFault) -> OptionalNullable<Value> {
        guard var field = self[key] else { return .absent }
        guard field.value.kind != .null else { return .null }
        field.alternative = " or null"
        return .value(try read(field))
    }
}

extension JSONString {
    /// Whether this string has the scalars of `text`.
    fileprivate func hasScalars(of text: String) -> Bool {
        // Lengths differ between most keys, and comparing them costs nothing.
        bytes.count == text.utf8.count && bytes.elementsEqual(text.utf8)
    }
}
