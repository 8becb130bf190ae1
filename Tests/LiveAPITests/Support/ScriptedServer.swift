import Foundation
import Platform
import Synchronization

/// A loopback HTTP server that answers each request with exactly the bytes of a test, valid or not,
/// and records the requests.
final class ScriptedServer: Sendable {
    /// A request that the server received.
    struct Request: Sendable {
        /// The path with its query, percent-decoded.
        var target: String
        var fields: [String: String]
    }

    /// The bytes of a response, and what happens after them.
    struct Reply: Sendable {
        enum Ending: Sendable {
            case keepAlive
            case close
            case reset

            /// Nothing more is sent, and the connection stays open.
            case silence
        }

        var bytes: [UInt8]
        var ending = Ending.keepAlive

        /// The sizes of the first pieces, after each of which the server pauses for a moment.
        var pieces: [Int] = []
    }

    let port: UInt16

    /// Yields an element for each request when it arrives.
    let arrivals: AsyncStream<Void>

    private let log: Mutex<[Request]>
    private let wakeup: Socket
    private let thread: Mutex<WorkThread?>

    /// Creates a server that sends `greeting` when a client connects, and then nothing.
    convenience init(greeting: String) throws {
        try self.init(greeting: Array(greeting.utf8)) { _ in Reply(bytes: []) }
    }

    /// Creates a server that sends what `answer` returns for each request.
    convenience init(_ answer: @escaping @Sendable (Request) -> Reply) throws {
        try self.init(greeting: nil, answer)
    }

    private init(greeting: [UInt8]?, _ answer: @escaping @Sendable (Request) -> Reply) throws {
        let (listener, port) = try Socket.listening(on: 0, backlog: 16)
        let (wakeup, wakened) = try Socket.pair()
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
        self.port = port
        self.wakeup = wakeup
        self.arrivals = arrivals
        log = Mutex([])
        thread = Mutex(nil)
        let started = try WorkThread { [weak self] in
            ScriptedLoop(listener: listener, wakeup: wakened, greeting: greeting) { request in
                self?.log.withLock { $0.append(request) }
                arrival.yield()
                return answer(request)
            }.run()
        }
        thread.withLock { $0 = started }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    var requests: [Request] { log.withLock { $0 } }

    var targets: [String] { requests.map(\.target) }

    /// Ends all connections and the thread that serves them.
    func stop() {
        _ = wakeup.send([0])
        thread.withLock { $0.take() }?.join()
    }
}

extension ScriptedServer.Request {
    /// Reads the head of a request.
    init(head: some Collection<UInt8>) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        fields = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let text = lines[0].split(separator: " ").dropFirst().first.map { String($0) } ?? ""
        target = text.removingPercentEncoding ?? text
    }
}

extension ScriptedServer.Reply {
    /// A complete and valid response.
    static func json(_ body: String, status: Int = 200, _ fields: String...) -> Self {
        .init(
            status: status,
            fields: ["Content-Type: application/json", "Content-Length: \(body.utf8.count)"]
                + fields,
            body: body
        )
    }

    init(status: Int, fields: [String], body: String = "", ending: Ending = .keepAlive) {
        let head = ["HTTP/1.1 \(status) Status"] + fields
        bytes = Array((head.joined(separator: "\r\n") + "\r\n\r\n" + body).utf8)
        self.ending = ending
    }
}
