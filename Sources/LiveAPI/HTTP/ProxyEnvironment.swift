import Foundation

/// The environment variables by which libcurl finds a proxy, also within URLSession on Linux.
enum ProxyEnvironment {
    /// Keeps requests to a loopback `origin` from going through a proxy.
    ///
    /// Over plain http a proxy would be shown the credentials, and `connectionProxyDictionary`
    /// has no effect on Linux. So loopback names are added to `no_proxy` of this process, and only
    /// where a proxy is set at all. Https needs none of this: a proxy sees the name of the host
    /// there, and nothing of the request.
    static func exemptLoopback(for origin: Origin) {
        let environment = ProcessInfo.processInfo.environment
        guard origin.scheme == .http,
            let exemptions = exemptions(adding: origin.host, to: environment)
        else { return }
        unsafe setenv("no_proxy", exemptions, 1)
    }

    /// The value that `no_proxy` needs so that `host` is asked directly, or `nil` where the
    /// present one does or no proxy is set.
    static func exemptions(adding host: String, to environment: [String: String]) -> String? {
        let proxies = ["http_proxy", "all_proxy", "ALL_PROXY"]
        guard proxies.contains(where: { environment[$0]?.isEmpty == false }) else { return nil }
        // libcurl reads the name in capitals only where the other is not set.
        let present = environment["no_proxy"] ?? environment["NO_PROXY"] ?? ""
        let names = present.split { $0 == "," || $0 == " " }.map(String.init)
        guard !names.contains(host), present != "*" else { return nil }
        return (names + [host]).joined(separator: ",")
    }
}
