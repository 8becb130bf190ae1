/// The differences in URL loading between platforms.
package enum URLLoading {
    /// Whether the host of a URL may be an IPv6 address in brackets.
    ///
    /// On Linux, URLSession rejects every such URL with "bad URL".
    package static var acceptsAddressLiterals: Bool {
        #if canImport(FoundationNetworking)
            false
        #else
            true
        #endif
    }
}

extension URLAuthenticationChallenge {
    /// Whether the challenge asks if the server can be trusted; on Linux, libcurl decides that.
    package var isAboutServerTrust: Bool {
        #if canImport(FoundationNetworking)
            false
        #else
            protectionSpace.authenticationMethod == NSURLAuthenticationMethodServerTrust
        #endif
    }
}
