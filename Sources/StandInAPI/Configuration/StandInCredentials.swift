import Platform

/// The credentials that a stand-in asks for.
package enum StandInCredentials: Hashable, Sendable {
    /// None needed, and any are accepted.
    case any

    /// Basic authentication with `EMAIL/token:TOKEN`, as API tokens are used.
    case basic(email: String, token: String)

    /// An OAuth access token.
    case bearer(String)
}

extension StandInCredentials {
    /// What the credentials of a request are.
    enum Judgement {
        /// They are right, or none are needed.
        case accepted

        /// There are none.
        case missing

        /// They are wrong.
        case wrong
    }

    /// Compares these credentials with the Authorization field of a request.
    func judgement(on authorization: String?) -> Judgement {
        guard self != .any else { return .accepted }
        guard let authorization else { return .missing }
        let parts = authorization.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return .wrong }
        let secret = parts[1].utf8
        let isRight =
            switch (self, AuthorizationScheme(authorization)) {
            case (.basic(let email, let token), .basic):
                // Bytes, not text: text compares by canonical equivalence.
                Base64.decoded(Array(secret)) == Array("\(email)/token:\(token)".utf8)
            case (.bearer(let token), .bearer):
                secret.elementsEqual(token.utf8)
            case (.any, _), (.basic, .bearer), (.basic, .other), (.bearer, .basic),
                (.bearer, .other):
                false
            }
        return isRight ? .accepted : .wrong
    }

    /// The credentials to bring, for a client without the right ones.
    var challenge: String {
        switch self {
        case .any, .basic: "Basic realm=\"Zendesk stand-in\""
        case .bearer: "Bearer realm=\"Zendesk stand-in\""
        }
    }
}
