/// Why credentials cannot be used; never repeats them.
package enum CredentialsError: Error, Hashable, Sendable {
    /// The environment has both an API token and an OAuth token.
    case ambiguous

    /// The environment has an API token without the email address of its user.
    case missingEmail

    /// The environment has an email address without a token.
    case missingToken

    /// The token or the email address is empty after white space around it is removed.
    case empty(Origin)

    /// The token or the email address has a character that is not allowed, such as a line break.
    case characters(Origin)

    /// The text is neither an OAuth token nor `EMAIL/token:TOKEN`.
    case form(Origin)

    /// The file or standard input cannot be read.
    case unreadable

    /// The text is longer than any credentials are.
    case tooLong

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
            "both ZENDESK_API_TOKEN and ZENDESK_OAUTH_TOKEN are set: unset one of them"
        case .missingEmail:
            "ZENDESK_API_TOKEN is set without ZENDESK_EMAIL: set both, or use ZENDESK_OAUTH_TOKEN"
        case .missingToken:
            "ZENDESK_EMAIL is set without a token: set ZENDESK_API_TOKEN or ZENDESK_OAUTH_TOKEN"
        case .empty(.variable(let name)):
            "the environment variable \(name) is empty: set it to a value, or unset it"
        case .empty(.tokenText):
            """
            the token file or standard input has an empty token or email address: expected an \
            OAuth token or EMAIL/token:TOKEN
            """
        case .characters(let origin):
            """
            \(origin.phrase) contains a character that credentials cannot have, such as a space \
            or a line break
            """
        case .form(let origin):
            "\(origin.phrase) contains neither an OAuth token nor EMAIL/token:TOKEN"
        case .unreadable:
            "cannot read the token file or standard input: check the path and its permissions"
        case .tooLong:
            """
            the token file or standard input is longer than 8 KiB: expected an OAuth token or \
            EMAIL/token:TOKEN
            """
        }
    }
}
