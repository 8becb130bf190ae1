import Testing

@testable import StandInAPI

/// What happens to clients that take their time.
///
/// The times themselves are never asserted, only
/// what comes when they are over; the client's own patience bounds the wait.
@Suite
struct `The patience of the stand-in` {
    static func limits(_ change: (inout StandInServer.Limits) -> Void) -> StandInServer.Limits {
        var limits = StandInServer.Limits()
        change(&limits)
        return limits
    }

    @Test
    func `ends with a request that never ends`() throws {
        let limits = Self.limits { $0.requestTime = .milliseconds(100) }
        let server = try StandInServer.running(limits: limits)
        defer { server.stop() }
        for start in ["G", "GET / HTTP/1.1\r\nHost: a\r\n", "\r\nGET / HTTP/1.1\r\n"] {
            let client = try LoopbackClient(port: server.port)
            client.send(start)
            let response = try client.response()
            #expect(response.status == 408)
            #expect(response["connection"] == "close")
            #expect(try client.rest().isEmpty)
        }
    }

    @Test
    func `ends with a body that never comes`() throws {
        let limits = Self.limits { $0.requestTime = .milliseconds(100) }
        let server = try StandInServer.running(limits: limits)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
        #expect(try client.response().status == 408)
    }

    @Test
    func `ends between two requests without a word`() throws {
        let limits = Self.limits { $0.idleTime = .milliseconds(100) }
        let server = try StandInServer.running(limits: limits)
        defer { server.stop() }
        let silent = try LoopbackClient(port: server.port)
        #expect(try silent.rest().isEmpty)
        let client = try LoopbackClient(port: server.port)
        client.request("/api/v2/users/me")
        #expect(try client.response().status == 200)
        #expect(try client.rest().isEmpty)
    }

    @Test
    func `ends with empty lines that never become a request`() throws {
        let limits = Self.limits { $0.idleTime = .milliseconds(100) }
        let server = try StandInServer.running(limits: limits)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        client.send(String(repeating: "\r\n", count: 50_000))
        #expect(try client.rest().isEmpty)
    }

    @Test
    func `ends with a client that does not take its answer`() throws {
        let limits = Self.limits { $0.sendTime = .milliseconds(100) }
        let server = try StandInServer.running(.bodyOversized, limits: limits)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        client.request("/api/v2/sessions")
        try server.awaitConnections(1)
        // Nothing is read until the server has given up. It closes under unsent bytes, so the
        // client gets what the system had taken, far less than was announced, and then the end.
        try server.awaitConnections(0)
        let announced = StandInServer.Limits().oversizedBody
        let count = (try? client.countBytes(atLeast: announced)) ?? 0
        #expect(count < announced)
    }

    @Test
    func `makes clients wait for a place, and serves them in the end`() throws {
        let limits = Self.limits {
            $0.connections = 2
            $0.idleTime = .milliseconds(200)
        }
        let server = try StandInServer.running(limits: limits)
        defer { server.stop() }
        let clients = try (0..<6).map { _ in try LoopbackClient(port: server.port) }
        for client in clients.reversed() { client.request("/api/v2/users/me") }
        for client in clients { #expect(try client.response().status == 200) }
    }
}
