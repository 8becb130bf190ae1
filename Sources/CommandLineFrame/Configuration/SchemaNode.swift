import StrictJSON

/// A part of a JSON Schema, which is written with one member per line.
enum SchemaNode: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral {
    case text(String)
    case bool(Bool)
    case number(String)
    case array([SchemaNode])
    case object([(key: String, value: SchemaNode)])

    init(stringLiteral text: String) { self = .text(text) }

    init(booleanLiteral value: Bool) { self = .bool(value) }

    /// An array of texts.
    static func texts(_ texts: [String]) -> SchemaNode { .array(texts.map(SchemaNode.text)) }

    /// The text, whose lines after the first are indented.
    func text(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .text(let text): return JSONWriter.text { $0.string(text) }
        case .bool(let value): return value ? "true" : "false"
        case .number(let text): return text
        case .array(let elements):
            return "[" + elements.map { $0.text(indent: inner) }.joined(separator: ", ") + "]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { key, value in
                "\(inner)\(JSONWriter.text { $0.string(key) }): \(value.text(indent: inner))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        }
    }
}
