import ManualTime
import Testing

@testable import StandInAPI

@Suite
struct `An endpoint of the stand-in` {
    @Test(arguments: ["", ".json"])
    func `responds with and without its suffix`(suffix: String) throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let odd = server.series.odd
        let all = try server.response(to: "/api/v2/sessions\(suffix)")
        #expect(try all.value("count") as? Int == 250)
        let mine = try server.response(to: "/api/v2/users/\(odd.userID)/sessions\(suffix)")
        #expect(try mine.value("count") as? Int == 10)
        #expect(try mine.sessions().allSatisfy { $0["user_id"] as? Int == odd.userID })
        let paths = ["/api/v2/users/\(odd.userID)/sessions/\(odd.id)", "/api/v2/users/me/session"]
        for path in paths {
            let one = try server.response(to: path + suffix)
            #expect(try one.value("session", "id") as? Int == odd.id)
            #expect(try one.value("session", "user_id") as? Int == odd.userID)
        }
        let renewed = try server.response(to: "/api/v2/users/me/session/renew\(suffix)")
        #expect(try renewed.value("authenticity_token") is String)
    }

    @Test(arguments: [
        ("/", "InvalidEndpoint"), ("/api/v2/nothing", "InvalidEndpoint"),
        ("/api/v2/sessions/1", "InvalidEndpoint"), ("/api/v1/sessions", "InvalidEndpoint"),
        ("/api/v2/users/x/sessions", "InvalidEndpoint"),
        ("/api/v2/users/-1/sessions", "InvalidEndpoint"),
        ("/api/v2/users/99999999999999999999/sessions", "InvalidEndpoint"),
        ("/api/v2/users/1/sessions", "RecordNotFound"),
        ("/api/v2/users/12345/sessions/1", "RecordNotFound"),
        ("/api/v2/users/12345/sessions/5000000011", "RecordNotFound"),
    ])
    func `reports what does not exist`(target: String, error: String) throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let response = try server.response(to: target)
        #expect(response.status == 404)
        #expect(try response.value("error") as? String == error)
        #expect(response["content-type"] == "application/json; charset=utf-8")
    }

    @Test
    func `responds to HEAD like to GET, without the body`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        for target in ["/api/v2/sessions", "/api/v2/users/me/session", "/nowhere"] {
            let whole = try server.response(to: target)
            let client = try LoopbackClient(port: server.port)
            try client.request(target, method: "HEAD", fields: ["Connection: close"])
            let head = try client.response(hasBody: false)
            #expect(head.status == whole.status)
            #expect(head["content-length"] == whole["content-length"])
            #expect(head["content-type"] == whole["content-type"])
            #expect(try client.rest().isEmpty)
        }
    }

    @Test
    func `accepts other methods only where the vendor does`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        for method in ["POST", "PUT", "PATCH", "OPTIONS", "TRACE", "BREW", "get"] {
            let response = try server.response(to: "/api/v2/sessions", method: method)
            #expect(response.status == 405)
            #expect(response["allow"] == "GET, HEAD")
        }
        #expect(try server.response(to: "/api/v2/users/me/logout").status == 405)
        #expect(try server.response(to: "/api/v2/sessions", method: "DELETE").status == 405)
    }

    @Test
    func `logs deletions and renewals, and deletes nothing`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        for target in [server.series[0].path, "/api/v2/users/12345/sessions"] {
            let response = try server.response(to: target, method: "DELETE")
            #expect(response.status == 204)
            #expect(response["content-length"] == nil && response["content-type"] == nil)
        }
        #expect(try server.response(to: "/api/v2/users/me/logout", method: "DELETE").status == 204)
        #expect(try server.response(to: "/api/v2/users/1/sessions", method: "DELETE").status == 404)
        _ = try server.response(to: "/api/v2/users/me/session/ren%65w.json")
        #expect(server.requests.count { $0.method == "DELETE" } == 4)
        #expect(server.requests.last?.target == "/api/v2/users/me/session/ren%65w.json")
        #expect(server.requestCount == 5)
        #expect(try server.response(to: server.series[0].path).status == 200)
    }

    @Test
    func `sends the date and every family of rate limit headers`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        for target in ["/api/v2/sessions", "/api/v2/users/me", "/nowhere"] {
            let response = try server.response(to: target)
            #expect(response["date"]?.hasSuffix(" GMT") == true)
            let names = [
                "x-rate-limit", "x-rate-limit-remaining", "rate-limit", "rate-limit-remaining",
                "rate-limit-reset", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset",
            ]
            for name in names {
                #expect(response[name].flatMap { Int($0) }.map { $0 > 0 } == true, "\(name)")
            }
            #expect(response["zendesk-ratelimit-sessions"]?.hasPrefix("total=2500; ") == true)
        }
    }

    @Test
    func `takes its time and date from the configured clock`() throws {
        let time = ManualTime(date: 1_416_331_469)
        let server = try StandInServer.running(time: time)
        defer { server.stop() }
        func response() throws -> Response { try server.response(to: "/api/v2/users/me") }
        _ = try response()
        time.advance(by: .seconds(59))
        let last = try response()
        #expect(last["date"] == "Tue, 18 Nov 2014 17:25:28 GMT")
        #expect(last["rate-limit-remaining"] == "2498")
        #expect(last["rate-limit-reset"] == "1")
        time.advance(by: .seconds(1))
        let next = try response()
        #expect(next["rate-limit-remaining"] == "2499")
        #expect(next["rate-limit-reset"] == "60")
    }

    @Test
    func `names the host that the client used`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let client = try LoopbackClient(port: server.port)
        try client.send(
            "GET /api/v2/sessions?page[size]=1 HTTP/1.1\r\nHost: desk.test:81\r\n"
                + "X-Forwarded-Host: no.test\r\nX-Forwarded-Proto: https\r\n\r\n"
        )
        let response = try client.response()
        #expect(
            try response.sessions()[0]["url"] as? String
                == "https://desk.test:81/api/v2/users/12345/sessions/3432.json"
        )
        let next = try response.value("links", "next") as? String
        #expect(
            next?.hasPrefix("http://desk.test:81/api/v2/sessions.json?page%5Bafter%5D=") == true
        )
    }

    @Test(arguments: ["https://api.test:8443", "http://[::1]:80", "HTTP://desk.test/"])
    func `names the public URL in all links, whatever the client uses`(url: String) throws {
        let server = try StandInServer.running(publicURL: url)
        defer { server.stop() }
        let origin = try WebOrigin(parsing: url)
        let first = server.series[0].path
        for target in ["/api/v2/sessions?page[size]=1", "/api/v2/sessions?per_page=1&page=2"] {
            let page = try server.response(to: target)
            let id = try page.ids()[0]
            let sessionURL = try page.sessions()[0]["url"] as? String
            #expect(sessionURL?.hasPrefix("https://\(origin.authority)/api/v2/users/") == true)
            #expect(sessionURL?.hasSuffix("/\(id).json") == true)
            for link in [
                ("links", "next"), ("links", "prev"), ("next_page", nil),
                ("previous_page", nil),
            ] as [(String, String?)] {
                let value = try link.1.map { try page.value(link.0, $0) } ?? page.value(link.0)
                guard let text = value as? String else { continue }
                #expect(text.hasPrefix("\(origin)/api/v2/sessions.json?"), "\(text)")
            }
        }
        let current = try server.response(to: first).value("session", "url") as? String
        #expect(current == "https://\(origin.authority)\(first)")
    }
}
