package import StrictJSON

/// The form in which a corpus file writes a payload: the simplest that preserves its bytes.
package enum CaseInput: Sendable {
    /// A value whose spelling does not matter; the payload is its canonical text.
    case json(JSONValue)

    /// The exact characters: duplicate keys, the spelling of numbers, white space.
    case text(String)

    /// The exact bytes: a byte order mark, invalid UTF-8.
    case base64([UInt8])

    /// The name of a raw file in the folder of the topic, for large payloads.
    case file(String)

    /// The maximum size of a payload in a topic file, in bytes.
    package static let longestInline = 1_000

    /// The key of this form in the member `input`.
    package var key: String {
        switch self {
        case .json: "json"
        case .text: "text"
        case .base64: "base64"
        case .file: "file"
        }
    }

    /// Creates the simplest form that preserves these bytes, or returns `nil` if there are so many
    /// that they need a file.
    package init?(weakestFor payload: [UInt8]) {
        guard payload.count <= Self.longestInline else { return nil }
        guard let text = String(validating: payload, as: UTF8.self),
            !payload.starts(with: [0xEF, 0xBB, 0xBF])
        else {
            self = .base64(payload)
            return
        }
        guard let root = try? JSONDocument(parsing: payload).root, root.isPlain,
            Self.canonicalBytes(of: root) == payload
        else {
            self = .text(text)
            return
        }
        self = .json(root)
    }

    /// Returns the payload that a value means in the form `json`: no white space, and as few
    /// escapes as possible.
    package static func canonicalBytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(value)
        return writer.bytes
    }
}

extension JSONValue {
    /// Whether JSON readers and editors preserve this value.
    ///
    /// They may not preserve duplicate keys, lone surrogates, integers of 2^53 or more, and numbers
    /// that are not in their shortest form.
    package var isPlain: Bool {
        switch content {
        case .null, .bool: true
        case .number(let number): number.isPlain
        case .string(let string): !string.hasLoneSurrogate
        case .array(let elements): elements.allSatisfy(\.isPlain)
        case .object(let members):
            Set(members.map(\.key)).count == members.count
                && members.allSatisfy { !$0.key.hasLoneSurrogate && $0.value.isPlain }
        }
    }
}

extension JSONNumber {
    fileprivate var isPlain: Bool {
        switch integrality {
        case .integer(let value): value.magnitude < 1 << 53 && String(value) == text
        case .fraction: Double(text).map { "\($0)" == text } ?? false
        case .spelledInteger, .outOfRange: false
        }
    }
}
