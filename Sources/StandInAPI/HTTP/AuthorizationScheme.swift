/// The kind of credentials that a request came with.
package enum AuthorizationScheme: String, Sendable {
    case basic
    case bearer
    case other

    /// The scheme that an Authorization field names.
    init(_ authorization: String) {
        let name = authorization.prefix { $0 != " " }.lowercased()
        self = AuthorizationScheme(rawValue: name) ?? .other
    }
}
