import SessionContract

/// Something around credentials that was ignored, because it is certainly not part of them.
package enum CredentialsNote: Hashable, Sendable, CaseIterable {
    case byteOrderMark
    case quotes
    case headerName
    case bearer
    case basic

    /// The name of a variable, as in a file of variables for a shell.
    case assignment

    /// `/token` after the email address.
    case tokenSuffix

    /// A token that is too short for reports to hide it.
    case short

    /// An API token without an email address, next to an OAuth token.
    case unusedToken

    /// What was ignored, or else what deserves attention, as a phrase.
    package var phrase: String {
        switch self {
        case .byteOrderMark: "ignored a byte order mark before the credentials"
        case .quotes: "ignored quotation marks around the credentials"
        case .headerName: "ignored 'Authorization:' before the credentials"
        case .bearer: "ignored 'Bearer' before the token, which is added to each request"
        case .basic: "ignored 'Basic' before the credentials, which is added to each request"
        case .assignment: "ignored the name of a variable and '=' before the credentials"
        case .tokenSuffix:
            "ignored '/token' after the email address, which is added to each request"
        case .short:
            "the token has fewer than \(SecretFilter.shortestHidden) characters, so reports cannot "
                + "hide it"
        case .unusedToken: "ignored ZENDESK_API_TOKEN, because ZENDESK_EMAIL is not set"
        }
    }
}
