/// Sends GET requests to one origin.
///
/// No cookies, cache or stored credentials are used, so a response depends only on its request.
/// Redirects are not followed.
protocol Transport: Sendable {
    /// Requests `target`, a path with its query, and reads the response within a time limit.
    ///
    /// Ends promptly when the current task is cancelled.
    func get(_ target: String, within limit: Duration) async -> Exchange.Outcome
}

extension LiveConfiguration {
    /// The transport for the scheme of the API.
    var transport: any Transport {
        switch base.origin.scheme {
        case .http: LoopbackTransport(self)
        case .https: CurlTransport(self)
        }
    }

    /// The header fields of each request, except those that the transport itself adds.
    var requestFields: [(name: String, value: String)] {
        var fields = [
            ("Accept", "application/json"),
            // Without compression, the announced length is the number of bytes that are judged.
            ("Accept-Encoding", "identity"),
            ("User-Agent", "session-conformance"),
        ]
        if let credentials { fields.append(("Authorization", credentials.authorization)) }
        // A field that is given replaces one of ours.
        let given = Set(extraFields.map { $0.name.lowercased() })
        fields.removeAll { given.contains($0.0.lowercased()) }
        fields += extraFields.map { ($0.name, $0.value) }
        return fields
    }
}
