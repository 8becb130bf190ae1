import Platform

/// The decoded path and query of a request.
struct RequestTarget: Equatable {
    /// The segments of the path, without empty ones.
    var segments: [String]

    /// The parameters of the query in their order.
    var parameters: [Parameter]

    /// The host, if the target is in absolute form (RFC 9112, 3.2.2).
    var host: String?

    /// One parameter of a query.
    struct Parameter: Equatable {
        var name: String
        var value: String
    }

    /// Reads a target in origin form (`/path?query`) or absolute form (`http://host/path?query`).
    init(_ text: String) throws(HTTPProblem) {
        var rest = text[...]
        for scheme in ["http://", "https://"]
        where rest.prefix(scheme.count).lowercased() == scheme {
            rest = rest.dropFirst(scheme.count)
            let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            host = String(rest[..<end])
            rest = rest[end...]
        }
        guard host != nil || rest.first == "/" else {
            throw .malformed("the target is neither a path nor an http or https URL")
        }
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        let query = rest[path.endIndex...].dropFirst().prefix { $0 != "#" }
        segments = []
        for segment in path.split(separator: "/", omittingEmptySubsequences: true) {
            segments.append(try Self.decoded(segment, isQuery: false))
        }
        parameters = []
        for pair in query.split(separator: "&") {
            let name = pair.prefix { $0 != "=" }
            let value = pair[name.endIndex...].dropFirst()
            parameters.append(
                Parameter(
                    name: try Self.decoded(name, isQuery: true),
                    value: try Self.decoded(value, isQuery: true)
                )
            )
        }
    }

    /// The value of the last parameter with this name, which is the one that the vendor uses.
    subscript(name: String) -> String? {
        parameters.last { $0.name == name }?.value
    }

    /// Returns the text without its percent-encoding; in a query, a plus is a space.
    private static func decoded(
        _ text: Substring,
        isQuery: Bool
    ) throws(HTTPProblem) -> String {
        // A plus of its own is not percent-encoded.
        let text = text.utf8.map { isQuery && $0 == UInt8(ascii: "+") ? .space : $0 }
        guard PercentEncoding.isValid(text) else {
            throw .malformed("a percent sign is not followed by two hex digits")
        }
        guard let result = String(validating: PercentEncoding.decoded(text), as: UTF8.self) else {
            throw .malformed("the percent-decoded target is not UTF-8")
        }
        return result
    }
}
