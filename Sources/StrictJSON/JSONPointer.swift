/// A JSON Pointer (RFC 6901): the path from the root of a JSON text to one of its values.
///
/// A pointer is text, so it cannot name a key with a lone surrogate. It shows U+FFFD instead, and
/// does not resolve.
package struct JSONPointer: Hashable, Sendable {
    /// One step of the path.
    package enum Token: Hashable, Sendable {
        /// The member of an object with this key.
        case key(String)

        /// The element of an array at this position, counted from 0.
        case index(Int)

        /// Whether two tokens are the same.
        ///
        /// Keys compare by their scalars (RFC 8259, section 8.3; RFC 6901, section 4), not by
        /// canonical equivalence as `String` does.
        package static func == (left: Token, right: Token) -> Bool {
            switch (left, right) {
            case (.key(let left), .key(let right)): left.utf8.elementsEqual(right.utf8)
            case (.index(let left), .index(let right)): left == right
            case (.key, .index), (.index, .key): false
            }
        }

        package func hash(into hasher: inout Hasher) {
            switch self {
            case .key(let key):
                hasher.combine(0)
                for byte in key.utf8 { hasher.combine(byte) }
            case .index(let index):
                hasher.combine(1)
                hasher.combine(index)
            }
        }
    }

    package var tokens: [Token]

    /// A pointer with these tokens; without any, the pointer to the root.
    package init(_ tokens: [Token] = []) {
        self.tokens = tokens
    }

    package func appending(_ key: String) -> JSONPointer {
        JSONPointer(tokens + [.key(key)])
    }

    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(tokens + [.index(index)])
    }

    /// The pointer with `*` instead of every array index, which is the same for a member of any
    /// element of an array.
    package var shape: String {
        render { _ in "*" }
    }

    private func render(index: (Int) -> String) -> String {
        tokens.map { token in
            switch token {
            case .key(let key): "/" + Self.escape(key)
            case .index(let position): "/" + index(position)
            }
        }.joined()
    }

    /// The key with `~` as `~0` and `/` as `~1` (RFC 6901, section 3).
    private static func escape(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
        else { return key }
        var escaped = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": escaped += "~0"
            case "/": escaped += "~1"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension JSONPointer: CustomStringConvertible {
    /// The pointer as text, empty for the root.
    package var description: String { render { String($0) } }
}

extension JSONValue {
    /// The value that `pointer` resolves to from here.
    ///
    /// If a key is repeated, the first member counts.
    package subscript(pointer: JSONPointer) -> JSONValue? {
        var value = self
        for token in pointer.tokens {
            let next: JSONValue? =
                switch token {
                case .key(let key): value[JSONString(key)]
                case .index(let index):
                    value.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
                }
            guard let next else { return nil }
            value = next
        }
        return value
    }
}
