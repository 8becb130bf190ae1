import StrictJSON

/// The flags that `corpus.schema.json` lists, so that editors complete them.
struct SchemaFlags {
    static let path = "corpus.schema.json"

    /// The place of the list in the schema, in bytes.
    let range: Range<Int>

    /// The text that the list should have.
    let text: String

    /// Compares the list in a schema with a file of flags.
    ///
    /// - Returns: `nil` if there is nothing to change: no schema, no readable flags, or the same
    ///   flags in both.
    init?(in schema: [UInt8]?, comparedWith flagsFile: [UInt8]?) {
        guard let schema, let flagsFile, let flags = Self.flags(in: flagsFile),
            let list = Self.list(in: schema)
        else { return nil }
        let listed = list.elements?.map { $0.string }
        guard listed != flags.map({ Optional($0) }) else { return nil }
        // The elements are indented by one level more than the line with the list.
        let start = schema[..<list.range.lowerBound].lastIndex(of: UInt8(ascii: "\n")) ?? 0
        let spaces = schema[start...].dropFirst().prefix { $0 == UInt8(ascii: " ") }.count
        let indent = String(repeating: " ", count: spaces)
        let lines = flags.map { "\(indent)  \(Inline.quoted($0))" }
        range = list.range
        text = "[\n\(lines.joined(separator: ",\n"))\n\(indent)]"
    }

    /// Returns the schema with the list that it should have.
    func corrected(_ schema: [UInt8]) -> [UInt8] {
        Array(schema[..<range.lowerBound] + Array(text.utf8) + schema[range.upperBound...])
    }

    private static func flags(in file: [UInt8]) -> [JSONString]? {
        guard let entries = try? JSONDocument(parsing: file).root["flags"]?.elements else {
            return nil
        }
        let ids = entries.compactMap { $0["id"]?.string }
        return ids.count == entries.count && !ids.isEmpty ? ids : nil
    }

    private static func list(in schema: [UInt8]) -> JSONValue? {
        let keys: [JSONString] = ["$defs", "case", "properties", "flags", "items", "enum"]
        return keys.reduce(try? JSONDocument(parsing: schema).root) { $0?[$1] }
    }
}
