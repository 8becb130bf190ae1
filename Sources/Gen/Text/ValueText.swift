/// A writer of values as they look in source code, to read and to copy from.
///
/// Strings have quotes, enumeration cases a dot, structs the names of their fields, and modules are
/// left out. A type that conforms to `CustomDebugStringConvertible` or `CustomStringConvertible`
/// is written as it describes itself.
package struct ValueText {
    private var text = ""
    private var depth = 0

    /// The length of the text in bytes from which the rest is cut off.
    private static let limit = 4096

    /// The maximum nesting depth, because objects can contain themselves.
    private static let deepest = 24

    /// Returns the text of a value.
    package static func of<Value>(_ value: Value) -> String {
        var writer = ValueText()
        writer.write(value)
        guard writer.isFull else { return writer.text }
        return "\(writer.text.prefix(Self.limit))…"
    }

    private var isFull: Bool { text.utf8.count > Self.limit }

    private mutating func write(_ value: Any) {
        guard !isFull else { return }
        guard depth < Self.deepest else {
            text += "…"
            return
        }
        depth += 1
        defer { depth -= 1 }
        let mirror = Mirror(reflecting: value)
        if let described = Self.ownText(of: value, mirror.displayStyle) {
            text += described
        } else {
            write(mirror, of: value)
        }
    }

    /// Returns the text of a value that describes itself, or `nil`.
    private static func ownText(of value: Any, _ style: Mirror.DisplayStyle?) -> String? {
        switch style {
        case .optional, .collection, .set, .dictionary, .tuple: return nil
        default: break
        }
        return switch value {
        case let text as any StringProtocol: QuotedText.of(String(text))
        case let character as Character: QuotedText.of(String(character))
        case let range as any RangeExpression & CustomStringConvertible: range.description
        case let number as any Numeric: "\(number)"
        case let value as any CustomDebugStringConvertible: value.debugDescription
        case let value as any CustomStringConvertible: value.description
        default: nil
        }
    }

    private mutating func write(_ mirror: Mirror, of value: Any) {
        switch mirror.displayStyle {
        case .optional:
            if let wrapped = mirror.children.first?.value {
                write(wrapped)
            } else {
                text += "nil"
            }
        case .collection:
            list(mirror.children.map { [$0.value] })
        case .set:
            sorted(mirror.children.map { [$0.value] })
        case .dictionary:
            let members = mirror.children.map { Mirror(reflecting: $0.value).children.map(\.value) }
            sorted(members)
            if members.isEmpty { text = "\(text.dropLast()):]" }
        case .tuple:
            members(of: mirror)
        case .enum:
            text += "."
            if let payload = mirror.children.first {
                text += payload.label ?? ""
                let inner = Mirror(reflecting: payload.value)
                if inner.displayStyle == .tuple {
                    members(of: inner)
                } else {
                    text += "("
                    write(payload.value)
                    text += ")"
                }
            } else {
                text += TypeName.withoutContexts(String(describing: value))
            }
        case .struct, .class, .foreignReference:
            text += TypeName.of(type(of: value))
            members(of: mirror)
        case nil:
            text += TypeName.withoutContexts(String(describing: value))
        @unknown default:
            text += TypeName.withoutContexts(String(describing: value))
        }
    }

    /// Writes names and values in parentheses.
    private mutating func members(of mirror: Mirror) {
        text += "("
        var isFirst = true
        var level: Mirror? = mirror
        while let mirror = level {
            for (label, value) in mirror.children where !isFull {
                text += isFirst ? "" : ", "
                isFirst = false
                // The members of a tuple without labels are called ".0" and so on.
                if let label, !label.hasPrefix(".") { text += "\(label): " }
                write(value)
            }
            level = mirror.superclassMirror
        }
        text += ")"
    }

    /// Writes elements in brackets, each of which is a value, or a key and its value.
    private mutating func list(_ elements: [[Any]]) {
        text += "["
        for (index, element) in elements.enumerated() where !isFull {
            text += index > 0 ? ", " : ""
            for (place, part) in element.enumerated() {
                text += place > 0 ? ": " : ""
                write(part)
            }
        }
        text += "]"
    }

    /// Writes elements that have no order of their own, sorted by their text.
    private mutating func sorted(_ elements: [[Any]]) {
        list(
            elements.map { (text: $0.first.map { ValueText.of($0) } ?? "", element: $0) }
                .sorted { ($0.text.count, $0.text) < ($1.text.count, $1.text) }
                .map(\.element)
        )
    }
}
