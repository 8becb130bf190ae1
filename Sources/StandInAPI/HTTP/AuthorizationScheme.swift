/// The authentication scheme of a request.
package enum AuthorizationScheme: String, Sendable {
    case basic
    case bearer
    case other

    /// Reads the scheme from the value of an Authorization field.
    init(_ authorization: String) {
        let name = authorization.prefix { $0 != " " }.lowercased()
        self = AuthorizationScheme(rawValue: name) ?? .other
    }
}
