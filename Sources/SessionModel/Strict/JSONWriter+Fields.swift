import StrictJSON

extension JSONWriter {
    /// Writes a member, or nothing if the field is absent.
    mutating func field<Value>(
        _ key: SpelledKey,
        _ field: OptionalNullable<Value>,
        _ write: (inout JSONWriter, Value) -> Void
    ) {
        if field.isAbsent { return }
        self.key(key)
        if let value = field.value { write(&self, value) } else { null() }
    }

    mutating func field(_ key: SpelledKey, _ field: OptionalNullable<String>) {
        self.field(key, field) { $0.string($1) }
    }

    mutating func field(_ key: SpelledKey, _ field: OptionalNullable<Timestamp>) {
        self.field(key, field) { $0.string($1.text) }
    }

    mutating func field(_ key: SpelledKey, _ field: OptionalNullable<Int64>) {
        self.field(key, field) { $0.integer($1) }
    }

    mutating func field(_ key: SpelledKey, _ field: OptionalNullable<Bool>) {
        self.field(key, field) { $0.bool($1) }
    }
}

extension CodingKey {
    /// The key, encoded once for a writer.
    var spelled: JSONWriter.SpelledKey { JSONWriter.SpelledKey(stringValue) }
}
