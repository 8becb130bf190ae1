import Platform

/// The credentials that a stand-in requires.
package enum StandInCredentials: Hashable, Sendable {
    /// Any credentials, or none.
    case any

    /// Basic authentication with an API token, as `EMAIL/token:TOKEN`.
    case basic(email: String, token: String)

    /// An OAuth access token.
    case bearer(String)
}

extension StandInCredentials {
    /// The result of a check of credentials.
    enum Judgement {
        /// The credentials are correct, or none are required.
        case accepted

        /// There are no credentials.
        case missing

        /// The credentials are wrong.
        case wrong
    }

    /// Checks the Authorization field of a request against these credentials.
    func judgement(on authorization: String?) -> Judgement {
        guard self != .any else { return .accepted }
        guard let authorization else { return .missing }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return .wrong }
        let secret = parts[1].utf8
        let isRight =
            switch (self, AuthorizationScheme(authorization)) {
            case (.basic(let email, let token), .basic):
                // Bytes, because strings compare by canonical equivalence.
                Base64.decoded(Array(secret)) == Array("\(email)/token:\(token)".utf8)
            case (.bearer(let token), .bearer):
                secret.elementsEqual(token.utf8)
            case (.any, _), (.basic, .bearer), (.basic, .other), (.bearer, .basic),
                (.bearer, .other):
                false
            }
        return isRight ? .accepted : .wrong
    }

    /// The WWW-Authenticate field for a client without the correct credentials.
    var challenge: String {
        switch self {
        case .any, .basic: "Basic realm=\"Zendesk stand-in\""
        case .bearer: "Bearer realm=\"Zendesk stand-in\""
        }
    }
}
