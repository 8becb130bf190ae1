import Testing

@testable import StandInAPI

@Suite
struct `A request parser` {
    static let limits = HTTPRequestParser.Limits(requestLine: 64, head: 256, fields: 4, body: 32)

    /// Returns all requests in a text that arrives in pieces of the given size.
    static func requests(in text: String, pieces size: Int = .max) throws -> [HTTPRequest] {
        var parser = HTTPRequestParser(limits: limits)
        var requests: [HTTPRequest] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            parser.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            while let request = try parser.next() { requests.append(request) }
        }
        return requests
    }

    static let pipeline = """
        \r\nGET /a?b=c HTTP/1.1\r\nHost: x\r\nAccept:\t*/* \r\n\r\n\
        POST /d HTTP/1.0\nContent-Length: 5\n\nab\r\nc\
        HEAD /e HTTP/1.1\r\nHOST: y\r\nConnection: Foo, Close\r\n\r\n
        """

    @Test(arguments: [1, 2, 3, 7, 40, 1_000])
    func `splits requests, whatever the pieces in which they arrive`(size: Int) throws {
        let requests = try Self.requests(in: Self.pipeline, pieces: size)
        #expect(requests.map(\.method) == ["GET", "POST", "HEAD"])
        #expect(requests.map(\.target) == ["/a?b=c", "/d", "/e"])
        #expect(requests.map(\.minorVersion) == [1, 0, 1])
        #expect(requests.map(\.wantsClose) == [false, true, true])
        #expect(requests[0].fields.map(\.name) == ["host", "accept"])
        #expect(requests[0]["accept"] == "*/*")
        #expect(requests[2]["host"] == "y")
    }

    static let refused: [(text: String, status: Int)] = [
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("GET / HTTQ/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /\u{E9} HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /\u{0} HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\u{0}b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nnothing\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 33\r\n\r\n", 413),
        ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
        ("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n", 417),
        ("GET /\(String(repeating: "a", count: 64)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (String(repeating: "a", count: 65), 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 256))", 431),
        ("GET / HTTP/1.1\r\nHost: a\r\nA:\r\nB:\r\nC:\r\nD:\r\n\r\n", 431),
    ]

    // A loop instead of arguments, whose control characters would end up in logs.
    @Test
    func `rejects what is malformed or too long`() {
        for (text, status) in Self.refused {
            for size in [1, Int.max] {
                let problem = #expect(throws: HTTPProblem.self) {
                    try Self.requests(in: text, pieces: size)
                }
                #expect(problem?.status.rawValue == status, "\(text.debugDescription)")
            }
        }
    }

    @Test
    func `waits until a request is complete`() throws {
        let text = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
        for end in 0..<text.utf8.count {
            #expect(try Self.requests(in: String(text.utf8.prefix(end)) ?? "").isEmpty)
        }
        #expect(try Self.requests(in: text).count == 1)
    }

    @Test
    func `keeps no bytes of a returned request`() throws {
        var parser = HTTPRequestParser(limits: Self.limits)
        for _ in 0..<1_000 {
            parser.append(Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8)[...])
            #expect(try parser.next() != nil)
            #expect(parser.pendingByteCount == 0)
            #expect(!parser.isInsideRequest)
        }
    }
}
