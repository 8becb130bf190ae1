import Platform

/// The decoded name and value of one item of a query.
struct QueryItem: Hashable {
    var name: String
    var value: String

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Reads `name=value` and decodes its percent escapes; invalid escapes stay as they are.
    ///
    /// A plus stays a plus: in cursors, which are base64, it is a digit and not a space.
    init(encoded text: some StringProtocol) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        name = Self.decode(parts.first.map { String($0) } ?? "")
        value = Self.decode(parts.count < 2 ? "" : String(parts[1]))
    }

    /// The item as written in a query, with everything but unreserved characters (RFC 3986, 2.3)
    /// escaped.
    var encoded: String { "\(Self.encode(name))=\(Self.encode(value))" }

    private static func decode(_ text: String) -> String {
        String(decoding: PercentEncoding.decoded(Array(text.utf8)), as: UTF8.self)
    }

    private static func encode(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += byte < 16 ? "%0" : "%"
                encoded += String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}

extension [QueryItem] {
    /// The query with its question mark, or an empty string if there are no items.
    var encoded: String {
        isEmpty ? "" : "?" + map(\.encoded).joined(separator: "&")
    }
}
