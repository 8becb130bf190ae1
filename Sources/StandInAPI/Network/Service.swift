import Platform

/// The state that all connections of one thread share to turn requests into bytes.
final class Service {
    let configuration: StandInConfiguration

    /// How connections are dropped as soon as they are accepted; `nil` if they are served.
    let drop: Drop?

    private let port: UInt16
    private let log: RequestLog
    private var responder: StandInResponder
    private var eventCount = 0

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

    /// The clock of the server.
    var time: TimeSource { configuration.time }

    /// Returns a number that is higher than all before.
    func nextEventNumber() -> Int {
        eventCount += 1
        return eventCount
    }

    /// A way to drop a connection.
    enum Drop {
        case close
        case reset
    }

    /// Answers a request and logs it; returns `nil` if the request is never answered.
    func transmission(for request: HTTPRequest, now: Duration) -> Transmission? {
        let answer = responder.answer(to: request, port: port, now: now)
        log.add(request, status: answer.response?.status.rawValue)
        return answer.response.map { response in
            var message = WireMessage(
                response,
                to: request,
                date: time.date(),
                scale: configuration.limits.scale
            )
            // Changes are about content, so the answer to HEAD is always correct.
            let isHead = request.method == "HEAD"
            if !isHead { for change in answer.changes { change(&message) } }
            return Transmission(message, isHead: isHead)
        }
    }

    /// Returns the response to a request that is refused, after which the connection ends.
    func transmission(for problem: HTTPProblem) -> Transmission {
        let refused = HTTPRequest(
            method: "GET",
            target: "/",
            minorVersion: 1,
            fields: [HTTPRequest.Field(name: "connection", value: "close")]
        )
        return Transmission(
            WireMessage(
                HTTPResponse(problem.status, text: problem.reason),
                to: refused,
                date: time.date(),
                scale: configuration.limits.scale
            )
        )
    }
}
