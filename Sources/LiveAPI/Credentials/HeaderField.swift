import Foundation
import SessionContract

/// A header field that is sent with every request, such as the key of a gateway or a cookie.
///
/// Its value is a secret: descriptions, dumps and reflections do not show it.
package struct HeaderField: Hashable, Sendable {
    /// The name, in the case in which it was given.
    package let name: String

    /// The value, which is printable ASCII with spaces or tabs inside.
    package let value: String

    /// The fields that frame a request or belong to the connection; the client sets them itself.
    private static let reserved: Set<String> = [
        "accept-encoding", "connection", "content-length", "expect", "host", "keep-alive",
        "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    ]

    /// The number of bytes from which on a part of a value, such as the value of one cookie, is a
    /// secret by itself.
    private static let shortestPart = 6

    /// Reads a line such as `Name: value` (RFC 9110, section 5).
    package init(parsing line: some StringProtocol) throws(HeaderFieldProblem) {
        guard let colon = line.firstIndex(of: ":") else { throw .form }
        let name = String(line[..<colon])
        guard !name.isEmpty, name.utf8.allSatisfy(\.isFieldNameByte) else { throw .name }
        let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        guard !value.isEmpty else { throw .noValue(name) }
        guard value.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x09 }) else {
            throw .value(name)
        }
        guard !Self.reserved.contains(name.lowercased()) else { throw .reserved(name) }
        self.name = name
        self.value = value
    }

    /// Whether this is the field for credentials.
    var isAuthorization: Bool { name.lowercased() == "authorization" }

    /// All texts that must never be shown: the value and its parts.
    var secrets: [String] {
        let words = value.split { " \t;,".contains($0) }
        // Before other words, the first is the name of an authentication scheme.
        let hasScheme = words.count > 1 && words[0].allSatisfy(\.isLetter)
        let parts = words.dropFirst(hasScheme ? 1 : 0).map { word in
            let value = word.firstIndex(of: "=").map { word[word.index(after: $0)...] } ?? word
            // What comes after the name may be only the padding of base64.
            let part = value.allSatisfy { $0 == "=" } ? word : value
            return part.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        return [value] + parts.filter { $0.utf8.count >= Self.shortestPart }
    }
}

extension HeaderField: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "\(name): (redacted)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why a line is not a header field that can be sent; never repeats its value.
package enum HeaderFieldProblem: Error, Hashable, Sendable {
    /// There is no colon.
    case form

    case name
    case noValue(String)
    case value(String)
    case reserved(String)
}

extension HeaderFieldProblem: CustomStringConvertible {
    package var description: String {
        switch self {
        case .form: "expected 'Name: value'"
        case .name:
            "the name before the colon is not the name of a header field: expected letters, "
                + "digits and '-', without spaces"
        case .noValue(let name): "the field \(name) has no value"
        case .value(let name):
            "the value of the field \(name) has a character other than printable ASCII"
        case .reserved(let name):
            "the field \(name) is set by this program, and a file must not change it: remove it"
        }
    }
}

extension UInt8 {
    /// Whether the byte may be in the name of a header field (RFC 9110, section 5.6.2).
    var isFieldNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(self)
        }
    }
}
