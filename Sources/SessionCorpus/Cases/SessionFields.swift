package import SessionContract
package import StrictJSON

/// The declared fields of one session: a field without a value here is absent.
package struct SessionFields: Hashable, Sendable {
    /// The value of a field that is present.
    package enum Value: Hashable, Sendable {
        case null

        /// An integer of any size, by its decimal digits.
        case integer(String)

        case text(JSONString)
    }

    package var values: [DeclaredField: Value]

    package init(_ values: [DeclaredField: Value] = [:]) {
        self.values = values
    }

    package subscript(field: DeclaredField) -> Value? {
        get { values[field] }
        set { values[field] = newValue }
    }
}

extension SessionFields {
    /// The state of a field.
    package enum State: String, CaseIterable, Hashable, Sendable {
        case absent
        case null
        case value
    }

    package func state(of field: DeclaredField) -> State {
        switch values[field] {
        case nil: .absent
        case .null: .null
        case .integer, .text: .value
        }
    }

    /// The fields as an object of the corpus: integers as strings, in the order of the contract.
    package var json: JSONValue {
        object { value in
            switch value {
            case .null: .null
            case .integer(let digits): .string(JSONString(digits))
            case .text(let text): .string(text)
            }
        }
    }

    /// The fields as the session object they describe.
    package var session: JSONValue {
        object { value in
            switch value {
            case .null: .null
            case .integer(let digits):
                .number(unsafe JSONNumber(0..<digits.utf8.count, in: Array(digits.utf8).span.bytes))
            case .text(let text): .string(text)
            }
        }
    }

    private func object(_ content: (Value) -> JSONValue.Content) -> JSONValue {
        let order: [DeclaredField] = [.id, .authenticatedAt, .lastSeenAt, .url, .userID]
        let members = order.compactMap { field in
            values[field].map { JSONMember(JSONString(field.key), JSONValue(content($0))) }
        }
        return JSONValue(.object(members))
    }
}
