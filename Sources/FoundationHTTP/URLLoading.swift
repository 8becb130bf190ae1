/// What differs between the platforms in how they load URLs.
package enum URLLoading {
    /// Whether a host may be an IPv6 address in brackets.
    ///
    /// On Linux, URLSession answers every such URL with "bad URL".
    package static var acceptsAddressLiterals: Bool {
        #if canImport(FoundationNetworking)
            false
        #else
            true
        #endif
    }
}

extension URLAuthenticationChallenge {
    /// Whether the challenge asks if the server is to be trusted; on Linux, libcurl decides that.
    package var isAboutServerTrust: Bool {
        #if canImport(FoundationNetworking)
            false
        #else
            protectionSpace.authenticationMethod == NSURLAuthenticationMethodServerTrust
        #endif
    }
}
