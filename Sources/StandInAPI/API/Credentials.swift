/// The credentials a stand-in asks for.
package enum Credentials: Hashable, Sendable {
    /// None needed, and whatever comes is good.
    case any

    /// Basic authentication with `EMAIL/token:TOKEN`, as API tokens are used.
    case basic(email: String, token: String)

    /// An OAuth access token.
    case bearer(String)
}

extension Credentials {
    /// What the server thinks of a request's credentials.
    enum Judgement {
        /// They are right, or none are needed.
        case accepted

        /// There are none.
        case missing

        /// They are wrong.
        case wrong
    }

    /// Looks at the Authorization field of a request.
    func judgement(on authorization: String?) -> Judgement {
        guard self != .any else { return .accepted }
        guard let authorization else { return .missing }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return .wrong }
        let secret = String(parts[1])
        let isRight =
            switch (self, AuthorizationScheme(authorization)) {
            case (.basic(let email, let token), .basic):
                // Bytes, not text: text compares by canonical equivalence.
                Base64.decoded(secret) == Array("\(email)/token:\(token)".utf8)
            case (.bearer(let token), .bearer):
                secret.utf8.elementsEqual(token.utf8)
            default: false
            }
        return isRight ? .accepted : .wrong
    }

    /// What a client without the right credentials is told to bring.
    var challenge: String {
        switch self {
        case .any, .basic: "Basic realm=\"Zendesk stand-in\""
        case .bearer: "Bearer realm=\"Zendesk stand-in\""
        }
    }
}

/// The kind of credentials a request came with.
package enum AuthorizationScheme: String, Sendable {
    case basic
    case bearer
    case other

    /// The scheme an Authorization field names.
    init(_ authorization: String) {
        let name = authorization.prefix { $0 != " " }.lowercased()
        self = AuthorizationScheme(rawValue: name) ?? .other
    }
}
