import Platform
import Testing

@Suite
struct `A socket` {
    private static func wait(for socket: Socket, _ events: PollSet.Events) {
        var set = PollSet()
        set.add(socket.descriptor, for: events)
        set.wait(for: .seconds(30))
    }

    @Test
    func `connects to the port that another listens on`() throws {
        let (listener, port) = try Socket.listening(on: 0, backlog: 1)
        let client = try Socket.connecting(port: port)
        Self.wait(for: listener, .readable)
        guard case .connection(let server) = listener.accept() else {
            Issue.record("no connection")
            return
        }
        Self.wait(for: client, .writable)
        #expect(client.send([1, 2, 3]) == .moved(3))
        Self.wait(for: server, .readable)
        var buffer = [UInt8](repeating: 0, count: 8)
        #expect(server.receive(into: &buffer) == .moved(3))
        #expect(buffer.prefix(3) == [1, 2, 3])
        #expect(server.receive(into: &buffer) == .blocked)
        client.endSending()
        Self.wait(for: server, .readable)
        #expect(server.receive(into: &buffer) == .ended)
    }

    @Test
    func `accepts nothing if no connection is waiting`() throws {
        let (listener, _) = try Socket.listening(on: 0, backlog: 1)
        guard case .none = listener.accept() else {
            Issue.record("accepted a connection, but none was waiting")
            return
        }
    }

    @Test
    func `does not listen on a port that is in use`() throws {
        let (listener, port) = try Socket.listening(on: 0, backlog: 1)
        let error = #expect(throws: SystemError.self) { try Socket.listening(on: port, backlog: 1) }
        #expect(error?.isAddressInUse == true)
        withExtendedLifetime(listener) {}
    }

    @Test
    func `wakes the other socket of a pair`() throws {
        let (one, other) = try Socket.pair()
        #expect(one.send([7]) == .moved(1))
        Self.wait(for: other, .readable)
        var buffer: [UInt8] = [0]
        #expect(other.receive(into: &buffer) == .moved(1))
        #expect(buffer == [7])
    }
}
