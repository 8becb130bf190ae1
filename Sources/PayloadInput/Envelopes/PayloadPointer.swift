/// A JSON Pointer (RFC 6901) to the payloads inside other texts.
///
/// The token `*` means each element of an array and each member of an object.
package struct PayloadPointer: Hashable, Sendable {
    /// A step of the path.
    enum Token: Hashable, Sendable {
        /// The member with this key in UTF-8, or the element at this index.
        case name([UInt8])

        /// Each member or element.
        case any
    }

    let tokens: [Token]

    /// The pointer as it was given.
    package let text: String

    /// Creates a pointer from its text; returns `nil` if that is not a JSON Pointer.
    package init?(_ text: String) {
        guard text.isEmpty || text.utf8.first == UInt8(ascii: "/") else { return nil }
        var tokens: [Token] = []
        for part in text.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            guard part != "*" else {
                tokens.append(.any)
                continue
            }
            guard let name = Self.unescaped(part) else { return nil }
            tokens.append(.name(name))
        }
        self.tokens = tokens
        self.text = text
    }

    /// Returns a token without its escapes, `~0` and `~1`; `nil` if it has another one.
    private static func unescaped(_ token: Substring) -> [UInt8]? {
        var bytes: [UInt8] = []
        var isEscape = false
        for byte in token.utf8 {
            switch (isEscape, byte) {
            case (false, UInt8(ascii: "~")): isEscape = true
            case (false, _): bytes.append(byte)
            case (true, UInt8(ascii: "0")):
                bytes.append(UInt8(ascii: "~"))
                isEscape = false
            case (true, UInt8(ascii: "1")):
                bytes.append(UInt8(ascii: "/"))
                isEscape = false
            case (true, _): return nil
            }
        }
        return isEscape ? nil : bytes
    }
}

extension PayloadPointer.Token {
    /// Whether the token names the member with this key.
    func matches(key: [UInt8]) -> Bool {
        switch self {
        case .name(let name): name == key
        case .any: true
        }
    }

    /// Whether the token names the element at this index.
    func matches(index: Int) -> Bool {
        switch self {
        case .name(let name): name.elementsEqual(String(index).utf8)
        case .any: true
        }
    }
}
