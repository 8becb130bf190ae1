/// Why credentials cannot be used; it never repeats them.
package enum CredentialsError: Error, Hashable, Sendable {
    /// Both an API token and an OAuth token are in the environment.
    case ambiguous

    /// There is an API token without the e-mail address it belongs to.
    case missingEmail

    /// There is an e-mail address without a token.
    case missingToken

    /// The value is empty once white space around it is gone.
    case empty(Origin)

    /// The value has characters that no token or e-mail address has, line breaks among them.
    case characters(Origin)

    /// The text is neither one token nor `EMAIL/token:TOKEN`.
    case form(Origin)

    /// The file cannot be read.
    case unreadable

    /// The text is longer than any credentials are.
    case tooLong

    /// Where the credentials came from.
    package enum Origin: Hashable, Sendable {
        case variable(String)
        case tokenText

        var phrase: String {
            switch self {
            case .variable(let name): "the environment variable \(name)"
            case .tokenText: "the token file"
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
            "ZENDESK_API_TOKEN is set without ZENDESK_EMAIL, the address the token belongs to"
        case .missingToken:
            "ZENDESK_EMAIL is set without ZENDESK_API_TOKEN or ZENDESK_OAUTH_TOKEN"
        case .empty(let origin): "\(origin.phrase) is empty"
        case .characters(let origin):
            "\(origin.phrase) holds characters that no credentials have, such as a line break"
        case .form(let origin):
            "\(origin.phrase) holds neither one OAuth token nor EMAIL/token:TOKEN"
        case .unreadable: "the token file cannot be read"
        case .tooLong: "the token file is longer than 8 KiB"
        }
    }
}
