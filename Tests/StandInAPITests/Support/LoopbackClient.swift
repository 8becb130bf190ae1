import ManualTime
import Platform
import Testing

/// A client that sends bytes unchanged and reads the response.
///
/// No call waits longer than 20 seconds of real time for the next byte.
final class LoopbackClient {
    private let socket: Socket
    private var received: [UInt8] = []
    private var hasEndedSending = false

    /// The time to advance while nothing arrives, and the step; by default, time does not pass.
    private var moving: (time: ManualTime, step: Duration)?

    /// Connects to a port of this machine.
    init(port: UInt16?, at host: LoopbackHost = .usual) throws {
        socket = try Socket.connecting(to: host, port: #require(port))
        guard try wait(for: .writable).isDisjoint(with: .gone) else { throw Failure.refused }
    }

    enum Failure: Error, Equatable {
        case refused
        case timedOut
        case reset
        case ended(after: [UInt8])
    }

    /// From now on, advances the time by a step whenever nothing has arrived for a moment.
    ///
    /// The client then sees what the server does after a time limit, and nothing can be late before
    /// that.
    func moveTime(_ time: ManualTime, by step: Duration = .seconds(1)) {
        moving = (time, step)
    }

    /// Sends all bytes, or as many as the other side accepts.
    ///
    /// - Returns: Whether all were accepted.
    @discardableResult
    func send(_ bytes: [UInt8]) throws -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch socket.send(rest) {
            case .moved(let count): rest = rest.dropFirst(count)
            case .blocked: try wait(for: .writable)
            case .ended: return false
            }
        }
        return true
    }

    /// Sends text.
    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Sends a request.
    func request(_ target: String, method: String = "GET", fields: [String] = []) throws {
        let lines = ["\(method) \(target) HTTP/1.1", "Host: 127.0.0.1"] + fields
        try send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    }

    /// Ends this side of the connection.
    func endSending() {
        hasEndedSending = true
        socket.endSending()
    }
}

// MARK: - Reading

extension LoopbackClient {
    /// Returns all bytes until the other side ends the connection.
    func rest(limit: Int = 1 << 24) throws -> [UInt8] {
        while received.count < limit {
            do { try receive() } catch Failure.ended { break }
        }
        defer { received = [] }
        return received
    }

    /// Counts and discards bytes until the connection ends or is reset, or until there are at least
    /// `limit`.
    func countBytes(atLeast limit: Int = .max) throws -> Int {
        var count = received.count
        received = []
        while count < limit {
            do {
                try receive()
            } catch let failure as Failure where failure != .timedOut {
                break
            }
            count += received.count
            received = []
        }
        return count
    }

    /// Returns the next response.
    func response(hasBody: Bool = true) throws -> Response {
        var end: Int?
        while end == nil {
            end = received.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound
            if end == nil { try receive() }
        }
        var response = Response(head: String(decoding: received[..<(end ?? 0)], as: UTF8.self))
        received.removeFirst(end ?? 0)
        let length = hasBody ? Int(response["content-length"] ?? "0") ?? 0 : 0
        while received.count < length { try receive() }
        response.body = Array(received.prefix(length))
        received.removeFirst(length)
        return response
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let events = try wait(for: .readable)
            switch socket.receive(into: &buffer) {
            case .moved(let count):
                received += buffer[..<count]
                return
            case .blocked: continue
            case .ended:
                // While this side can still send, only a reset ends both directions.
                if !hasEndedSending, !events.isDisjoint(with: .gone) { throw Failure.reset }
                throw Failure.ended(after: received)
            }
        }
    }

    @discardableResult
    private func wait(for events: PollSet.Events) throws -> PollSet.Events {
        let deadline = TimeSource.system.now() + .seconds(20)
        var set = PollSet()
        set.add(socket.descriptor, for: events)
        while true {
            if set.wait(for: moving == nil ? .seconds(20) : .milliseconds(5)) { return set[0] }
            if TimeSource.system.now() >= deadline { throw Failure.timedOut }
            if let moving { moving.time.advance(by: moving.step) }
        }
    }
}
