import Platform

/// The API without the network, which turns requests into responses.
///
/// It belongs to the thread that serves it. Its only state is which of the one-time variations have
/// happened, which payload to serve next, and the number of requests in the current minute.
struct StandInResponder {
    private let configuration: StandInConfiguration
    private let faults: Set<StandInFault.OfAnswer>
    private let sessionFaults: [StandInFault.OfSession]
    private let variations: Set<StandInFault.Variation>
    private let coding: ContentCoding?
    private let contentType: String?
    /// The changes to each message.
    private let changes: [WireMessage.Change]
    /// The change to each message, one-time faults included.
    private let pace: [WireMessage.Change]
    private let series: SessionSeries
    private var transients: [StandInFault.Variation]
    private var rateLimit: RateLimit

    /// The number of responses so far whose body was one of the configured payloads.
    private var servedPayloads = 0

    init(_ configuration: StandInConfiguration, now: Duration) {
        self.configuration = configuration
        faults = configuration.answerFaults
        sessionFaults = configuration.sessionFaults
        series = SessionSeries(count: configuration.sessions)
        let variations = configuration.variations
        self.variations = Set(variations)
        transients = variations.filter(\.isTransient)
        coding = configuration.coding
        contentType = variations.lazy.compactMap(\.contentType).first
        changes =
            (configuration.messageFault.map { [$0.defect.change] } ?? [])
            + variations.filter { !$0.isTransient && $0 != .slow }.compactMap(\.change)
        pace = variations.filter { $0 == .slow }.compactMap(\.change)
        rateLimit = RateLimit(now: now)
    }

    /// Answers a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - port: The port that received it, for clients that name no host.
    ///   - now: The current time, for the rate limit.
    /// - Returns: The response and the way to send it.
    mutating func answer(
        to request: HTTPRequest,
        port: UInt16,
        now: Duration
    ) -> StandInAnswer {
        if faults.contains(.neverAnswers) { return StandInAnswer(response: nil) }
        // While one-time variations happen, nothing else changes the message, so that a client sees
        // them for what they are.
        let transient = transients.isEmpty ? nil : transients.removeFirst()
        let changes = (transient.map { [$0.change].compactMap(\.self) } ?? changes) + pace
        var response: HTTPResponse
        do throws(HTTPProblem) {
            let target = try RequestTarget(request.target)
            let host = target.host ?? request["host"] ?? "127.0.0.1:\(port)"
            guard host.isHost else { throw .malformed("the host is invalid") }
            let origin = configuration.publicOrigin ?? WebOrigin(requestedHost: host)
            response =
                transient?.response ?? faultyResponse(to: request)
                ?? rightResponse(to: request, target, origin)
            if transient?.response == nil { spoil(&response, to: request, from: origin) }
        } catch {
            response = HTTPResponse(error.status, text: error.reason)
        }
        if let contentType, response.contentType == HTTPResponse.json {
            response.contentType = contentType
        }
        if faults.contains(.contentTypeHTML) { response.contentType = "text/html; charset=utf-8" }
        if faults.contains(.contentTypeMissing) { response.contentType = nil }
        rateLimit.count(&response, now: now)
        return StandInAnswer(response: response, changes: changes)
    }

    /// Applies the faults of the status and of the coding.
    private func spoil(
        _ response: inout HTTPResponse,
        to request: HTTPRequest,
        from origin: WebOrigin
    ) {
        configuration.statusFault?.defect.change(
            &response,
            StandInFault.OfStatus.Context(
                path: request.target.hasPrefix("/") ? request.target : "/",
                origin: origin,
                elsewhere: configuration.elsewhere,
                date: configuration.time.date()
            )
        )
        coding?.apply(to: &response, scale: configuration.limits.scale)
    }

    /// Returns the response of a fault that answers all requests alike, if one is active.
    private func faultyResponse(to request: HTTPRequest) -> HTTPResponse? {
        for fault in faults {
            switch fault {
            case .unauthorized:
                return .unauthenticated(challenge: configuration.credentials.challenge)
            case .forbidden: return .accessForbidden
            case .serverError: return .internalError
            case .notFound: return .recordNotFound
            case .rateLimited: return .rateLimited()
            case .rateLimitedPlain: return .rateLimitedInPlainText
            case .errorBody:
                var response = HTTPResponse.recordNotFound
                response.status = .ok
                return response
            case .errorsBody:
                return .errors(.ok, code: "InvalidValue", title: "Something went wrong")
            case .htmlPage: return .page(.ok)
            case .redirectElsewhere: return redirect(of: request)
            default: continue
            }
        }
        return nil
    }

    /// Returns a redirect to the same path on another host.
    private func redirect(of request: HTTPRequest) -> HTTPResponse {
        let path = request.target.hasPrefix("/") ? request.target : "/"
        var response = HTTPResponse(.found, text: "This has moved.")
        response.add("Location", "\(configuration.elsewhere)\(path)")
        return response
    }

    /// Returns the response to a request if no fault replaces the whole response.
    private mutating func rightResponse(
        to request: HTTPRequest,
        _ target: RequestTarget,
        _ origin: WebOrigin
    ) -> HTTPResponse {
        guard let endpoint = StandInEndpoint(segments: target.segments) else {
            return .invalidEndpoint
        }
        guard endpoint.methods.contains(request.method) else {
            return .methodNotAllowed(allowed: endpoint.methods)
        }
        let judgement = configuration.credentials.judgement(on: request["authorization"])
        // As at the vendor, `users/me` returns an anonymous user, not a 401, to a client without
        // credentials.
        let isAnonymous = request["authorization"] == nil && endpoint == .currentUser
        guard judgement == .accepted || isAnonymous else {
            return .unauthenticated(challenge: configuration.credentials.challenge)
        }
        let resources = Resources(
            series: faults.contains(.emptyList) ? SessionSeries(count: 0) : series,
            faults: faults,
            variations: variations,
            sessionFaults: sessionFaults,
            configuration: configuration,
            origin: origin
        )
        if request.method == "DELETE" { return resources.deletion(of: endpoint) }
        if isAnonymous { return resources.anonymousUser }
        if let body = servedBody(to: request, at: endpoint) {
            return HTTPResponse(status: .ok, contentType: HTTPResponse.json, body: body)
        }
        return resources.response(for: endpoint, target)
    }

    /// Returns the next of the configured payloads, starting over after the last.
    private mutating func servedBody(to request: HTTPRequest, at endpoint: StandInEndpoint)
        -> [UInt8]?
    {
        let payloads = configuration.payloads
        guard !payloads.isEmpty else { return nil }
        let body = payloads[servedPayloads % payloads.count].body(in: endpoint.content)
        // HEAD describes the response that the next GET gets, so it uses up no payload.
        if body != nil, request.method == "GET" { servedPayloads += 1 }
        return body
    }
}
