import Synchronization

/// What a connection needs to turn requests into bytes; shared by all connections of one thread.
final class Service {
    let configuration: StandInServer.Configuration
    private let port: UInt16
    private let log: RequestLog
    private var api: StandInAPI

    init(_ configuration: StandInServer.Configuration, port: UInt16, log: RequestLog) {
        self.configuration = configuration
        self.port = port
        self.log = log
        api = StandInAPI(configuration, now: .now)
    }

    /// Notes how many connections are open.
    func note(connections count: Int) {
        log.connections.store(count, ordering: .relaxed)
    }

    /// Whether connections are dropped as soon as they are made, and if so, whether by reset.
    var dropsConnections: Drop? {
        if configuration.faults.contains(.resetsConnections) { return .reset }
        return configuration.faults.contains(.closesAtOnce) ? .close : nil
    }

    /// How a connection is dropped.
    enum Drop {
        case close
        case reset
    }

    /// Answers a request and writes it down; nil where no answer is ever given.
    func transmission(for request: HTTPRequest, now: ContinuousClock.Instant) -> Transmission? {
        let answer = api.answer(to: request, port: port, now: now)
        let isRenewal =
            request.method == "GET"
            && (try? RequestTarget(request.target)).flatMap { Endpoint(segments: $0.segments) }
                == .renewal
        log.add(request, status: answer.response?.status.rawValue, isRenewal: isRenewal)
        return answer.response.map { response in
            Transmission(response, to: request, answer: answer, limits: configuration.limits)
        }
    }

    /// The answer to a request that could not be understood.
    func transmission(for problem: HTTPProblem) -> Transmission {
        let response = HTTPResponse(problem.status, text: problem.reason)
        return Transmission(finalText: response)
    }
}
