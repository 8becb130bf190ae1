extension JSONWriter {
    /// The text that `write` produces.
    package static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return writer.text
    }

    /// Writes an object with the members that `write` writes.
    package mutating func object(_ write: (inout JSONWriter) -> Void) {
        beginObject()
        write(&self)
        endObject()
    }

    /// Writes an array with the elements that `write` writes.
    package mutating func array(_ write: (inout JSONWriter) -> Void) {
        beginArray()
        write(&self)
        endArray()
    }

    /// Writes a member with the value that `write` writes.
    package mutating func member(_ key: String, _ write: (inout JSONWriter) -> Void) {
        self.key(key)
        write(&self)
    }

    /// Writes a member with a string.
    package mutating func member(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }

    /// Writes a member with an integer.
    package mutating func member(_ key: String, _ number: Int) {
        self.key(key)
        integer(Int64(number))
    }

    /// Writes a member with `true` or `false`.
    package mutating func member(_ key: String, _ flag: Bool) {
        self.key(key)
        bool(flag)
    }
}
