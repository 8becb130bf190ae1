import SessionContract
import StrictJSON

extension EndpointWalk {
    /// The body of an answer that can be judged; otherwise `nil`, and a finding says why.
    func body(
        of answer: Requester.Answer,
        from endpoint: LiveEndpoint,
        source: String,
        isOffset: Bool
    ) async -> [UInt8]? {
        switch answer {
        case .failure(.cancelled): return nil
        case .failure(let failure):
            await report(findings.failure(failure), source)
            return nil
        case .response(let response) where response.status == 200:
            let type = response[field: "content-type"]
            if !Self.isJSON(type) { await report(findings.contentType(type), source) }
            return response.body
        case .response(let response):
            let redirect = response[field: "location"].map { target(of: $0, from: endpoint) }
            let finding = findings.status(
                of: response,
                from: endpoint,
                redirectsTo: redirect,
                isOffset: isOffset
            )
            await report(finding, source)
            return nil
        }
    }

    /// Whether a media type is that of JSON, or ends in `+json` (RFC 6839, section 3.1).
    static func isJSON(_ field: String?) -> Bool {
        guard let type = field?.prefix(while: { $0 != ";" }).lowercased() else { return false }
        let essence = type.filter { !$0.isWhitespace }
        return essence == "application/json"
            || essence.hasPrefix("application/") && essence.hasSuffix("+json")
    }

    /// Where a link on a page of `endpoint` leads.
    func target(of link: String, from endpoint: LiveEndpoint) -> LinkTarget {
        LinkTarget(link, at: configuration.base.origin, from: endpoint.path)
    }

    /// How reports name a page: its URL without the query, which may hold a cursor.
    func source(of endpoint: LiveEndpoint, page: Int) -> String {
        let url = "\(configuration.base)\(endpoint.path)"
        return endpoint.isPaged ? "\(url), page \(page + 1)" : url
    }

    func report(_ finding: Finding, _ source: String) async {
        var finding = finding
        finding.source = source
        await observer.report(finding)
    }

    /// Reports a finding with its place in `body`.
    func report(_ finding: Finding, _ source: String, at offset: Int, in body: [UInt8]) async {
        var finding = finding
        finding.position = unsafe TextPosition(of: offset, in: body.span.bytes)
        await report(finding, source)
    }

    /// Reports the finding that ends a walk.
    func stop(_ finding: Finding, _ source: String) async -> LiveOutcome.End {
        await report(finding, source)
        return .stopped
    }
}
