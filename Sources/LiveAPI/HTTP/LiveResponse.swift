/// A response, with its body up to the limit.
struct LiveResponse {
    var status: Int

    /// The header fields, with names in lowercase; the values of fields with one name are joined by
    /// commas (RFC 9110, section 5.3).
    var fields: [String: String]

    var body: [UInt8]

    subscript(field name: String) -> String? { fields[name] }
}

extension [String: String] {
    /// The elements of a header field that is a list of tokens, in lowercase.
    func tokens(of name: String) -> [String] {
        (self[name] ?? "").split(separator: ",")
            .map { $0.trimmingSpaces.lowercased() }
            .filter { !$0.isEmpty }
    }
}

extension Substring {
    /// The text without spaces and tabs around it.
    var trimmingSpaces: Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let rest = drop(while: isSpace)
        guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return "" }
        return rest[...last]
    }
}
