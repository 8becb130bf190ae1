package import StrictJSON

/// How a corpus file writes the payload of a case: the weakest form that says enough.
package enum CaseInput: Sendable {
    /// A value, where nothing lexical matters; its bytes are the canonical text of it.
    case json(JSONValue)

    /// The exact characters: duplicate keys, the spelling of numbers, white space.
    case text(String)

    /// The exact bytes: a byte order mark, broken UTF-8.
    case base64([UInt8])

    /// The path of a raw file beside the topic file, for what is large.
    case file(String)

    /// The most bytes a payload may have to be written into the topic file.
    package static let longestInline = 1_000

    /// The key that names this form.
    package var key: String {
        switch self {
        case .json: "json"
        case .text: "text"
        case .base64: "base64"
        case .file: "file"
        }
    }

    /// The weakest form that says exactly these bytes, or `nil` where they are so many that only a
    /// file will do.
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

    /// The bytes that stand for a value in the form `json`: no white space, fewest escapes.
    package static func canonicalBytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(value)
        return writer.bytes
    }
}

extension JSONValue {
    /// Whether every JSON reader and every editor keeps this value as it is.
    ///
    /// Not so for duplicate keys, half surrogate pairs, integers past 2^53, and numbers spelled
    /// otherwise than the shortest way.
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
