/// The validated URL of an API, the only place that requests and credentials are sent to.
package struct BaseURL: Hashable, Sendable {
    package let origin: Origin

    /// Reads a URL such as `https://company.zendesk.com`, with or without a slash or `/api/v2` at
    /// its end.
    ///
    /// Plain http is accepted only for loopback hosts.
    package init(parsing text: String) throws(BaseURLError) {
        let (origin, rest) = try Origin.split(text)
        guard !rest.contains(where: { $0 == "?" || $0 == "#" }) else { throw .query }
        guard ["", "/", "/api/v2", "/api/v2/"].contains(rest) else { throw .path }
        guard origin.scheme == .https || origin.isLoopback else { throw .insecure }
        self.origin = origin
    }
}

extension BaseURL: CustomStringConvertible {
    package var description: String { origin.description }
}
