package import SessionModel
package import StrictJSON

/// The declared fields of one session as cases of the corpus write them, initially all absent.
package struct SessionFields: Hashable, Sendable {
    /// The value of a field that is neither absent nor null.
    package enum Content: Hashable, Sendable {
        /// An integer of any size, as its decimal digits.
        case integer(String)

        case text(JSONString)
    }

    private var values = FieldMap(repeating: OptionalNullable<Content>.absent)

    package init() {}

    package subscript(field: DeclaredField) -> OptionalNullable<Content> {
        get { values[field] }
        set { values[field] = newValue }
    }
}

extension SessionFields {
    /// Creates the fields of a decoded session.
    package init(_ session: SessionObject) {
        for field in DeclaredField.allCases {
            self[field] = session[field].map { content in
                switch content {
                case .integer(let value): .integer(String(value))
                case .text(let text): .text(JSONString(text))
                }
            }
        }
    }

    /// The fields as the corpus writes them: in contract order, with integers as strings.
    package var json: JSONValue {
        object { content in
            switch content {
            case .integer(let digits): .string(JSONString(digits))
            case .text(let text): .string(text)
            }
        }
    }

    /// The fields as the session object they describe.
    package var session: JSONValue {
        object { content in
            switch content {
            case .integer(let digits):
                .number(unsafe JSONNumber(0..<digits.utf8.count, in: Array(digits.utf8).span.bytes))
            case .text(let text): .string(text)
            }
        }
    }

    private func object(_ json: (Content) -> JSONValue.Content) -> JSONValue {
        let members = DeclaredField.contractOrder.compactMap { field -> JSONMember? in
            switch self[field] {
            case .absent: nil
            case .null: JSONMember(JSONString(field.key), JSONValue(.null))
            case .value(let content): JSONMember(JSONString(field.key), JSONValue(json(content)))
            }
        }
        return JSONValue(.object(members))
    }
}
