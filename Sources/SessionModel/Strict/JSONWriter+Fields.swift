import StrictJSON

extension JSONWriter {
    /// Writes a member, or nothing where the field is absent.
    mutating func field<Value>(
        _ key: some CodingKey,
        _ field: OptionalNullable<Value>,
        _ write: (inout JSONWriter, Value) -> Void
    ) {
        if field.isAbsent { return }
        self.key(key.stringValue)
        if let value = field.value { write(&self, value) } else { null() }
    }

    mutating func field(_ key: some CodingKey, _ field: OptionalNullable<String>) {
        self.field(key, field) { $0.string($1) }
    }

    mutating func field(_ key: some CodingKey, _ field: OptionalNullable<Timestamp>) {
        self.field(key, field) { $0.string($1.text) }
    }

    mutating func field(_ key: some CodingKey, _ field: OptionalNullable<Int64>) {
        self.field(key, field) { $0.integer($1) }
    }

    mutating func field(_ key: some CodingKey, _ field: OptionalNullable<Bool>) {
        self.field(key, field) { $0.bool($1) }
    }
}
