import Foundation
import Platform

/// The thread of a ``ScriptedServer``: serves all connections until the wakeup socket ends it.
struct ScriptedLoop {
    let listener: Socket
    let wakeup: Socket

    /// The bytes that each client gets as soon as it connects, instead of responses, if any.
    let greeting: [UInt8]?

    let answer: (ScriptedServer.Request) -> ScriptedServer.Reply

    func run() {
        var connections: [ScriptedConnection] = []
        while true {
            var waiting = PollSet()
            waiting.add(wakeup.descriptor, for: .readable)
            waiting.add(listener.descriptor, for: .readable)
            for connection in connections {
                waiting.add(connection.socket.descriptor, for: connection.interests)
            }
            waiting.wait(for: nil)
            if !waiting[0].isEmpty { return }
            for index in connections.indices where !waiting[index + 2].isEmpty {
                connections[index].handle(waiting[index + 2], answer)
            }
            connections.removeAll(where: \.isClosed)
            while case .connection(let socket) = listener.accept() {
                connections.append(ScriptedConnection(socket, greeting: greeting))
            }
        }
    }
}

/// A connection of a ``ScriptedServer``.
struct ScriptedConnection {
    let socket: Socket
    private(set) var isClosed = false
    private var input: [UInt8] = []
    private var output: ArraySlice<UInt8>
    private var pieces: [Int] = []
    private var ending: ScriptedServer.Reply.Ending
    private let hasGreeting: Bool

    init(_ socket: Socket, greeting: [UInt8]?) {
        self.socket = socket
        output = greeting.map { $0[...] } ?? []
        ending = greeting == nil ? .keepAlive : .silence
        hasGreeting = greeting != nil
    }

    var interests: PollSet.Events { output.isEmpty ? .readable : [.readable, .writable] }

    mutating func handle(
        _ events: PollSet.Events,
        _ answer: (ScriptedServer.Request) -> ScriptedServer.Reply
    ) {
        if events.contains(.readable) {
            receive()
        } else if !events.isDisjoint(with: .gone) {
            isClosed = true
        }
        while !isClosed {
            guard send(), ending == .keepAlive, let request = nextRequest() else { return }
            let reply = answer(request)
            output = reply.bytes[...]
            pieces = reply.pieces
            ending = reply.ending
        }
    }

    private mutating func receive() {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        switch socket.receive(into: &buffer) {
        case .moved(let count): input += buffer[..<count]
        case .blocked: break
        case .ended: isClosed = true
        }
    }

    /// Sends the rest of a response, and returns whether everything is sent.
    private mutating func send() -> Bool {
        while !output.isEmpty {
            let piece = output.prefix(pieces.first ?? output.count)
            switch socket.send(piece) {
            case .moved(let count):
                output = output.dropFirst(count)
                guard !pieces.isEmpty else { break }
                pieces.removeFirst()
                // So that the client usually receives the piece by itself.
                Thread.sleep(forTimeInterval: 0.000_05)
            case .blocked: return false
            case .ended:
                isClosed = true
                return false
            }
        }
        switch ending {
        case .keepAlive: break
        // Closing with unread bytes would reset the connection.
        case .silence: if hasGreeting { socket.endSending() }
        case .close: isClosed = true
        case .reset:
            socket.resetOnClose()
            isClosed = true
        }
        return true
    }

    private mutating func nextRequest() -> ScriptedServer.Request? {
        guard let end = input.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound else { return nil }
        defer { input.removeFirst(end) }
        return ScriptedServer.Request(head: input[..<end])
    }
}
