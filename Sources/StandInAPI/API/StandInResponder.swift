/// The API without the network: requests in, answers out.
///
/// It belongs to the thread that serves it. The only things it remembers are which of the faults
/// that happen once have happened, whose turn it is among the payloads it is to serve, and the
/// requests of the current minute.
struct StandInResponder {
    private let configuration: StandInConfiguration
    private let faults: Set<StandInFault.OfAnswer>
    private let sessionFaults: [StandInFault.OfSession]
    private let series: SessionSeries
    private var transientFaults: [StandInFault.OfAnswer]
    private var rateLimit: RateLimit

    /// How many requests were answered with a payload that was asked to be served.
    private var servedPayloads = 0

    /// Starts afresh.
    init(_ configuration: StandInConfiguration, now: Duration) {
        self.configuration = configuration
        faults = configuration.answerFaults
        sessionFaults = configuration.sessionFaults
        series = SessionSeries(count: configuration.sessions)
        transientFaults = [.rateLimitedOnce, .serverErrorOnce].filter(faults.contains)
        rateLimit = RateLimit(now: now)
    }

    /// Answers a request.
    ///
    /// - Parameters:
    ///   - request: What was asked.
    ///   - port: The port it was asked on, for clients that name no host.
    ///   - now: The time, for the rate limit.
    /// - Returns: The answer and the way to send it.
    mutating func answer(
        to request: HTTPRequest,
        port: UInt16,
        now: Duration
    ) -> StandInAnswer {
        if faults.contains(.neverAnswers) { return StandInAnswer(response: nil) }
        var response: HTTPResponse
        do throws(HTTPProblem) {
            let target = try RequestTarget(request.target)
            let host = target.host ?? request["host"] ?? "127.0.0.1:\(port)"
            guard host.isHost else { throw .malformed("the host is none") }
            response = faultyResponse(to: request) ?? rightResponse(to: request, target, host)
        } catch {
            response = HTTPResponse(error.status, text: error.reason)
        }
        if faults.contains(.contentTypeHTML) { response.contentType = "text/html; charset=utf-8" }
        if faults.contains(.contentTypeMissing) { response.contentType = nil }
        rateLimit.count(&response, now: now)
        return StandInAnswer(response: response, delivery: delivery, isSlow: faults.contains(.slow))
    }

    private var delivery: StandInAnswer.Delivery {
        if faults.contains(.bodyShort) { return .short }
        if faults.contains(.bodyOversized) { return .oversized }
        if faults.contains(.bodyEndless) { return .endless }
        return faults.contains(.stallsInBody) ? .stalled : .whole
    }

    /// The answer of a fault that gives the same one to everything, if there is such a fault.
    private mutating func faultyResponse(to request: HTTPRequest) -> HTTPResponse? {
        if !transientFaults.isEmpty {
            let fault = transientFaults.removeFirst()
            return fault == .rateLimitedOnce ? .rateLimited : .unavailable
        }
        for fault in faults {
            switch fault {
            case .unauthorized:
                return .unauthenticated(challenge: configuration.credentials.challenge)
            case .forbidden: return .accessForbidden
            case .serverError: return .internalError
            case .notFound: return .recordNotFound
            case .rateLimited: return .rateLimited
            case .rateLimitedPlain: return .rateLimitedInPlainText
            case .errorBody:
                var response = HTTPResponse.recordNotFound
                response.status = .ok
                return response
            case .errorsBody:
                return .errors(.ok, code: "InvalidValue", title: "Something went wrong")
            case .redirectElsewhere: return redirect(of: request)
            default: continue
            }
        }
        return nil
    }

    /// The way to the same path on another host.
    private func redirect(of request: HTTPRequest) -> HTTPResponse {
        let path = request.target.hasPrefix("/") ? request.target : "/"
        var response = HTTPResponse(.found, text: "This has moved.")
        response.add("Location", configuration.elsewhere + path)
        return response
    }

    /// The answer to a request that is not spoiled as a whole.
    private mutating func rightResponse(
        to request: HTTPRequest,
        _ target: RequestTarget,
        _ host: String
    ) -> HTTPResponse {
        guard let endpoint = StandInEndpoint(segments: target.segments) else {
            return .invalidEndpoint
        }
        guard endpoint.methods.contains(request.method) else {
            return .methodNotAllowed(allowed: endpoint.methods)
        }
        let judgement = configuration.credentials.judgement(on: request["authorization"])
        // As seen from the vendor: who brings no credentials is somebody all the same, but nobody.
        let isAnonymous = request["authorization"] == nil && endpoint == .currentUser
        guard judgement == .accepted || isAnonymous else {
            return .unauthenticated(challenge: configuration.credentials.challenge)
        }
        let resources = Resources(
            series: faults.contains(.emptyList) ? SessionSeries(count: 0) : series,
            faults: faults,
            sessionFaults: sessionFaults,
            configuration: configuration,
            host: host
        )
        if request.method == "DELETE" { return resources.deletion(of: endpoint) }
        if isAnonymous { return resources.anonymousUser }
        if let body = servedBody(to: request, at: endpoint) {
            return HTTPResponse(status: .ok, contentType: HTTPResponse.json, body: body)
        }
        return resources.response(for: endpoint, target)
    }

    /// The next of the payloads that are to be served, and after the last the first again.
    private mutating func servedBody(to request: HTTPRequest, at endpoint: StandInEndpoint)
        -> [UInt8]?
    {
        let payloads = configuration.payloads
        guard !payloads.isEmpty else { return nil }
        let body = payloads[servedPayloads % payloads.count].body(in: endpoint.content)
        // HEAD asks about the answer that GET would get.
        if body != nil, request.method == "GET" { servedPayloads += 1 }
        return body
    }
}
