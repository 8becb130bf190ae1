import StrictJSON

/// Writes values on one line in ASCII, with a space after each colon and comma.
enum Inline {
    static func text(of value: JSONValue) -> String {
        switch value.content {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .number(let number): return number.text
        case .string(let string): return quoted(string)
        case .array(let elements):
            return "[" + elements.map { text(of: $0) }.joined(separator: ", ") + "]"
        case .object(let members):
            let parts = members.map { quoted($0.key) + ": " + text(of: $0.value) }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }

    /// Returns the string as a JSON string in ASCII.
    static func quoted(_ string: JSONString) -> String { quoted(string.bytes) }

    /// Returns the JSON string in ASCII for content in generalized UTF-8.
    static func quoted(_ content: [UInt8]) -> String {
        var text = [UInt8(ascii: "\"")]
        text.reserveCapacity(content.count + 2)
        var decoder = WobblyUTF8(content)
        while let unit = decoder.next() {
            switch unit {
            case 0x22, 0x5C: text += [UInt8(ascii: "\\"), UInt8(unit)]
            case 0x20..<0x7F: text.append(UInt8(unit))
            case 0x08: text += "\\b".utf8
            case 0x09: text += "\\t".utf8
            case 0x0A: text += "\\n".utf8
            case 0x0C: text += "\\f".utf8
            case 0x0D: text += "\\r".utf8
            case 0x10000...:
                // A surrogate pair: 0xD7C0 is 0xD800 less 0x10000 >> 10.
                text += escape(0xD7C0 + unit >> 10).utf8
                text += escape(0xDC00 + unit & 0x3FF).utf8
            default: text += escape(unit).utf8
            }
        }
        text.append(UInt8(ascii: "\""))
        return String(decoding: text, as: UTF8.self)
    }

    private static func escape(_ unit: UInt32) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}

/// Decodes generalized UTF-8, which may contain lone surrogates.
private struct WobblyUTF8 {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() -> UInt32? {
        guard offset < bytes.count else { return nil }
        let first = takeByte()
        guard first >= 0x80 else { return UInt32(first) }
        let (mask, count): (UInt8, Int) =
            switch first {
            case 0..<0xE0: (0x1F, 1)
            case 0..<0xF0: (0x0F, 2)
            default: (0x07, 3)
            }
        var value = UInt32(first & mask)
        for _ in 0..<count { value = value << 6 | UInt32(takeByte() & 0x3F) }
        return value
    }

    /// Returns the next byte, or a continuation byte if the text ends inside a character.
    private mutating func takeByte() -> UInt8 {
        guard offset < bytes.count else { return 0x80 }
        defer { offset += 1 }
        return bytes[offset]
    }
}
