import Foundation
import Synchronization

/// A loopback HTTP server that answers each request with the very bytes a test gives it, right or
/// wrong, and remembers what it was asked.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        /// The path with its query, decoded for reading.
        var target: String
        var fields: [String: String]
    }

    struct Reply: Sendable {
        enum Ending: Sendable {
            case keepAlive
            case close
            case reset
            case silence
        }

        var bytes: [UInt8]
        var ending = Ending.keepAlive
    }

    private struct State {
        var requests: [Request] = []
        var connections: [Int32] = []
        var isClosed = false
    }

    let port: Int
    private let listener: Int32
    private let state = Mutex(State())

    /// A server that says `greeting` as soon as somebody connects, and hangs up.
    convenience init(greeting: String) {
        self.init(greeting: Array(greeting.utf8)) { _ in Reply(bytes: []) }
    }

    convenience init(_ answer: @escaping @Sendable (Request) -> Reply) {
        self.init(greeting: nil, answer)
    }

    private init(greeting: [UInt8]?, _ answer: @escaping @Sendable (Request) -> Reply) {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = unsafe bind(listener, address, length)
                _ = unsafe getsockname(listener, address, &length)
            }
        }
        port = Int(UInt16(bigEndian: address.sin_port))
        listen(listener, 16)
        self.listener = listener
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0, let server = self, server.admit(connection) else { return }
                Thread.detachNewThread { server.serve(connection, greeting, answer) }
            }
        }
    }

    var url: String { "http://127.0.0.1:\(port)" }

    var requests: [Request] { state.withLock { $0.requests } }

    var targets: [String] { requests.map(\.target) }

    /// Ends all connections, so that no thread outlives the test.
    func stop() {
        let connections = state.withLock { state in
            state.isClosed = true
            return state.connections
        }
        for descriptor in connections + [listener] { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    private func admit(_ connection: Int32) -> Bool {
        state.withLock { state in
            state.connections.append(connection)
            return !state.isClosed
        }
    }

    private func serve(
        _ connection: Int32,
        _ greeting: [UInt8]?,
        _ answer: (Request) -> Reply
    ) {
        defer {
            state.withLock { $0.connections.removeAll { $0 == connection } }
            close(connection)
        }
        if let greeting {
            send(greeting, to: connection)
            return
        }
        while let request = receive(connection) {
            state.withLock { $0.requests.append(request) }
            let reply = answer(request)
            send(reply.bytes, to: connection)
            switch reply.ending {
            case .keepAlive: continue
            case .close: return
            case .silence: while receive(connection) != nil {}
            case .reset:
                var linger = linger(l_onoff: 1, l_linger: 0)
                let size = socklen_t(MemoryLayout.size(ofValue: linger))
                unsafe setsockopt(connection, SOL_SOCKET, SO_LINGER, &linger, size)
                return
            }
        }
    }

    private func send(_ bytes: [UInt8], to connection: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Foundation.send(
                    connection,
                    $0.baseAddress,
                    $0.count,
                    Int32(MSG_NOSIGNAL)
                )
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private func receive(_ connection: Int32) -> Request? {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.ends(with: Array("\r\n\r\n".utf8)) {
            guard unsafe recv(connection, &byte, 1, 0) == 1 else { return nil }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            fields[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let target = lines[0].split(separator: " ").dropFirst().first.map { String($0) } ?? ""
        return Request(target: target.removingPercentEncoding ?? target, fields: fields)
    }
}

extension [UInt8] {
    fileprivate func ends(with suffix: [UInt8]) -> Bool { self.suffix(suffix.count) == suffix[...] }
}

extension ScriptedServer.Reply {
    /// A whole and right answer.
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
