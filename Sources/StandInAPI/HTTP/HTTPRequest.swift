/// The head of one HTTP/1 request, split into its parts but not interpreted.
struct HTTPRequest: Equatable {
    /// The method as received; methods are case-sensitive.
    var method: String

    /// The request target as received, in visible ASCII characters.
    var target: String

    /// The second 1 in HTTP/1.1.
    var minorVersion: Int

    /// The header fields in their order, names in lowercase, values without outer white space.
    var fields: [Field]

    /// One header field.
    struct Field: Equatable {
        var name: String
        var value: String
    }
}

extension HTTPRequest {
    /// The value of the first header field with this name.
    ///
    /// - Parameter name: The name in lowercase.
    subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Returns the values of all header fields with this name.
    func values(of name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }

    /// Whether the client wants the connection to end after the response (RFC 9112, 9.3).
    var wantsClose: Bool {
        let options = values(of: "connection")
            .flatMap { $0.split(separator: ",") }
            .map { $0.lowercased().filter { $0 != " " && $0 != "\t" } }
        if options.contains("close") { return true }
        return minorVersion == 0 && !options.contains("keep-alive")
    }
}
