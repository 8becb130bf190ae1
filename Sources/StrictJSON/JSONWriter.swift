/// Writes JSON text in one canonical form: no white space, members in the order given, every
/// string with the fewest escapes that RFC 8259 allows.
package struct JSONWriter: Sendable {
    /// What has been written so far.
    package private(set) var bytes: [UInt8] = []

    /// Whether a comma is due before the next element or member.
    private var needsComma = false

    package init() {}

    /// What has been written so far, as text; a lone surrogate is escaped, so nothing is lost.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func beginObject() { open("{") }
    package mutating func endObject() { close("}") }
    package mutating func beginArray() { open("[") }
    package mutating func endArray() { close("]") }

    /// Writes the key of a member, whose value is to be written next.
    package mutating func key(_ key: JSONString) {
        separate()
        quote(key)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    package mutating func null() { scalar("null") }
    package mutating func bool(_ value: Bool) { scalar(value ? "true" : "false") }
    package mutating func integer(_ value: Int64) { scalar(String(value)) }

    /// Writes a number as it is spelled in `text`, which must be a JSON number.
    package mutating func number(_ text: String) { scalar(text) }

    package mutating func string(_ value: JSONString) {
        separate()
        quote(value)
        needsComma = true
    }

    package mutating func string(_ value: String) {
        string(JSONString(value))
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
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quote(_ string: JSONString) {
        bytes.append(UInt8(ascii: "\""))
        var index = 0
        while index < string.bytes.count {
            let byte = string.bytes[index]
            // In generalized UTF-8 only a surrogate starts with ED and goes on with A0 to BF.
            if byte == 0xED, string.bytes[index + 1] >= 0xA0 {
                let low = UInt32(string.bytes[index + 1] & 0x3F) << 6
                escape(0xD000 | low | UInt32(string.bytes[index + 2] & 0x3F))
                index += 3
                continue
            }
            append(byte)
            index += 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x08: bytes += Array("\\b".utf8)
        case 0x09: bytes += Array("\\t".utf8)
        case 0x0A: bytes += Array("\\n".utf8)
        case 0x0C: bytes += Array("\\f".utf8)
        case 0x0D: bytes += Array("\\r".utf8)
        case 0..<0x20: escape(UInt32(byte))
        default: bytes.append(byte)
        }
    }

    private mutating func escape(_ codeUnit: UInt32) {
        let digits = String(codeUnit, radix: 16)
        bytes += Array("\\u".utf8)
        bytes += Array(repeating: UInt8(ascii: "0"), count: 4 - digits.utf8.count)
        bytes += Array(digits.utf8)
    }
}
