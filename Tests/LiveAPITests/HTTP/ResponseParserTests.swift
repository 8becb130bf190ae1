import Testing

@testable import LiveAPI

@Suite
struct `A parser of responses` {
    /// Parses a text that arrives in pieces of this size, and then the end of the connection.
    private func parse(
        _ text: String,
        by size: Int = .max,
        limit: Int = 1_000,
        isReset: Bool = false
    ) -> Exchange.Outcome {
        var parser = ResponseParser(bodyLimit: limit)
        var rest = Array(text.utf8)[...]
        do throws(ExchangeFailure) {
            while !rest.isEmpty, !parser.isComplete {
                let piece = rest.prefix(size)
                rest = rest.dropFirst(piece.count)
                try parser.receive(piece)
            }
            try parser.end(isReset: isReset)
        } catch {
            return .failure(error)
        }
        return parser.response.map { .success($0) } ?? .failure(.other("no response"))
    }

    private func body(_ text: String, by size: Int = .max) -> String? {
        (try? parse(text, by: size).get()).map { String(decoding: $0.body, as: UTF8.self) }
    }

    /// What RFC 9110 and RFC 9112 allow.
    private static let healthy = [
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 \r\nContent-Length:2\r\n\r\nab",
        "HTTP/1.0 200 OK\r\n\r\nab",
        "HTTP/1.1 200 OK\r\n\r\nab",
        "HTTP/1.1 200 OK\ncontent-length: 2\n\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\tc\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nX:\r\nContent-Length: \t2 \t\r\n\r\nab",
        "HTTP/1.1 200 \u{E4}\r\nX: caf\u{E9}\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
            + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n02 ;a=\"b;c\"\r\nab\r\n00\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n2\r\nab\r\n0\r\n"
            + "X: 1\r\nY: 2\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\n\n2\nab\r\n0\n\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nab",
    ]

    @Test(arguments: healthy)
    func `reads what the standard allows, in pieces of any size`(text: String) {
        for size in 1...max(1, text.utf8.count) {
            #expect(body(text, by: size) == "ab", "in pieces of \(size)")
        }
    }

    @Test(arguments: [
        ("HTTP/1.1 204 No Content\r\n\r\n", 204),
        ("HTTP/1.1 304 Not\r\nContent-Length: 9\r\n\r\n", 304),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200),
        ("HTTP/1.1 404 X\r\nContent-Length: 2\r\n\r\n{}", 404),
    ])
    func `knows which responses have no body`(text: String, status: Int) throws {
        #expect(try parse(text).get().status == status)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2\r\n", "\u{16}\u{3}\u{1}", "<html>", "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 abc\r\n\r\n",
        "HTTP/0.9 200 OK\r\n\r\n", "HTTP/2 200 OK\r\n\r\n", "HTTP/3 200 OK\r\n\r\n",
        "http/1.1 200 OK\r\n\r\n", "HTTP/1.1 +20 OK\r\n\r\n",
        "HTTP/1.1 099 OK\r\n\r\n", "HTTP/1.1 101 Switching\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX : 1\r\n\r\n", "HTTP/1.1 200 OK\r\n X: 1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: a\u{0}b\r\n\r\n", "HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX\u{E9}: 1\r\n\r\n",
    ])
    func `rejects what is not HTTP`(text: String) {
        for size in [1, 3, .max] {
            guard case .failure(.malformed) = parse(text, by: size) else {
                Issue.record("\(parse(text, by: size))")
                continue
            }
        }
    }

    @Test(arguments: [
        "Content-Length: 1\r\nContent-Length: 2", "Content-Length: -2", "Content-Length: 2x",
        "Content-Length:", "Content-Length: 0x2", "Content-Length: +2",
        "Content-Length: 2\r\nTransfer-Encoding: chunked",
    ])
    func `rejects a length that contradicts itself`(fields: String) {
        guard case .failure(.bodyFraming) = parse("HTTP/1.1 200 OK\r\n\(fields)\r\n\r\nab") else {
            Issue.record("accepted")
            return
        }
    }

    @Test
    func `rejects chunks in HTTP/1.0`() {
        let chunked = "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n"
        guard case .failure(.bodyFraming) = parse(chunked) else {
            Issue.record("accepted")
            return
        }
    }

    @Test(arguments: [
        "x\r\nab\r\n0\r\n\r\n", "\r\nab", "-2\r\nab\r\n0\r\n\r\n", "1 2\r\nab",
        "2\r\nabc\r\n0\r\n\r\n", "3\r\nab\r\n0\r\n\r\n", "2\r\nab\n0\r\n\r\n", "2\r\nab\rx",
        "FFFFFFFFFFFFFFFFFF\r\nab",
    ])
    func `rejects invalid chunks`(chunks: String) {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        guard case .failure(.bodyFraming) = parse(head + chunks, by: 1_000) else {
            Issue.record("accepted: \(chunks.prefix(20))")
            return
        }
    }

    @Test
    func `knows that a response is not complete, at each of its bytes`() {
        let responses = Self.healthy.filter { $0.contains("ength") || $0.contains("ncoding") }
        #expect(responses.count > 10)
        for text in responses {
            let bytes = Array(text.utf8)
            for end in 0..<bytes.count {
                let start = String(decoding: bytes[..<end], as: UTF8.self)
                switch parse(start) {
                case .failure(.connectionLost), .failure(.bodyCut), .failure(.malformed): break
                case let other: Issue.record("\(start.debugDescription): \(other)")
                }
            }
        }
        #expect(
            parse("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")
                .failure == .bodyCut(received: 3, announced: 5)
        )
        // Without a length, the end of the connection is the end of the body, but an error is not.
        let endless = "HTTP/1.1 200 OK\r\n\r\nabc"
        #expect(parse(endless, isReset: true).failure == .connectionLost)
    }

    @Test
    func `keeps its limits`() {
        let long = "HTTP/1.1 200 OK\r\n"
        for body in ["Content-Length: 1001\r\n\r\n", "\r\n\(String(repeating: "a", count: 1_001))"]
        {
            #expect(parse(long + body).failure == .bodyTooLong(limit: 1_000))
        }
        let chunk = "3E9\r\n\(String(repeating: "a", count: 1_001))\r\n"
        let chunked = "\(long)Transfer-Encoding: chunked\r\n\r\n\(chunk)"
        #expect(parse(chunked, by: 7).failure == .bodyTooLong(limit: 1_000))
        let line = "X: \(String(repeating: "a", count: HeaderLines.lineLimit))\r\n"
        #expect(parse(long + line).failure == .headTooLong(limit: HeaderLines.lineLimit))
        #expect(parse(long + line, by: 1_000).failure == .headTooLong(limit: HeaderLines.lineLimit))
        let many = String(repeating: "X: 1\r\n", count: 60_000)
        #expect(parse(long + many).failure == .headTooLong(limit: HeaderLines.sectionLimit))
        let interim = String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 20_000)
        #expect(parse(interim).failure == .headTooLong(limit: HeaderLines.sectionLimit))
        let extensions = "2;\(String(repeating: "x", count: 120_000))\r\nab"
        let trailers = "0\r\n\(String(repeating: "X: 1\r\n", count: 60_000))\r\n"
        for chunks in [extensions, trailers] {
            guard
                case .failure(.headTooLong) = parse(
                    "\(long)Transfer-Encoding: chunked\r\n\r\n\(chunks)",
                    by: 1_000
                )
            else {
                Issue.record("no limit: \(chunks.prefix(9))")
                continue
            }
        }
        // Of an error, the beginning is enough.
        let error = "HTTP/1.1 500 X\r\n\r\n\(String(repeating: "a", count: 100_000))"
        #expect((try? parse(error, by: 999).get().body.count) == Exchange.errorBodyLimit)
    }

    @Test
    func `joins fields of one name, and knows both encodings of their values`() throws {
        let response = try parse(
            "HTTP/1.1 200 OK\r\nA: 1\r\nB: caf\u{E9}\r\na: 2\r\nContent-Length: 0\r\n\r\n"
        ).get()
        #expect(response.fields["a"] == "1, 2")
        #expect(response.fields["b"] == "caf\u{E9}")
        var parser = ResponseParser(bodyLimit: 9)
        let bytes = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nB: caf".utf8) + [0xE9]
        try parser.receive((bytes + Array("\r\n\r\n".utf8))[...])
        #expect(parser.response?.fields["b"] == "caf\u{E9}")
    }

    @Test
    func `knows whether the connection can be used again`() throws {
        func keeps(_ text: String) throws -> Bool {
            var parser = ResponseParser(bodyLimit: 99)
            try parser.receive(Array(text.utf8)[...])
            return parser.isComplete && parser.keepsConnection
        }
        #expect(try keeps("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"))
        #expect(try keeps("HTTP/1.1 204 OK\r\n\r\n"))
        #expect(try keeps("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
        #expect(
            try keeps("HTTP/1.0 200 OK\r\nContent-Length: 1\r\nConnection: Keep-Alive\r\n\r\na")
        )
        #expect(try !keeps("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na"))
        #expect(try !keeps("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nConnection: x, Close\r\n\r\na"))
        // What follows belongs to no request.
        #expect(try !keeps("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab"))
    }

    @Test
    func `takes any bytes without a trap`() {
        var random = SystemRandomNumberGenerator()
        let texts = Self.healthy.map { Array($0.utf8) }
        for _ in 0..<8_000 {
            var bytes = texts.randomElement(using: &random) ?? []
            for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(contentsOf: bytes[place...].prefix(9), at: place)
                }
            }
            var parser = ResponseParser(bodyLimit: 64)
            var rest = bytes[...]
            do throws(ExchangeFailure) {
                while !rest.isEmpty {
                    let piece = rest.prefix(Int.random(in: 1...40, using: &random))
                    rest = rest.dropFirst(piece.count)
                    try parser.receive(piece)
                }
                try parser.end(isReset: false)
                #expect(parser.response != nil)
            } catch {
                continue
            }
        }
    }
}
