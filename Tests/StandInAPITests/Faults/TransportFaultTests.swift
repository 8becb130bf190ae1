import Foundation
import ManualTime
import Testing

@testable import StandInAPI

@Suite
struct `A fault of the exchange` {
    static let list = "/api/v2/sessions?page[size]=10"

    @Test(arguments: [
        (StandInFault.answer(.unauthorized), 401, "Couldn't authenticate you"),
        (.answer(.forbidden), 403, "Forbidden"),
        (.answer(.serverError), 500, "error"), (.answer(.notFound), 404, "RecordNotFound"),
        (.answer(.rateLimited), 429, "error"),
        (.answer(.rateLimitedPlain), 429, "Number of allowed API requests per minute exceeded"),
        (.answer(.errorBody), 200, #"{"error":"RecordNotFound""#),
        (.answer(.errorsBody), 200, #"{"errors":[{"code""#),
        (.answer(.redirectElsewhere), 302, "moved"),
    ])
    func `sends the same response every time`(fault: StandInFault, status: Int, text: String)
        throws
    {
        let server = try StandInServer.running(fault)
        defer { server.stop() }
        for target in [Self.list, "/api/v2/users/me/session", server.series[0].path, Self.list] {
            let response = try server.response(to: target)
            #expect(response.status == status)
            #expect(response.text.contains(text))
            #expect(response["retry-after"] == (fault == .answer(.rateLimited) ? "1" : nil))
            let isPlain =
                fault == .answer(.rateLimitedPlain) || fault == .answer(.redirectElsewhere)
            #expect(
                response["content-type"]?.hasPrefix(isPlain ? "text/plain" : "application/json")
                    == true
            )
        }
    }

    @Test
    func `happens only once per start`() throws {
        let server = try StandInServer.running(
            .variation(.rateLimitedOnce),
            .variation(.serverErrorOnce)
        )
        defer { server.stop() }
        let responses = try (0..<4).map { _ in try server.response(to: Self.list) }
        #expect(responses.map(\.status) == [429, 503, 200, 200])
        #expect(responses[0]["retry-after"] == "1")
        // After a restart, the faults happen again.
        server.stop()
        try server.start()
        #expect(try server.response(to: Self.list).status == 429)
    }

    @Test
    func `redirects or links to another host`() throws {
        let other = try StandInServer.running()
        defer { other.stop() }
        let elsewhere = try #require(other.origin)
        let server = try StandInServer.running(.answer(.redirectElsewhere), elsewhere: elsewhere)
        defer { server.stop() }
        #expect(try server.response(to: Self.list)["location"] == elsewhere + Self.list)

        let linking = try StandInServer.running(.answer(.nextLinkElsewhere), elsewhere: elsewhere)
        defer { linking.stop() }
        let cursor = try linking.response(to: Self.list).value("links", "next") as? String
        #expect(cursor?.hasPrefix("\(elsewhere)/api/v2/sessions.json?") == true)
        let offset = try linking.response(to: "/api/v2/sessions").value("next_page") as? String
        #expect(offset?.hasPrefix("\(elsewhere)/api/v2/sessions.json?") == true)
        #expect(other.requestCount == 0)
    }

    @Test
    func `changes the content type`() throws {
        for (fault, type) in [
            (StandInFault.answer(.contentTypeHTML), "text/html; charset=utf-8"),
            (.answer(.contentTypeMissing), nil),
        ] {
            let server = try StandInServer.running(fault)
            defer { server.stop() }
            let response = try server.response(to: Self.list)
            #expect(response["content-type"] == type)
            #expect(try response.ids().count == 10)
        }
    }

    @Test
    func `ends the body before its announced length`() throws {
        let server = try StandInServer.running(.message(.bodyShort))
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(Self.list)
        let head = try client.response(hasBody: false)
        let announced = head["content-length"].flatMap { Int($0) }
        let body = try client.rest()
        #expect(announced == body.count + 64)
        #expect(try JSONSerialization.jsonObject(with: Data(body)) is [String: Any])
    }

    @Test
    func `pads the body with white space`() throws {
        var limits = StandInConfiguration.Limits()
        limits.oversizedBody = 3_000_000
        let server = try StandInServer.running(.message(.bodyOversized), limits: limits)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        for _ in 0..<2 {
            try client.request(Self.list)
            let response = try client.response()
            #expect(response.body.count >= 3_000_000)
            #expect(try response.ids().count == 10)
        }
        #expect(StandInConfiguration.Limits().oversizedBody > 64 * 1024 * 1024)
    }

    @Test
    func `never ends the body until the client disconnects`() throws {
        let server = try StandInServer.running(.message(.bodyEndless))
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(Self.list)
        let head = try client.response(hasBody: false)
        #expect(head["transfer-encoding"] == "chunked")
        #expect(head["content-length"] == nil)
        #expect(try client.countBytes(atLeast: 20_000_000) >= 20_000_000)
        // Other clients are served meanwhile.
        let second = try LoopbackClient(port: server.port)
        try second.request(Self.list, method: "HEAD")
        #expect(try second.response(hasBody: false).status == 200)
    }

    @Test
    func `stops in the middle of the body`() throws {
        let time = ManualTime()
        let server = try StandInServer.running(.message(.stallsInBody), time: time)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(Self.list)
        let head = try client.response(hasBody: false)
        let announced = try #require(head["content-length"].flatMap { Int($0) })
        #expect(try client.countBytes(atLeast: announced / 2) == announced / 2)
        client.moveTime(time, by: .seconds(60))
        #expect(try client.rest().isEmpty)
        #expect(time.now >= StandInConfiguration.Limits().silenceTime)
    }

    @Test
    func `sends the response of a one-time fault as a whole`() throws {
        let server = try StandInServer.running(.message(.bodyShort), .variation(.rateLimitedOnce))
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(Self.list, fields: ["Connection: close"])
        let response = try client.response()
        #expect(response.status == 429)
        #expect(try client.rest().isEmpty)
        #expect(try response.object()["error"] != nil)
    }

    @Test
    func `sends the filler after a slow response at full speed`() throws {
        let time = ManualTime()
        var limits = StandInConfiguration.Limits()
        limits.oversizedBody = 3_000_000
        let server = try StandInServer.running(
            .variation(.slow),
            .message(.bodyOversized),
            limits: limits,
            time: time
        )
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(Self.list)
        client.moveTime(time, by: .milliseconds(1))
        #expect(try client.response().body.count >= 3_000_000)
        // At the pace of the rest, the filler would take a pause for each 512 bytes.
        #expect(time.now < limits.dropPause * (limits.oversizedBody / limits.drop))
    }

    @Test
    func `never answers, but logs the request`() throws {
        let time = ManualTime()
        let server = try StandInServer.running(.answer(.neverAnswers), time: time)
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.request(Self.list)
        client.moveTime(time, by: .seconds(60))
        #expect(throws: LoopbackClient.Failure.ended(after: [])) { try client.response() }
        #expect(time.now >= StandInConfiguration.Limits().silenceTime)
        #expect(server.requests.map(\.status) == [nil])
    }

    @Test(arguments: [StandInFault.answer(.closesAtOnce), .answer(.resetsConnections)])
    func `ends connections without a response`(fault: StandInFault) throws {
        let server = try StandInServer.running(fault)
        defer { server.stop() }
        for _ in 0..<3 {
            // A reset may come before the client has even connected.
            guard let client = try? LoopbackClient(port: server.port) else { continue }
            try client.request(Self.list)
            #expect(throws: LoopbackClient.Failure.self) { try client.response() }
        }
        #expect(server.requestCount == 0)
    }

    @Test
    func `sends the correct response in small pieces`() throws {
        let time = ManualTime()
        let right = try StandInServer.running(publicURL: "https://a.test")
        let slow = try StandInServer.running(
            .variation(.slow),
            publicURL: "https://a.test",
            time: time
        )
        defer {
            right.stop()
            slow.stop()
        }
        let path = "/api/v2/users/12345/sessions"
        let expected = try right.response(to: path).body
        let client = try LoopbackClient(port: slow.port)
        try client.request(path)
        client.moveTime(time, by: .milliseconds(1))
        #expect(try client.response().body == expected)
        let limits = StandInConfiguration.Limits()
        let pauses = expected.count / limits.drop
        #expect(pauses > 1)
        #expect(time.now >= limits.dropPause * pauses)
    }
}
