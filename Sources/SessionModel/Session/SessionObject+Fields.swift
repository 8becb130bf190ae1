extension SessionObject {
    /// The state and value of a declared field.
    ///
    /// The package uses this subscript instead of the properties, which only the model names.
    ///
    /// - Precondition: A new value has the type of the field, and a required field is set to a
    ///   value.
    package subscript(field: DeclaredField) -> OptionalNullable<FieldContent> {
        @inline(__always)
        get {
            switch field {
            case .id: .value(.integer(id))
            case .authenticatedAt: authenticatedAt.content { .text($0.text) }
            case .lastSeenAt: lastSeenAt.content { .text($0.text) }
            case .url: url.content { .text($0) }
            case .userID: userID.content { .integer($0) }
            }
        }
        @inline(__always)
        set {
            switch field {
            case .id: id = newValue.required.integer
            case .authenticatedAt: authenticatedAt = newValue.content { Timestamp($0.text) }
            case .lastSeenAt: lastSeenAt = newValue.content { Timestamp($0.text) }
            case .url: url = newValue.content { $0.text }
            case .userID: userID = newValue.content { $0.integer }
            }
        }
    }
}

extension OptionalNullable {
    /// The same as `map`, but always inlined: sessions are read and written by the million.
    @inline(__always)
    fileprivate func content<Other>(_ transform: (Value) -> Other) -> OptionalNullable<Other> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(transform(value))
        }
    }

    /// The value of a required field.
    fileprivate var required: Value {
        guard case .value(let value) = self else {
            preconditionFailure("a required field was set to absent or null")
        }
        return value
    }
}

extension FieldContent {
    fileprivate var integer: Int64 {
        guard case .integer(let value) = self else {
            preconditionFailure("an integer field was set to a text")
        }
        return value
    }

    fileprivate var text: String {
        guard case .text(let text) = self else {
            preconditionFailure("a text field was set to an integer")
        }
        return text
    }
}
