import ManualTime
import Testing

@testable import StandInAPI

@Suite
struct `A connection` {
    static let request = "GET /api/v2/users/me/session HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test
    func `carries many requests, one after another`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        for _ in 0..<20 {
            try client.send(Self.request)
            let response = try client.response()
            #expect(response.status == 200)
            #expect(response["connection"] == "keep-alive")
        }
    }

    @Test
    func `carries many requests at once, and answers in order`() throws {
        let server = try StandInServer.running(sessions: 2_000)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        let indices = Array(0..<1_000)
        let text = indices.map { index in
            "GET \(server.series[index].path) HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nGET "
        }
        try client.send(text.joined())
        for index in indices {
            let id = try client.response().value("session", "id")
            #expect(id as? Int == server.series[index].id)
        }
    }

    @Test
    func `accepts a request byte by byte`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        for byte in Array(Self.request.utf8) { try client.send([byte]) }
        #expect(try client.response().status == 200)
    }

    @Test(arguments: [
        "GET /api/v2/users/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /api/v2/users/me HTTP/1.0\r\n\r\n",
        "GET /api/v2/users/me HTTP/1.0\r\nHost: a\r\nConnection: Close\r\n\r\n",
    ])
    func `ends if the client asks for it`(request: String) throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send(request + Self.request)
        let response = try client.response()
        #expect(response.status == 200)
        #expect(response["connection"] == "close")
        #expect(try client.rest().isEmpty)
    }

    @Test
    func `stays open for HTTP 1 point 0 if the client asks for it`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        for _ in 0..<2 {
            try client.send("GET /api/v2/users/me HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try client.response()["connection"] == "keep-alive")
        }
    }

    @Test
    func `answers a client that has ended its side`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send(Self.request + Self.request)
        client.endSending()
        #expect(try client.response().status == 200)
        #expect(try client.response().status == 200)
        #expect(try client.rest().isEmpty)
    }

    static let malformed: [(text: String, status: Int)] = [
        ("\u{0}\u{1}\u{2}\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\"b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
        ("GET /% HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
        ("GET /\(String(repeating: "a", count: 10_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 50_000))\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: y\r\n", count: 101))\r\n", 431),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n", 413),
        ("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501),
    ]

    // A loop instead of arguments, whose control characters would end up in logs.
    @Test
    func `reports to a client what is wrong with its request`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        for (text, status) in Self.malformed {
            let client = try LoopbackClient(port: server.port)
            try client.send(text)
            let response = try client.response()
            #expect(response.status == status, "\(text.prefix(60).debugDescription)")
            #expect(response["content-type"] == "text/plain")
            #expect(!response.body.isEmpty)
        }
    }

    @Test
    func `keeps reading after its last response, so that the response arrives`() throws {
        // Time does not pass, so the server waits for the client to end as long as that takes.
        var limits = StandInConfiguration.Limits()
        limits.connections = 2
        let server = try StandInServer.running(limits: limits, time: ManualTime())
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send("nonsense\r\n\r\n")
        let witness = try LoopbackClient(port: server.port)
        #expect(try client.response().status == 400)
        for _ in 0..<16 {
            #expect(try client.send(Array(repeating: UInt8(ascii: "x"), count: 1 << 16)))
            try witness.send(Self.request)
            #expect(try witness.response().status == 200)
        }
        // A third client takes the place of the witness, not of the first.
        let next = try LoopbackClient(port: server.port)
        try next.request("/api/v2/users/me")
        #expect(try next.response().status == 200)
        #expect(try witness.rest().isEmpty)
        #expect(try client.send([UInt8(ascii: "x")]))
        client.endSending()
        #expect(try client.rest().isEmpty)
    }

    @Test
    func `never copies a line break from a client into a response`() throws {
        let server = try StandInServer.running(.answer(.redirectElsewhere))
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send("GET http://a.test/x?y=%0d%0aSet-Cookie:z HTTP/1.1\r\nHost: b\r\n\r\n")
        #expect(try client.response()["location"] == "https://elsewhere.example/")
        try client.send("GET /x?y=%0d%0aSet-Cookie:z HTTP/1.1\r\nHost: b\r\n\r\n")
        let location = try client.response()["location"]
        #expect(location == "https://elsewhere.example/x?y=%0d%0aSet-Cookie:z")
    }
}
