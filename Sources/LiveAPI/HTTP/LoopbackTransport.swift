import Platform
import Synchronization

/// Sends requests to a server on this machine, over HTTP/1.1 without encryption.
///
/// It uses a connection for several requests, as clients do, and opens another one when the server
/// has closed it in between. Proxies are never used: they would see the credentials.
final class LoopbackTransport: Transport {
    private let hosts: [LoopbackHost]
    private let port: UInt16
    private let head: [UInt8]
    private let bodyLimit: Int
    private let time: TimeSource
    private let codings: ContentCodings

    /// The connections that earlier requests left.
    private let idle = Mutex<[Socket]>([])

    init(_ configuration: LiveConfiguration) {
        let origin = configuration.base.origin
        hosts = origin.loopbackHosts
        port = UInt16(origin.port)
        bodyLimit = configuration.bodyLimit
        time = configuration.time
        codings = ContentCodings(configuration)
        let fields = [("Host", origin.authority)] + configuration.requestFields
        head = Array(fields.map { "\($0.0): \($0.1)\r\n" }.joined().utf8)
    }

    func get(_ target: String, within limit: Duration) async -> Exchange.Outcome {
        // Computed before the request is sent, so that all time from here on counts.
        let deadline = time.now() + limit
        return await RequestThread.run { [self] thread in
            guard !thread.isCancelled else { return .failure(.cancelled) }
            do throws(ExchangeFailure) {
                let response = try respond(to: target, by: deadline, thread)
                return .success(try codings.decoding(response))
            } catch {
                return .failure(error)
            }
        }
    }

    private func respond(
        to target: String,
        by deadline: Duration,
        _ thread: RequestThread
    ) throws(ExchangeFailure) -> LiveResponse {
        let request = Array("GET \(target) HTTP/1.1\r\n".utf8) + head + Array("\r\n".utf8)
        if let socket = idleConnection() {
            var exchange = LoopbackExchange(socket, request, bodyLimit, time, deadline, thread)
            do {
                return try finish(&exchange)
            } catch {
                // The server may close an idle connection at any moment (RFC 9112, section 9.3.1).
                guard error == .connectionLost, !exchange.hasStarted else { throw error }
            }
        }
        let socket = try connection(by: deadline, thread)
        var exchange = LoopbackExchange(socket, request, bodyLimit, time, deadline, thread)
        return try finish(&exchange)
    }

    private func finish(
        _ exchange: inout LoopbackExchange
    ) throws(ExchangeFailure) -> LiveResponse {
        let response = try exchange.run()
        if exchange.keepsConnection {
            let socket = exchange.socket
            idle.withLock { $0.append(socket) }
        }
        return response
    }

    /// Takes a connection that an earlier request left, and that the server has not closed since.
    private func idleConnection() -> Socket? {
        while let socket = idle.withLock({ $0.popLast() }) {
            if !socket.hasEnded { return socket }
        }
        return nil
    }

    /// Opens a connection to the first address that accepts one.
    private func connection(
        by deadline: Duration,
        _ thread: RequestThread
    ) throws(ExchangeFailure) -> Socket {
        for host in hosts {
            guard let socket = try? Socket.connecting(to: host, port: port) else { continue }
            var waiting = PollSet()
            repeat {
                waiting.removeAll()
                waiting.add(socket.descriptor, for: .writable)
                waiting.add(thread.cancelled, for: .readable)
                guard !thread.isCancelled else { throw .cancelled }
                guard time.now() < deadline else { throw .timedOut }
                waiting.wait(for: time.timeout(until: deadline))
            } while waiting[0].isEmpty
            if socket.connectionError == nil { return socket }
        }
        throw .refused
    }
}

/// One request and its response on a connection.
private struct LoopbackExchange {
    let socket: Socket
    private var request: ArraySlice<UInt8>
    private var parser: ResponseParser
    private let time: TimeSource
    private let deadline: Duration
    private let thread: RequestThread

    init(
        _ socket: Socket,
        _ request: [UInt8],
        _ bodyLimit: Int,
        _ time: TimeSource,
        _ deadline: Duration,
        _ thread: RequestThread
    ) {
        self.socket = socket
        self.request = request[...]
        parser = ResponseParser(bodyLimit: bodyLimit)
        self.time = time
        self.deadline = deadline
        self.thread = thread
    }

    /// Whether bytes of the response have arrived.
    var hasStarted: Bool { parser.hasStarted }

    /// Whether the connection can be used for another request.
    var keepsConnection: Bool { parser.keepsConnection && request.isEmpty }

    /// Sends the request and reads the response.
    mutating func run() throws(ExchangeFailure) -> LiveResponse {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var wasReset = false
        while true {
            if let response = parser.response { return response }
            let events = try wait()
            wasReset = wasReset || events.contains(.failed)
            if events.contains(.writable) { send() }
            guard events.contains(.readable) || !events.isDisjoint(with: .gone) else { continue }
            switch socket.receive(into: &buffer) {
            case .moved(let count): try parser.receive(buffer[..<count])
            case .blocked: break
            case .ended: try parser.end(isReset: wasReset)
            }
        }
    }

    /// Waits until something can be sent or received.
    private func wait() throws(ExchangeFailure) -> PollSet.Events {
        guard !thread.isCancelled else { throw .cancelled }
        guard time.now() < deadline else { throw .timedOut }
        var waiting = PollSet()
        let interests: PollSet.Events = request.isEmpty ? .readable : [.readable, .writable]
        waiting.add(socket.descriptor, for: interests)
        waiting.add(thread.cancelled, for: .readable)
        waiting.wait(for: time.timeout(until: deadline))
        return waiting[0]
    }

    private mutating func send() {
        switch socket.send(request) {
        case .moved(let count): request = request.dropFirst(count)
        case .blocked: break
        // The server may have answered before it closed the connection.
        case .ended: request = []
        }
    }
}

extension Socket {
    /// Whether the other side has closed an idle connection, or sent what no one asked for.
    fileprivate var hasEnded: Bool {
        var waiting = PollSet()
        waiting.add(descriptor, for: .readable)
        return waiting.wait(for: .zero)
    }
}

extension Origin {
    /// The addresses of a loopback host, in the order in which they are tried.
    fileprivate var loopbackHosts: [LoopbackHost] {
        guard host != "[::1]" else { return [.v6] }
        let numbers = host.split(separator: ".").compactMap { UInt8($0) }
        return numbers.count == 4
            ? [.v4(numbers[1], numbers[2], numbers[3])] : [.usual, .v6]
    }
}
