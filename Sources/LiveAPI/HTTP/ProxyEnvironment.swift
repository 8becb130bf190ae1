import Foundation

/// The environment variables with which libcurl, and so URLSession on Linux, finds a proxy.
enum ProxyEnvironment {
    /// Keeps requests to a loopback `origin` from going through a proxy.
    ///
    /// Over plain http, a proxy would see the credentials, and `connectionProxyDictionary` has no
    /// effect on Linux. So the host is added to `no_proxy` of this process, but only if a proxy is
    /// set. Https needs no exemption: there, a proxy sees only the name of the host.
    static func exemptLoopback(for origin: Origin) {
        let environment = ProcessInfo.processInfo.environment
        guard origin.scheme == .http,
            let exemptions = exemptions(adding: origin.host, to: environment)
        else { return }
        unsafe setenv("no_proxy", exemptions, 1)
    }

    /// Returns the value of `no_proxy` that exempts `host` from the proxy; `nil` if the current
    /// value already does, or if no proxy is set.
    static func exemptions(adding host: String, to environment: [String: String]) -> String? {
        let proxies = ["http_proxy", "all_proxy", "ALL_PROXY"]
        guard proxies.contains(where: { environment[$0]?.isEmpty == false }) else { return nil }
        // libcurl reads the uppercase name only if the other is not set.
        let present = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        let names = present.split { $0 == "," || $0 == " " }.map(String.init)
        guard !names.contains(host), present != "*" else { return nil }
        return (names + [host]).joined(separator: ",")
    }
}
