/// The way from the root of a JSON text to one of its values (RFC 6901).
///
/// A pointer is text, so it cannot name a key with a lone surrogate: it shows U+FFFD there, and
/// leads nowhere.
package struct JSONPointer: Hashable, Sendable {
    /// One step of the way.
    package enum Token: Hashable, Sendable {
        /// The member of an object with this key.
        case key(String)

        /// The element of an array at this position, counted from 0.
        case index(Int)

        /// Whether two tokens are the same: keys by their scalars, as RFC 8259, section 8.3 and
        /// RFC 6901, section 4 compare them, and not by canonical equivalence as `String` does.
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

    /// A pointer along `tokens`; without any, the one to the root.
    package init(_ tokens: [Token] = []) {
        self.tokens = tokens
    }

    package func appending(_ key: String) -> JSONPointer {
        JSONPointer(tokens + [.key(key)])
    }

    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(tokens + [.index(index)])
    }

    /// The pointer with `*` in the place of every array position: the shape that equal places in
    /// different elements share.
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

    /// `~` as `~0` and `/` as `~1`, as section 3 asks.
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
    /// The value that `pointer` leads to from here; of members with one key, the first.
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
