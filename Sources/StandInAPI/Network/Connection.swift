import Platform

/// A connection, which reads requests, sends responses and keeps its deadline.
///
/// It belongs to the thread that serves it and never blocks; ``EventLoop`` calls it when there is
/// something to do.
final class Connection {
    let socket: Socket
    private let service: Service
    private var parser: HTTPRequestParser
    private var phase = Phase.reading
    /// Whether the client has ended its side of the connection.
    private var inputEnded = false
    /// When the current phase has lasted too long.
    private var deadline: Duration
    /// When the next piece of a slow response is due.
    private var nextDrop: Duration?
    /// Whether the deadline applies to a request that has begun to arrive.
    private var isTimingRequest = false
    /// The number of the event after which the connection became idle.
    ///
    /// Counted, not timed, so that no two connections have the same number.
    private(set) var idleSince: Int

    /// The current activity of a connection.
    private enum Phase {
        /// Waiting for a request.
        case reading

        /// Sending a response.
        case sending(Transmission)

        /// Doing nothing until the client disconnects.
        case silent

        /// Everything is sent, and further bytes from the client are discarded. Closing at once
        /// would reset the connection if there are unread bytes, and the client could lose the
        /// response.
        case lingering

        /// Ended.
        case closed
    }

    /// The number of unprocessed bytes at which reading stops while a response is being sent.
    private static let readAhead = 64 * 1024

    init(_ socket: Socket, service: Service, now: Duration) {
        self.socket = socket
        self.service = service
        parser = HTTPRequestParser(limits: HTTPRequestParser.Limits())
        deadline = now + service.configuration.limits.idleTime
        idleSince = service.nextEventNumber()
    }

    /// Whether the connection has ended and can be released.
    var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    /// Whether no request is in progress, so that a client loses nothing if the connection ends.
    var isIdle: Bool {
        switch phase {
        case .reading: !parser.isInsideRequest
        case .sending, .silent, .lingering, .closed: false
        }
    }

    /// The events of the socket to wait for.
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

    /// The next time at which the connection needs to be handled even without an event.
    var nextMoment: Duration {
        nextDrop.map { min($0, deadline) } ?? deadline
    }

    /// Ends the connection at once.
    func end() {
        phase = .closed
    }

    /// Handles the events of the socket, and everything that is due.
    ///
    /// - Parameters:
    ///   - events: The events of the socket.
    ///   - now: The current time.
    ///   - buffer: Space to read into; its content does not matter before or after.
    func handle(
        _ events: PollSet.Events,
        now: Duration,
        buffer: inout [UInt8]
    ) {
        // When both directions are shut down, no one reads a response any more.
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

    /// Answers requests and sends responses until it needs to wait for the socket or the time.
    private func proceed(now: Duration) {
        while true {
            switch phase {
            case .reading:
                guard answerNext(now: now) else { return }
            case .sending(var transmission):
                guard nextDrop == nil else { return }
                // The transmission must have only one owner: with `phase` as a second one, each
                // change would copy its bytes.
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

    /// Begins to answer the next complete request.
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

    /// Sends as many bytes as the system accepts.
    ///
    /// - Returns: Whether everything is sent; `nil` if the client is gone.
    private func send(_ transmission: inout Transmission, now: Duration) -> Bool? {
        // Bounded, so that a response of megabytes does not keep other connections waiting.
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

    /// Moves to the next phase after the last byte of a response.
    private func finish(_ transmission: Transmission, now: Duration) {
        idleSince = service.nextEventNumber()
        switch transmission.ending {
        case .keepAlive:
            phase = .reading
            isTimingRequest = parser.isInsideRequest
            deadline = now + (isTimingRequest ? limits.requestTime : limits.idleTime)
        case .stall: beSilent(now: now)
        case .reset:
            socket.resetOnClose()
            phase = .closed
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
