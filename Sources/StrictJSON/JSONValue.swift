/// A JSON value as a tree that keeps everything in the text: the order of members, duplicate keys,
/// the spelling of numbers, and the position of each value.
package struct JSONValue: Sendable {
    package var content: Content

    /// The byte range of this value in the text, including brackets and quotation marks.
    ///
    /// Empty for a value that was built rather than read.
    package var range: Range<Int>

    package init(_ content: Content, in range: Range<Int> = 0..<0) {
        self.content = content
        self.range = range
    }
}

extension JSONValue {
    package enum Content: Sendable {
        case null
        case bool(Bool)
        case number(JSONNumber)
        case string(JSONString)
        case array([JSONValue])
        case object([JSONMember])
    }

    /// The type of a JSON value, with the name that RFC 8259 uses.
    package enum Kind: String, CaseIterable, Sendable {
        case null
        case boolean
        case number
        case string
        case array
        case object

        /// The type of the value that starts with this byte, or `nil` if none does.
        package init?(startingWith byte: UInt8) {
            switch byte {
            case UInt8(ascii: "n"): self = .null
            case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
            case UInt8(ascii: "\""): self = .string
            case UInt8(ascii: "["): self = .array
            case UInt8(ascii: "{"): self = .object
            default: return nil
            }
        }

        /// The name with its article, for use in a sentence: `null`, `a string`, `an object`.
        package var phrase: String {
            switch self {
            case .null: "null"
            case .boolean, .number, .string: "a \(rawValue)"
            case .array, .object: "an \(rawValue)"
            }
        }
    }

    package var kind: Kind {
        switch content {
        case .null: .null
        case .bool: .boolean
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// The members of an object in text order, or `nil` for any other value.
    package var members: [JSONMember]? {
        if case .object(let members) = content { members } else { nil }
    }

    /// The elements of an array, or `nil` for any other value.
    package var elements: [JSONValue]? {
        if case .array(let elements) = content { elements } else { nil }
    }

    package var string: JSONString? {
        if case .string(let string) = content { string } else { nil }
    }

    package var number: JSONNumber? {
        if case .number(let number) = content { number } else { nil }
    }

    /// The first member of an object with this key.
    package subscript(key: JSONString) -> JSONValue? {
        members?.first { $0.key == key }?.value
    }
}

extension JSONValue {
    /// Whether a string or key anywhere in this tree has a lone surrogate.
    package var hasLoneSurrogate: Bool {
        switch content {
        case .string(let string): string.hasLoneSurrogate
        case .array(let elements): elements.contains(where: \.hasLoneSurrogate)
        case .object(let members):
            members.contains { $0.key.hasLoneSurrogate || $0.value.hasLoneSurrogate }
        case .null, .bool, .number: false
        }
    }
}

/// A member of a JSON object.
package struct JSONMember: Sendable {
    package var key: JSONString

    /// The offset of the key's opening quotation mark.
    package var keyOffset: Int

    package var value: JSONValue

    package init(_ key: JSONString, _ value: JSONValue, keyOffset: Int = 0) {
        self.key = key
        self.keyOffset = keyOffset
        self.value = value
    }
}
