/// An answer as far as it was read.
struct LiveResponse {
    var status: Int

    /// The header fields, their names in lower case.
    var fields: [String: String]

    var body: [UInt8]

    subscript(field name: String) -> String? { fields[name] }
}
