import Platform

/// What a connection needs to turn requests into bytes; shared by all connections of one thread.
final class Service {
    let configuration: StandInConfiguration

    /// How connections are dropped as soon as they are made; `nil` where they are served.
    let drop: Drop?

    private let port: UInt16
    private let log: RequestLog
    private var responder: StandInResponder

    init(_ configuration: StandInConfiguration, port: UInt16, log: RequestLog) {
        self.configuration = configuration
        self.port = port
        self.log = log
        let faults = configuration.answerFaults
        drop =
            faults.contains(.resetsConnections)
            ? .reset : faults.contains(.closesAtOnce) ? .close : nil
        responder = StandInResponder(configuration, now: configuration.time.now())
    }

    /// The time that everything here goes by.
    var time: TimeSource { configuration.time }

    /// How a connection is dropped.
    enum Drop {
        case close
        case reset
    }

    /// Answers a request and logs it; `nil` where no answer is ever given.
    func transmission(for request: HTTPRequest, now: Duration) -> Transmission? {
        let answer = responder.answer(to: request, port: port, now: now)
        log.add(request, status: answer.response?.status.rawValue)
        return answer.response.map { response in
            Transmission(
                response,
                to: request,
                answer: answer,
                date: time.date(),
                limits: configuration.limits
            )
        }
    }

    /// The answer to a request that could not be understood.
    func transmission(for problem: HTTPProblem) -> Transmission {
        let response = HTTPResponse(problem.status, text: problem.reason)
        return Transmission(finalText: response, date: time.date())
    }
}
