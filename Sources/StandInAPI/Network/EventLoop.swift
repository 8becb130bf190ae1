import Platform

/// The loop that serves all connections in one thread, with `poll`.
///
/// One thread is enough for a stand-in and needs no locks. When it ends, it releases its sockets,
/// which closes them.
final class EventLoop {
    private let listener: Socket
    private let wakeup: Socket
    private let service: Service
    private var connections: [Connection] = []
    private var waiting = PollSet()
    private var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    /// When to accept connections again after the system ran out of descriptors.
    private var acceptAgain: Duration?

    init(listener: Socket, wakeup: Socket, service: Service) {
        self.listener = listener
        self.wakeup = wakeup
        self.service = service
    }

    /// Serves until the wakeup socket becomes readable.
    func run() {
        while true {
            waiting.removeAll()
            waiting.add(wakeup.descriptor, for: .readable)
            for connection in connections {
                waiting.add(connection.socket.descriptor, for: connection.interests)
            }
            // Last, so that it can be left out without moving the others. Clients that must wait
            // stay in the backlog.
            let isAccepting = acceptAgain == nil && hasRoom
            if isAccepting { waiting.add(listener.descriptor, for: .readable) }

            waiting.wait(for: service.time.timeout(until: nextMoment))
            if !waiting[0].isEmpty { return }

            let now = service.time.now()
            for (place, connection) in connections.enumerated() {
                let events = waiting[place + 1]
                if !events.isEmpty || connection.nextMoment <= now {
                    connection.handle(events, now: now, buffer: &buffer)
                }
            }
            if let moment = acceptAgain, moment <= now { acceptAgain = nil }
            let isClientWaiting = isAccepting && !waiting[connections.count + 1].isEmpty
            connections.removeAll(where: \.isClosed)
            if isClientWaiting { accept(now: now) }
        }
    }

    /// The next time at which something is due even without an event; `nil` for never.
    private var nextMoment: Duration? {
        connections.reduce(acceptAgain) { earliest, connection in
            let moment = connection.nextMoment
            return earliest.map { min($0, moment) } ?? moment
        }
    }
}

// MARK: - Accepting

extension EventLoop {
    /// The number of clients that are accepted before those that are connected get their turn.
    private static let acceptsPerTurn = 64

    private var maximum: Int { max(1, service.configuration.limits.connections) }

    /// Whether a client can be accepted, if necessary instead of one that is idle.
    private var hasRoom: Bool {
        connections.count < maximum || connections.contains(where: \.isIdle)
    }

    /// Accepts waiting clients, of which there is at least one.
    private func accept(now: Duration) {
        var open = connections.count
        var idle = connections.filter(\.isIdle).sorted { $0.idleSince > $1.idleSince }
        defer { connections.removeAll(where: \.isClosed) }
        for turn in 0..<Self.acceptsPerTurn {
            var spare: Connection?
            if open >= maximum {
                spare = nextIdle(of: &idle, now: now)
                if spare == nil { return }
            }
            switch listener.accept() {
            case .connection(let socket):
                if let spare {
                    spare.end()
                    open -= 1
                }
                serve(socket, now: now)
                open += 1
            case .none: return
            case .exhausted:
                // Linux reports this even if no client is waiting; on the first turn, one is.
                guard turn == 0 else { return }
                if let spare = nextIdle(of: &idle, now: now) {
                    spare.end()
                } else {
                    acceptAgain = now + .milliseconds(100)
                }
                return
            }
        }
    }

    /// Takes the connection that has been idle longest out of a list, whose last it is.
    private func nextIdle(of idle: inout [Connection], now: Duration) -> Connection? {
        while let connection = idle.popLast() {
            let idleSince = connection.idleSince
            // A request that has arrived since the last turn is not lost.
            connection.handle(.readable, now: now, buffer: &buffer)
            if connection.isClosed || connection.isIdle && connection.idleSince == idleSince {
                return connection
            }
        }
        return nil
    }

    private func serve(_ socket: Socket, now: Duration) {
        switch service.drop {
        case nil: connections.append(Connection(socket, service: service, now: now))
        case .close: break
        case .reset: socket.resetOnClose()
        }
    }
}
