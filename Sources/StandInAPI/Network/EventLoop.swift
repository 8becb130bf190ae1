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
            let isAccepting = acceptAgain == nil && connections.count < maximum
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
            if isAccepting, !waiting[connections.count + 1].isEmpty { accept(now: now) }
            connections.removeAll(where: \.isClosed)
        }
    }

    private var maximum: Int { max(1, service.configuration.limits.connections) }

    /// The next time at which something is due even without an event; `nil` for never.
    private var nextMoment: Duration? {
        var moments = connections.map(\.nextMoment)
        if let acceptAgain { moments.append(acceptAgain) }
        return moments.min()
    }

    /// Accepts waiting clients, up to the maximum number of connections.
    private func accept(now: Duration) {
        while connections.count < maximum {
            switch listener.accept() {
            case .connection(let socket):
                switch service.drop {
                case nil: connections.append(Connection(socket, service: service, now: now))
                case .close: break
                case .reset: socket.resetOnClose()
                }
            case .none: return
            case .exhausted:
                acceptAgain = now + .milliseconds(100)
                return
            }
        }
    }
}
