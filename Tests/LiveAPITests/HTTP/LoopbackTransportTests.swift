import ManualTime
import Platform
import Synchronization
import Testing

@testable import LiveAPI
@testable import StandInAPI

@Suite
struct `Requests to this machine` {
    private func transport(
        _ server: ScriptedServer,
        host: String = "127.0.0.1",
        _ change: (inout LiveConfiguration) -> Void = { _ in }
    ) throws -> any Transport {
        let url = "http://\(host):\(server.port)"
        var configuration = LiveConfiguration(base: try BaseURL(parsing: url))
        configuration.environment = ["PATH": "/usr/bin:/bin"]
        change(&configuration)
        return configuration.transport
    }

    @Test
    func `send only what a GET request needs`() async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }
        _ = await
            (try transport(server) {
                $0.credentials = try? LiveCredentials(parsing: "secret-token".utf8)
            }).get("/api/v2/sessions?page%5Bsize%5D=1", within: .seconds(10))
        let request = try #require(server.requests.first)
        #expect(request.target == "/api/v2/sessions?page[size]=1")
        #expect(
            request.fields == [
                "host": "127.0.0.1:\(server.port)", "accept": "application/json",
                "accept-encoding": "identity", "user-agent": "session-conformance",
                "authorization": "Bearer secret-token",
            ]
        )
    }

    @Test
    func `share a connection, and survive that the server closes it in between`() async throws {
        let count = Mutex(0)
        let server = try ScriptedServer { _ in
            let number = count.withLock {
                $0 += 1
                return $0
            }
            var reply = ScriptedServer.Reply.json("{\"id\":\(number)}")
            if number.isMultiple(of: 3) { reply.ending = .close }
            return reply
        }
        defer { server.stop() }
        let transport = try transport(server)
        for number in 1...12 {
            let response = try await transport.get("/", within: .seconds(10)).get()
            #expect(String(decoding: response.body, as: UTF8.self) == "{\"id\":\(number)}")
        }
        #expect(server.requests.count == 12)
    }

    @Test
    func `do not take what no one asked for as a response`() async throws {
        let extra = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n[1]"
        let server = try ScriptedServer { _ in
            var reply = ScriptedServer.Reply.json("{}")
            reply.bytes += Array(extra.utf8)
            return reply
        }
        defer { server.stop() }
        let transport = try transport(server)
        for _ in 0..<3 {
            #expect(
                try await transport.get("/", within: .seconds(10)).get().body == Array("{}".utf8)
            )
        }
    }

    @Test(arguments: [
        (ScriptedServer.Reply.Ending.close, ExchangeFailure.bodyCut(received: 2, announced: 9)),
        (.reset, .connectionLost),
    ])
    func `report a body that is cut`(
        _ ending: ScriptedServer.Reply.Ending,
        failure: ExchangeFailure
    ) async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}"
        let server = try ScriptedServer { _ in .init(bytes: Array(head.utf8), ending: ending) }
        defer { server.stop() }
        #expect(await (try transport(server)).get("/", within: .seconds(10)).failure == failure)
    }

    @Test
    func `report a connection that ends without a response`() async throws {
        for text in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Le"] {
            let server = try ScriptedServer { _ in .init(bytes: Array(text.utf8), ending: .close) }
            defer { server.stop() }
            #expect(
                await (try transport(server)).get("/", within: .seconds(10)).failure
                    == .connectionLost
            )
        }
    }

    @Test
    func `end at the time limit, and when the run is cancelled`() async throws {
        let server = try ScriptedServer { _ in .init(bytes: [], ending: .silence) }
        defer { server.stop() }
        let time = ManualTime()
        let transport = try transport(server) {
            $0.time = time.source
        }
        var arrivals = server.arrivals.makeAsyncIterator()
        let late = Task { await transport.get("/", within: .seconds(10)).failure }
        await arrivals.next()
        time.advance(by: .seconds(11))
        #expect(await late.value == .timedOut)
        let cancelled = Task { await transport.get("/", within: .seconds(10)).failure }
        await arrivals.next()
        cancelled.cancel()
        #expect(await cancelled.value == .cancelled)
    }

    @Test
    func `are refused where no one listens`() async throws {
        for host in ["127.0.0.1", "localhost", "[::1]", "127.1.2.3"] {
            // No other test can get this port for its server.
            let configuration = LiveConfiguration(base: try BaseURL(parsing: "http://\(host):1"))
            let outcome = await configuration.transport.get("/", within: .seconds(10))
            #expect(outcome.failure == .refused)
        }
    }

    @Test
    func `reach a server by name`() async throws {
        let server = try ScriptedServer { _ in .json("{}") }
        defer { server.stop() }
        #expect(
            try await transport(server, host: "LocalHost").get("/", within: .seconds(10)).get()
                .status == 200
        )
        #expect(server.requests.first?.fields["host"] == "localhost:\(server.port)")
    }

    @Test
    func `decode a body that has a coding although none was asked for`() async throws {
        // Two members, as gzip writes them for "{}" and a space.
        let member = { (text: String) in Gzip.member(Array(text.utf8)) }
        let whole = member("{\"id\":") + member("1}")
        for (body, failure) in [
            (whole, nil),
            (whole.dropLast(8), ExchangeFailure.bodyCut(received: whole.count - 8, announced: nil)),
            (whole.dropLast(12), .bodyCut(received: whole.count - 12, announced: nil)),
            (Array("{\"id\":1}".utf8), .bodyEncoding),
        ] as [([UInt8], ExchangeFailure?)] {
            let fields = ["Content-Encoding: gzip", "Content-Length: \(body.count)"]
            var reply = ScriptedServer.Reply(status: 200, fields: fields)
            reply.bytes += body
            let answer = reply
            let server = try ScriptedServer { _ in answer }
            defer { server.stop() }
            let outcome = await (try transport(server)).get("/", within: .seconds(10))
            #expect(outcome.failure == failure)
            if failure == nil { #expect(try outcome.get().body == Array("{\"id\":1}".utf8)) }
        }
    }

    @Test
    func `name a coding that cannot be read`() async throws {
        for coding in ["compress", "br", "gzip, gzip", "a, a, a, a, a"] {
            let server = try ScriptedServer { _ in .json("{}", "Content-Encoding: \(coding)") }
            defer { server.stop() }
            guard
                case .unsupportedCoding = await (try transport(server)).get(
                    "/",
                    within: .seconds(10)
                ).failure
            else {
                Issue.record("\(coding)")
                continue
            }
        }
    }

    @Test
    func `stop decoding at the size limit`() async throws {
        let body = Gzip.member([UInt8](repeating: 0x20, count: 60_000))
        let server = try ScriptedServer { _ in
            var reply = ScriptedServer.Reply(status: 200, fields: ["Content-Encoding: gzip"])
            reply.bytes += body
            reply.ending = .close
            return reply
        }
        defer { server.stop() }
        let outcome = await (try transport(server) { $0.bodyLimit = 60_030 }).get(
            "/",
            within: .seconds(10)
        )
        #expect(outcome.failure == nil || outcome.failure == .bodyTooLong(limit: 60_030))
        let small = await (try transport(server) { $0.bodyLimit = 59_000 }).get(
            "/",
            within: .seconds(10)
        )
        #expect(small.failure == .bodyTooLong(limit: 59_000))
    }
}
