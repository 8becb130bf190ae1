import PayloadInput
import SessionContract

extension EndpointWalk {
    /// Returns the body of a response that can be judged; otherwise `nil`, after it has reported
    /// why.
    mutating func body(
        of answer: Requester.Answer,
        _ page: Page,
        _ paging: PagingKind
    ) -> [UInt8]? {
        switch answer.outcome {
        case .failure(let failure):
            if let fault = LiveFault(failure, hiding: secrets) {
                report(fault, page)
                setAside(fault.unjudgedReason)
            }
            return nil
        case .success(let response) where response.status == 200:
            let type = response[field: "content-type"]
            if !Self.isJSON(type) { report(.contentType(type.map { safe($0) }), page) }
            return response.body
        case .success(let response):
            report(fault(of: response, answer.impatience, page.endpoint, paging), page)
            let status = UInt16(clamping: response.status)
            setAside(Fault.Unjudged.status(status).name)
            return nil
        }
    }

    /// Counts an answer that could not be judged.
    private mutating func setAside(_ reason: String) {
        outcome.answers += 1
        outcome.unjudged[reason] += 1
    }

    /// Returns the fault of a response with a status other than 200.
    private func fault(
        of response: LiveResponse,
        _ impatience: RetryPolicy.Impatience?,
        _ endpoint: LiveEndpoint,
        _ paging: PagingKind
    ) -> LiveFault {
        let code = errorCode(in: response.body)
        let refusal = LiveFault.Refusal(
            status: response.status,
            code: code.map { safe($0) },
            impatience: impatience
        )
        switch response.status {
        case 300...399:
            guard let location = response[field: "location"],
                case .foreign(let origin) = target(of: location, from: endpoint)
            else { return .status(refusal, .redirect) }
            let difference = origin.difference(from: configuration.base.origin)
            return .redirect(status: response.status, to: safe(origin.description), difference)
        case 400 where paging == .offset && code == "InvalidPaginationDepth":
            return .status(refusal, .offsetLimit)
        case 401, 403: return .auth(refusal, hasCredentials: configuration.credentials != nil)
        case 404 where endpoint == .current: return .status(refusal, .noCurrentSession)
        case 429:
            let wait = response[field: "retry-after"]
            return .rateLimited(refusal, retryAfter: wait.map { safe($0) })
        default: return .status(refusal, .other)
        }
    }

    /// Returns the code of the error in a body, if the body is an error object.
    private func errorCode(in body: [UInt8]) -> String? {
        var (reader, ledger) = (reader, Ledger())
        reader.read(body, name: "", into: &ledger)
        guard case .error(let error)? = reader.root else { return nil }
        return error.code
    }

    /// Returns whether a media type is JSON, or ends in `+json` (RFC 6839, section 3.1).
    static func isJSON(_ field: String?) -> Bool {
        guard let type = field?.prefix(while: { $0 != ";" }).lowercased() else { return false }
        let essence = type.filter { !$0.isWhitespace }
        return essence == "application/json"
            || essence.hasPrefix("application/") && essence.hasSuffix("+json")
    }

    /// Returns the target of a link on a page of `endpoint`.
    func target(of link: String, from endpoint: LiveEndpoint) -> LinkTarget {
        LinkTarget(link, at: configuration.base.origin, from: endpoint.path)
    }
}
