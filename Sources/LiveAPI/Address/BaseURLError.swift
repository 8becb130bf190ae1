/// Why a text is not the URL of an API; never repeats the text, which may contain secrets.
package enum BaseURLError: Error, Hashable, Sendable {
    /// The text does not start with `https://` or `http://`.
    case scheme

    /// The URL has a user name or password before the host.
    case userInformation

    /// The host is missing or has characters that are not allowed in host names.
    case host

    /// The port is not a number from 1 to 65535.
    case port

    /// The URL is plain http to another machine, which would expose the credentials on the way.
    case insecure

    /// The URL has a path other than the root of the API.
    case path

    /// The URL has a query or a fragment.
    case query
}

extension BaseURLError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .scheme:
            "expected a URL that starts with https://, such as https://company.zendesk.com"
        case .userInformation:
            """
            the URL must not contain a user name or password: set ZENDESK_OAUTH_TOKEN, or \
            ZENDESK_EMAIL and ZENDESK_API_TOKEN, or use --token-file
            """
        case .host:
            """
            the host in the URL is missing or invalid: expected a name such as \
            company.zendesk.com (non-ASCII names in their xn-- form)
            """
        case .port: "the port in the URL is invalid: expected a number from 1 to 65535"
        case .insecure:
            "plain http is accepted only for this machine (localhost, 127.0.0.1): use https"
        case .path:
            """
            the URL must not have a path other than /api/v2: choose what to request with \
            --endpoint
            """
        case .query:
            """
            the URL must not have a query or a fragment: remove the '?' or '#' and everything \
            after it
            """
        }
    }
}
