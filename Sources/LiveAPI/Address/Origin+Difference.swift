extension Origin {
    /// The part in which a link differs from the API, which says what built it wrongly.
    enum Difference: Hashable, CaseIterable {
        /// Another host, whatever its scheme and port.
        case host

        /// `http` instead of `https` on the same host, as behind a proxy that ends TLS.
        case insecureScheme

        /// `https` instead of `http` on the same host.
        case secureScheme

        /// Another port of the same host.
        case port
    }

    /// Returns the part in which this origin differs from that of the API.
    func difference(from api: Origin) -> Difference {
        if host != api.host { return .host }
        if scheme == api.scheme { return .port }
        return scheme == .http ? .insecureScheme : .secureScheme
    }
}
