import StrictJSON

/// The members of one JSON object, read field by field.
///
/// Members that are not requested are ignored. If a key is repeated, the first member counts;
/// ``StrictText`` rejects such texts before.
struct StrictObject {
    private let members: [JSONMember]
    private let pointer: JSONPointer
    private let offset: Int
    private let wrongType: SessionDecodingError.Kind

    /// The members of `value`, or `nil` if it is not an object.
    ///
    /// A member of the wrong type is a fault of the kind `wrongType`.
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

    /// The member with this key, which must be present and not null.
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

    /// Reads the value of a member with `read`, unless it is absent or null.
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
    /// Whether this string has the same scalars as `text`.
    fileprivate func hasScalars(of text: String) -> Bool {
        // The lengths of most keys differ, and comparing them is cheap.
        bytes.count == text.utf8.count && bytes.elementsEqual(text.utf8)
    }
}
