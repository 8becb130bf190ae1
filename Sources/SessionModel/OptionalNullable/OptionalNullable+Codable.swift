extension OptionalNullable: Decodable where Value: Decodable {
    /// Reads null or a value.
    ///
    /// An absent key never reaches this initializer: synthesized code calls
    /// ``KeyedDecodingContainer/decode(_:forKey:)``, which returns `.absent`.
    ///
    /// - Throws: Any error that the decoder throws for the value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = container.decodeNil() ? .null : .value(try container.decode(Value.self))
    }
}

extension OptionalNullable: Encodable where Value: Encodable {
    /// Writes null or the value.
    ///
    /// - Throws: `EncodingError.invalidValue` for `.absent`, which cannot be written as a value,
    ///   and any error that the encoder throws for the value.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .absent:
            let context = EncodingError.Context(
                codingPath: encoder.codingPath,
                debugDescription:
                    "Only a property of an object can be absent; encode null or a value."
            )
            throw EncodingError.invalidValue(self, context)
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .value(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        }
    }
}

extension KeyedDecodingContainer {
    /// Reads the field for a key.
    ///
    /// - Parameters:
    ///   - type: The type of the field.
    ///   - key: The key to look up.
    /// - Returns: `.absent` if the key is not present; otherwise null or the value.
    /// - Throws: Any error that the decoder throws for the value.
    public func decode<Value: Decodable>(
        _ type: OptionalNullable<Value>.Type,
        forKey key: Key
    ) throws -> OptionalNullable<Value> {
        guard contains(key) else { return .absent }
        return try decodeNil(forKey: key) ? .null : .value(decode(Value.self, forKey: key))
    }

    /// Reads the field for a property of type `OptionalNullable<Value>?` without losing null.
    ///
    /// - Parameters:
    ///   - type: The type of the field.
    ///   - key: The key to look up.
    /// - Returns: `nil` if the key is not present; otherwise null or the value.
    /// - Throws: Any error that the decoder throws for the value.
    public func decodeIfPresent<Value: Decodable>(
        _ type: OptionalNullable<Value>.Type,
        forKey key: Key
    ) throws -> OptionalNullable<Value>? {
        contains(key) ? try decode(type, forKey: key) : nil
    }
}

extension KeyedEncodingContainer {
    /// Writes the field for a key: nothing if it is absent, otherwise null or its value.
    ///
    /// - Parameters:
    ///   - field: The field to write.
    ///   - key: The key to write it under.
    /// - Throws: Any error that the encoder throws for the value.
    public mutating func encode<Value: Encodable>(
        _ field: OptionalNullable<Value>,
        forKey key: Key
    ) throws {
        switch field {
        case .absent: break
        case .null: try encodeNil(forKey: key)
        case .value(let value): try encode(value, forKey: key)
        }
    }

    /// Writes the field for a property of type `OptionalNullable<Value>?`: nothing if it is `nil`
    /// or absent, otherwise null or its value.
    ///
    /// - Parameters:
    ///   - field: The field to write.
    ///   - key: The key to write it under.
    /// - Throws: Any error that the encoder throws for the value.
    public mutating func encodeIfPresent<Value: Encodable>(
        _ field: OptionalNullable<Value>?,
        forKey key: Key
    ) throws {
        if let field { try encode(field, forKey: key) }
    }
}
