/// The one thread that serves all connections, with `poll`.
///
/// One thread is enough for a stand-in, needs no locks, and leaves nothing behind when it ends:
/// its sockets close as it lets go of them.
final class EventLoop {
    private let listener: Socket
    private let wakeup: Socket
    private let service: Service
    private let clock = ContinuousClock()
    private var connections: [Connection] = []
    private var readiness = Readiness()
    private var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    /// When to accept again, after the system ran out of descriptors.
    private var acceptAgain: ContinuousClock.Instant?

    init(listener: Socket, wakeup: Socket, service: Service) {
        self.listener = listener
        self.wakeup = wakeup
        self.service = service
    }

    /// Serves until something comes through the wakeup socket.
    func run() {
        defer { service.note(connections: 0) }
        while true {
            readiness.removeAll()
            readiness.add(wakeup, for: .readable)
            for connection in connections {
                readiness.add(connection.socket, for: connection.interests)
            }
            // Last, so that it can be left out: those who wait for a place stay in the backlog.
            let isAccepting = acceptAgain == nil && connections.count < maximum
            if isAccepting { readiness.add(listener, for: .readable) }

            readiness.wait(milliseconds: patience)
            if !readiness[0].isEmpty { return }

            let now = clock.now
            for (place, connection) in connections.enumerated() {
                let events = readiness[place + 1]
                if !events.isEmpty || connection.nextMoment <= now {
                    connection.handle(events, now: now, buffer: &buffer)
                }
            }
            if let moment = acceptAgain, moment <= now { acceptAgain = nil }
            if isAccepting, !readiness[connections.count + 1].isEmpty { accept(now: now) }
            connections.removeAll(where: \.isClosed)
            service.note(connections: connections.count)
        }
    }

    private var maximum: Int { max(1, service.configuration.limits.connections) }

    /// How long nothing has to be done unasked, in milliseconds; -1 for ever.
    private var patience: Int32 {
        var moments = connections.map(\.nextMoment)
        if let acceptAgain { moments.append(acceptAgain) }
        guard let first = moments.min() else { return -1 }
        let wait = max(.zero, first - clock.now).components
        // Rounded up: to wake a moment too early would mean to wake again and again.
        let milliseconds = wait.seconds * 1_000 + wait.attoseconds / 1_000_000_000_000_000 + 1
        return Int32(min(milliseconds, 60_000))
    }

    /// Takes in those who wait, as far as there is room.
    private func accept(now: ContinuousClock.Instant) {
        while connections.count < maximum {
            switch listener.accept() {
            case .connection(let socket):
                switch service.dropsConnections {
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
