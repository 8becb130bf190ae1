/// Why credentials cannot be used; never repeats them.
package enum CredentialsError: Error, Hashable, Sendable {
    /// The environment has an API token with an email address, and an OAuth token.
    case ambiguous

    /// The environment, or a list of variables in a file, has an API token without an address.
    case missingEmail

    /// The environment has an email address without a token.
    case missingToken

    /// The token or the email address is empty after white space around it is removed.
    case empty(Origin)

    /// The token or the email address has a character that is not allowed, such as a line break.
    case characters(Origin)

    /// The text is neither an OAuth token nor `EMAIL/token:TOKEN`.
    case form(Origin)

    /// The text assigns a variable that does not belong here.
    case otherVariable(Origin)

    /// The variable has an OAuth token, but is not the one for it.
    case oauthToken(Origin)

    /// The variable has an address and an API token, but is not the one for them.
    case apiToken(Origin)

    /// `Basic` credentials that are not base64 of `EMAIL/token:TOKEN`, such as a password.
    case basic(Origin)

    /// The file or standard input cannot be read.
    case file(Origin, SecretFileProblem)

    /// Where the credentials came from.
    package enum Origin: Hashable, Sendable {
        case variable(String)

        /// The content of a token file or of standard input.
        case tokenText

        var phrase: String {
            switch self {
            case .variable(let name): "the environment variable \(name)"
            case .tokenText: "the token file or standard input"
            }
        }
    }
}

extension CredentialsError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ambiguous:
            """
            ZENDESK_OAUTH_TOKEN is set, and so are ZENDESK_EMAIL and ZENDESK_API_TOKEN: unset the \
            one or the others
            """
        case .missingEmail:
            "ZENDESK_API_TOKEN is set without ZENDESK_EMAIL: set both, or use ZENDESK_OAUTH_TOKEN"
        case .missingToken:
            "ZENDESK_EMAIL is set without a token: set ZENDESK_API_TOKEN or ZENDESK_OAUTH_TOKEN"
        case .empty(let origin):
            "\(origin.phrase) has an empty token or email address: \(Self.expectation)"
        case .characters(let origin):
            """
            \(origin.phrase) contains a character that credentials cannot have, such as a space \
            or a line break
            """
        case .form(let origin):
            "\(origin.phrase) contains neither an OAuth token nor EMAIL/token:TOKEN"
        case .otherVariable(let origin):
            """
            \(origin.phrase) assigns a variable that does not belong there: use \
            ZENDESK_OAUTH_TOKEN=…, or ZENDESK_EMAIL=… and ZENDESK_API_TOKEN=…
            """
        case .oauthToken(let origin):
            """
            \(origin.phrase) contains 'Bearer', so it is an OAuth token: set ZENDESK_OAUTH_TOKEN \
            instead
            """
        case .apiToken(let origin):
            """
            \(origin.phrase) contains an email address with an API token: set ZENDESK_EMAIL and \
            ZENDESK_API_TOKEN instead
            """
        case .basic(let origin):
            """
            \(origin.phrase) contains 'Basic' without the base64 of EMAIL/token:TOKEN; passwords \
            are not accepted
            """
        case .file(let origin, .empty): "\(origin.phrase) is empty: \(Self.expectation)"
        case .file(let origin, let problem): "\(origin.phrase) \(problem.phrase)"
        }
    }

    private static let expectation = "expected an OAuth token or EMAIL/token:TOKEN"
}
