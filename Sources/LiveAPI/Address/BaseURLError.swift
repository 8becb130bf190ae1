/// Why a text cannot be the address of an API; it never repeats the text, which may hold secrets.
package enum BaseURLError: Error, Hashable, Sendable {
    /// It does not start with `https://` or `http://`.
    case scheme

    /// A name or a password stands before the host.
    case userInformation

    /// The host is missing, or has characters that no host name has.
    case host

    /// The port is no number from 1 to 65535.
    case port

    /// Plain http to another machine would show the credentials to everyone on the way.
    case insecure

    /// A path other than the root of the API.
    case path

    /// A query or a fragment.
    case query

    /// An IPv6 address in brackets, where the platform's URLSession cannot ask one.
    case addressLiteral
}

extension BaseURLError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .scheme:
            "the address of an API starts with https://, as in https://company.zendesk.com"
        case .userInformation:
            """
            a URL with a user name or password in it is not accepted: give credentials by \
            environment or file
            """
        case .host:
            "the URL has no valid host; names outside ASCII are written in their xn-- form"
        case .port: "the port of the URL is not a number from 1 to 65535"
        case .insecure:
            "plain http is accepted for this machine alone (localhost, 127.0.0.1): use https"
        case .path:
            """
            the URL may end in /api/v2 but in no other path: what is asked there is chosen by \
            endpoint
            """
        case .query: "the URL may have neither a query nor a fragment"
        case .addressLiteral:
            "an IPv6 address cannot be asked on this platform: use a host name such as localhost"
        }
    }
}
