import ManualTime
import Testing

@testable import StandInAPI

/// Tests with slow clients, in a time that passes only when a client moves it.
@Suite
struct `The patience of the stand-in` {
    private let time = ManualTime()
    private let limits = StandInConfiguration.Limits()

    @Test(arguments: [
        "G", "GET / HTTP/1.1\r\nHost: a\r\n", "\r\nGET / HTTP/1.1\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
    ])
    func `ends if a request never completes`(start: String) throws {
        let server = try StandInServer.running(time: time)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send(start)
        client.moveTime(time)
        let response = try client.response()
        #expect(response.status == 408)
        #expect(response["connection"] == "close")
        #expect(try client.rest().isEmpty)
        #expect(time.now >= limits.requestTime)
    }

    @Test
    func `does not end if a request is slow but completes`() throws {
        let server = try StandInServer.running(time: time)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        let witness = try LoopbackClient(port: server.port)
        for part in ["GET /api/v2/users/me ", "HTTP/1.1\r\nHost: a\r\n", "\r\n"] {
            // The response to the witness shows that the server has read the part.
            try client.send(part)
            try witness.request("/api/v2/users/me")
            #expect(try witness.response().status == 200)
            time.advance(by: limits.requestTime / 4)
        }
        #expect(try client.response().status == 200)
    }

    @Test
    func `ends between two requests without a response`() throws {
        let server = try StandInServer.running(time: time)
        defer { server.stop() }
        let silent = try LoopbackClient(port: server.port)
        silent.moveTime(time)
        #expect(try silent.rest().isEmpty)
        #expect(time.now >= limits.idleTime)
        let client = try LoopbackClient(port: server.port)
        try client.request("/api/v2/users/me")
        #expect(try client.response().status == 200)
        client.moveTime(time)
        #expect(try client.rest().isEmpty)
        #expect(time.now >= limits.idleTime * 2)
    }

    @Test
    func `ends if empty lines never become a request`() throws {
        let server = try StandInServer.running(time: time)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send(String(repeating: "\r\n", count: 5_000))
        // The response to this request shows that the server has read the lines, too.
        #expect(try server.response(to: "/api/v2/users/me").status == 200)
        client.moveTime(time)
        #expect(try client.rest().isEmpty)
        #expect(time.now >= limits.idleTime)
    }

    @Test
    func `ends if a client does not read its response`() throws {
        var limits = limits
        limits.connections = 1
        let server = try StandInServer.running(.message(.bodyOversized), limits: limits, time: time)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request("/api/v2/sessions")
        // The next client is served once the server has given up on the first, which reads nothing.
        // The server closes with unsent bytes, so the client gets what the system had buffered, far
        // less than was announced, and then the end.
        let next = try LoopbackClient(port: server.port)
        try next.request("/api/v2/users/me", method: "HEAD")
        next.moveTime(time)
        #expect(try next.response(hasBody: false).status == 200)
        #expect(time.now >= limits.sendTime)
        #expect(try client.countBytes() < limits.oversizedBody)
    }

    @Test
    func `makes clients wait only while every connection has a request in progress`() throws {
        var limits = limits
        limits.connections = 2
        let server = try StandInServer.running(limits: limits, time: time)
        defer { server.stop() }
        let busy = try (0..<2).map { _ in try LoopbackClient(port: server.port) }
        for client in busy { try client.send("GET /api/v2/users/me HTTP/1.1\r\n") }
        let next = try LoopbackClient(port: server.port)
        try next.request("/api/v2/users/me")
        next.moveTime(time)
        #expect(try next.response().status == 200)
        #expect(time.now >= limits.requestTime)
        for client in busy { #expect(try client.response().status == 408) }
    }
}
