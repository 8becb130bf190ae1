/// The value of a declared field that is neither absent nor null.
package enum FieldContent: Sendable {
    /// The value of an integer field.
    case integer(Int64)

    /// The string of a time, a link or any other text.
    case text(String)

    /// The type of value that a field holds.
    package enum Kind: Hashable, Sendable {
        case integer
        case text
    }
}

extension FieldContent: Hashable {
    /// Whether both are the same number, or strings with the same Unicode scalars.
    package static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left == right
        case (.text(let left), .text(let right)): left.hasSameScalars(as: right)
        case (.integer, .text), (.text, .integer): false
        }
    }

    /// Hashes the number or the scalars.
    package func hash(into hasher: inout Hasher) {
        switch self {
        case .integer(let value): hasher.combine(value)
        case .text(let text): text.hashScalars(into: &hasher)
        }
    }
}

extension FieldContent: CustomStringConvertible {
    /// The decimal digits of the number, or the text.
    package var description: String {
        switch self {
        case .integer(let value): String(value)
        case .text(let text): text
        }
    }
}
