/// A response, with its body up to the limit.
struct LiveResponse {
    var status: Int

    /// The header fields, with names in lowercase.
    var fields: [String: String]

    var body: [UInt8]

    subscript(field name: String) -> String? { fields[name] }
}
