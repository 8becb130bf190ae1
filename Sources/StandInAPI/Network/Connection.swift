import Platform

/// One connection: reads requests, sends answers, keeps its deadline.
///
/// It belongs to the thread that serves it and never waits; ``EventLoop`` calls it when there is
/// something to do.
final class Connection {
    let socket: Socket
    private let service: Service
    private var parser: HTTPRequestParser
    private var phase = Phase.reading
    /// Whether the client has said that it sends nothing more.
    private var inputEnded = false
    /// When the current phase has lasted too long.
    private var deadline: Duration
    /// When the next drop of a slow answer is due.
    private var nextDrop: Duration?
    /// Whether the deadline is that of a request which has begun to arrive.
    private var isTimingRequest = false

    /// What the connection is busy with.
    private enum Phase {
        /// Waiting for a request.
        case reading

        /// Sending an answer.
        case sending(Transmission)

        /// Doing nothing until the client goes away.
        case silent

        /// Everything is sent; what the client still sends is thrown away. To close at once would
        /// reset the connection under unread bytes, and the client might lose the answer.
        case lingering

        /// Over.
        case closed
    }

    /// The most bytes that are kept while an answer is on its way.
    private static let readAhead = 64 * 1024

    init(_ socket: Socket, service: Service, now: Duration) {
        self.socket = socket
        self.service = service
        parser = HTTPRequestParser(limits: HTTPRequestParser.Limits())
        deadline = now + service.configuration.limits.idleTime
    }

    /// Whether the connection is over and can be released.
    var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    /// What to wait for on the socket.
    var interests: PollSet.Events {
        switch phase {
        case .reading, .silent, .lingering: return inputEnded ? [] : .readable
        case .sending:
            let canRead = !inputEnded && parser.pendingByteCount < Self.readAhead
            var interests: PollSet.Events = canRead ? .readable : []
            if nextDrop == nil { interests.insert(.writable) }
            return interests
        case .closed: return []
        }
    }

    /// The next moment at which something has to be done unasked.
    var nextMoment: Duration {
        nextDrop.map { min($0, deadline) } ?? deadline
    }

    /// Does what the events of the socket and the time call for.
    ///
    /// - Parameters:
    ///   - events: What came for the socket.
    ///   - now: The time.
    ///   - buffer: Space to read into, of no meaning before or after.
    func handle(
        _ events: PollSet.Events,
        now: Duration,
        buffer: inout [UInt8]
    ) {
        // When both sides are shut nobody reads an answer any more.
        if !events.isDisjoint(with: .gone) {
            phase = .closed
            return
        }
        if events.contains(.readable) { read(into: &buffer, now: now) }
        if let due = nextDrop, due <= now { nextDrop = nil }
        proceed(now: now)
        if deadline <= now { expire(now: now) }
    }
}

extension Connection {
    private var limits: StandInConfiguration.Limits { service.configuration.limits }

    private func read(into buffer: inout [UInt8], now: Duration) {
        switch socket.receive(into: &buffer) {
        case .moved(let count):
            switch phase {
            case .reading, .sending: parser.append(buffer[..<count])
            case .silent, .lingering, .closed: break
            }
        case .blocked: break
        case .ended:
            inputEnded = true
            switch phase {
            case .silent, .lingering: phase = .closed
            case .reading, .sending, .closed: break
            }
        }
    }

    /// Answers requests and sends answers until something has to be waited for.
    private func proceed(now: Duration) {
        while true {
            switch phase {
            case .reading:
                guard answerNext(now: now) else { return }
            case .sending(var transmission):
                guard nextDrop == nil else { return }
                // The copy below must stay the only one: a second would be copied on each write.
                phase = .reading
                let isDone = send(&transmission, now: now)
                guard let isDone else {
                    phase = .closed
                    return
                }
                guard isDone else {
                    phase = .sending(transmission)
                    return
                }
                finish(transmission, now: now)
            case .silent, .lingering, .closed:
                return
            }
        }
    }

    /// Turns the next whole request into an answer.
    ///
    /// - Returns: Whether there was anything to answer.
    private func answerNext(now: Duration) -> Bool {
        do throws(HTTPProblem) {
            if let request = try parser.next() {
                isTimingRequest = false
                begin(service.transmission(for: request, now: now), now: now)
                return true
            }
        } catch {
            begin(service.transmission(for: error), now: now)
            return true
        }
        if inputEnded { phase = .closed }
        if parser.isInsideRequest != isTimingRequest {
            isTimingRequest = parser.isInsideRequest
            deadline = now + (isTimingRequest ? limits.requestTime : limits.idleTime)
        }
        return false
    }

    private func begin(_ transmission: Transmission?, now: Duration) {
        if let transmission {
            phase = .sending(transmission)
            deadline = now + limits.sendTime
        } else {
            beSilent(now: now)
        }
    }

    /// Sends what the system takes.
    ///
    /// - Returns: Whether all is sent, or nil when the client is gone.
    private func send(_ transmission: inout Transmission, now: Duration) -> Bool? {
        // An answer of megabytes must not keep the other connections waiting.
        for _ in 0..<16 {
            let bytes = transmission.next
            if bytes.isEmpty { return true }
            switch socket.send(bytes) {
            case .moved(let count):
                transmission.advance(by: count)
                deadline = now + limits.sendTime
                if let pace = transmission.pace, !transmission.next.isEmpty {
                    nextDrop = now + pace.pause
                    return false
                }
            case .blocked: return false
            case .ended: return nil
            }
        }
        return transmission.next.isEmpty
    }

    /// Goes on after the last byte of an answer.
    private func finish(_ transmission: Transmission, now: Duration) {
        switch transmission.ending {
        case .keepAlive:
            phase = .reading
            isTimingRequest = parser.isInsideRequest
            deadline = now + (isTimingRequest ? limits.requestTime : limits.idleTime)
        case .stall: beSilent(now: now)
        case .close:
            socket.endSending()
            phase = inputEnded ? .closed : .lingering
            deadline = now + limits.lingerTime
        }
    }

    private func beSilent(now: Duration) {
        phase = inputEnded ? .closed : .silent
        deadline = now + limits.silenceTime
    }

    /// Ends a phase that has lasted too long.
    private func expire(now: Duration) {
        guard case .reading = phase, isTimingRequest else {
            phase = .closed
            return
        }
        isTimingRequest = false
        let problem = HTTPProblem(.requestTimeout, "the request took too long to arrive")
        begin(service.transmission(for: problem), now: now)
        proceed(now: now)
    }
}
