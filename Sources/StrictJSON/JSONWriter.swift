/// Writes JSON text in one canonical form: no white space, members in the given order, and the
/// fewest escapes that RFC 8259 allows.
///
/// The writer places commas and colons. Balanced brackets, and a key before each value of an
/// object, are up to the caller.
package struct JSONWriter: Sendable {
    /// The text written so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []

    /// Whether the next element or member needs a comma before it.
    private var needsComma = false

    /// An empty writer with room for `capacity` bytes.
    package init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
    }

    /// The text written so far.
    ///
    /// Lone surrogates are escaped, so nothing is lost.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func beginObject() { open("{") }
    package mutating func endObject() { close("}") }
    package mutating func beginArray() { open("[") }
    package mutating func endArray() { close("]") }

    /// Writes the key of a member; its value must be written next.
    package mutating func key(_ key: JSONString) {
        separate()
        unsafe bytes.append(quoting: key.bytes.span.bytes)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the key of a member; its value must be written next.
    package mutating func key(_ key: String) {
        separate()
        bytes.append(quoting: key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the key of a member; its value must be written next.
    package mutating func key(_ key: SpelledKey) {
        // The text begins with the comma, so one append writes all of it.
        let text = unsafe key.bytes.span.bytes
        bytes.append(text.extracting(droppingFirst: needsComma ? 0 : 1))
        needsComma = false
    }

    package mutating func null() { scalar("null") }
    package mutating func bool(_ value: Bool) { scalar(value ? "true" : "false") }

    package mutating func integer(_ value: Int64) {
        separate()
        bytes.append(decimal: value)
        needsComma = true
    }

    /// Writes `text`, which must be a JSON number, as it is.
    package mutating func number(_ text: String) { scalar(text) }

    package mutating func string(_ value: JSONString) {
        separate()
        unsafe bytes.append(quoting: value.bytes.span.bytes)
        needsComma = true
    }

    package mutating func string(_ value: String) {
        separate()
        bytes.append(quoting: value)
        needsComma = true
    }

    /// Writes a whole tree.
    package mutating func value(_ value: JSONValue) {
        switch value.content {
        case .null: null()
        case .bool(let value): bool(value)
        case .number(let value): number(value.text)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            // The recursion is as deep as the tree: at most `JSONWalk.maximumDepth` levels if it
            // was read.
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        // One flag serves all levels: an open bracket and a colon clear it, and every value sets
        // it.
        separate()
        bytes.append(UInt8(ascii: bracket))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        needsComma = true
    }

    private mutating func scalar(_ text: String) {
        separate()
        unsafe bytes.append(text.utf8.span.bytes)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }
}

extension JSONWriter {
    /// A key encoded once for many texts, with quotation marks, the comma before it and the colon
    /// after it.
    package struct SpelledKey: Sendable {
        fileprivate let bytes: [UInt8]

        package init(_ key: String) {
            var writer = JSONWriter()
            writer.needsComma = true
            writer.key(key)
            bytes = writer.bytes
        }
    }
}
