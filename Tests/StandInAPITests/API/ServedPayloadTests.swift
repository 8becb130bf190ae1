import Testing

@testable import StandInAPI

@Suite
struct `Payloads that are served` {
    private func server(_ payloads: [ServedPayload], _ faults: StandInFault...) throws
        -> StandInServer
    {
        var configuration = StandInConfiguration(faults: faults)
        configuration.payloads = payloads
        let server = try StandInServer(configuration: configuration)
        try server.start()
        return server
    }

    private let odd = ServedPayload(Array(#"{"id":1,"id":2}"#.utf8), as: .session)
    private let answer = ServedPayload([0xEF, 0xBB, 0xBF, 0x5B, 0xFF], as: .answer)

    @Test(arguments: [
        ("/api/v2/sessions", #"{"sessions":[{"id":1,"id":2}]}"#),
        ("/api/v2/users/7/sessions.json?page[size]=1", #"{"sessions":[{"id":1,"id":2}]}"#),
        ("/api/v2/users/7/sessions/8", #"{"session":{"id":1,"id":2}}"#),
        ("/api/v2/users/me/session", #"{"session":{"id":1,"id":2}}"#),
    ])
    func `replace the sessions of the API`(target: String, body: String) throws {
        let server = try server([odd])
        defer { server.stop() }
        let response = try server.response(to: target)
        #expect(response.status == 200)
        #expect(response["content-type"] == "application/json; charset=utf-8")
        #expect(response.text == body)
    }

    @Test
    func `are used in turn, byte for byte, and start over`() throws {
        let server = try server([answer, odd])
        defer { server.stop() }
        let list = "/api/v2/sessions"
        #expect(try server.response(to: list, method: "HEAD")["content-length"] == "5")
        #expect(try server.response(to: list).body == answer.bytes)
        #expect(try server.response(to: list).text == #"{"sessions":[{"id":1,"id":2}]}"#)
        #expect(try server.response(to: list).body == answer.bytes)
    }

    @Test
    func `do not replace responses without sessions`() throws {
        let server = try server([odd])
        defer { server.stop() }
        #expect(try server.response(to: "/api/v2/users/me").text.hasPrefix(#"{"user":"#))
        #expect(try server.response(to: "/api/v2/sessions", method: "POST").status == 405)
        #expect(try server.response(to: "/api/v2/nothing").status == 404)
        let deletion = try server.response(
            to: "/api/v2/users/\(server.series.odd.userID)/sessions",
            method: "DELETE"
        )
        #expect(deletion.status == 204)
    }

    @Test
    func `can be combined only with faults that neither change nor hide them`() throws {
        let slow = try server([odd], .variation(.slow))
        defer { slow.stop() }
        #expect(
            try slow.response(to: "/api/v2/sessions").text == #"{"sessions":[{"id":1,"id":2}]}"#
        )
        #expect(throws: StandInError.faultOfPayloads(.session(.sessionIDNull))) {
            _ = try server([odd], .variation(.slow), .session(.sessionIDNull))
        }
    }
}
