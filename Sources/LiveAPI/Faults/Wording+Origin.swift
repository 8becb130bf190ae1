extension Origin.Difference {
    /// Where a link leads, as a phrase.
    var target: String {
        switch self {
        case .host: "another host"
        case .insecureScheme: "http on the same host"
        case .secureScheme: "https on the same host"
        case .port: "another port"
        }
    }

    /// What to check at an API behind a proxy; empty if a proxy does not explain the link.
    var proxyHint: String {
        switch self {
        case .host: ""
        case .insecureScheme, .secureScheme: "Behind a proxy: is X-Forwarded-Proto read? "
        case .port: "Behind a proxy: is the port in Host read? "
        }
    }
}
