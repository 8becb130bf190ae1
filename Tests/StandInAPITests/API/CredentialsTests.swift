import Foundation
import Testing

@testable import StandInAPI

@Suite
struct `A check of credentials` {
    static func basic(_ text: String) -> String {
        "Authorization: Basic \(Data(text.utf8).base64EncodedString())"
    }

    static let basicServer = StandInCredentials.basic(email: "a@example.com", token: "secret")
    static let right = basic("a@example.com/token:secret")

    /// The required credentials, the given ones, and the statuses of sessions and of `users/me`.
    static let cases: [(StandInCredentials, String?, Int, Int)] = [
        (StandInCredentials.any, nil, 200, 200),
        (.any, right, 200, 200),
        (.any, "Authorization: nonsense", 200, 200),
        (basicServer, right, 200, 200),
        (basicServer, right.replacing("Basic", with: "bAsIc"), 200, 200),
        (basicServer, nil, 401, 200),
        (basicServer, basic("a@example.com/token:Secret"), 401, 401),
        (basicServer, basic("a@example.com:secret"), 401, 401),
        (basicServer, basic("b@example.com/token:secret"), 401, 401),
        (basicServer, "Authorization: Basic", 401, 401),
        (basicServer, "Authorization: Basic ===", 401, 401),
        (basicServer, "Authorization: Bearer secret", 401, 401),
        (.bearer("token"), "Authorization: Bearer token", 200, 200),
        (.bearer("token"), "Authorization: bearer token", 200, 200),
        (.bearer("token"), "Authorization: Bearer tokens", 401, 401),
        (.bearer("token"), "Authorization: Basic token", 401, 401),
        (.bearer("token"), nil, 401, 200),
    ]

    @Test(arguments: cases)
    func `admits requests with the correct ones`(
        wanted: StandInCredentials,
        given: String?,
        sessions: Int,
        user: Int
    ) throws {
        let server = try StandInServer.running(credentials: wanted)
        defer { server.stop() }
        let fields = given.map { [$0] } ?? []
        for target in ["/api/v2/sessions", "/api/v2/users/me/session", server.series[0].path] {
            let response = try server.response(to: target, fields: fields)
            #expect(response.status == sessions)
            if sessions == 401 {
                #expect(response.text == #"{"error":"Couldn't authenticate you"}"#)
                #expect(response["www-authenticate"]?.contains("realm=") == true)
            }
        }
        #expect(try server.response(to: "/api/v2/users/me", fields: fields).status == user)
    }

    @Test
    func `does not apply to the anonymous user`() throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let anonymous = try server.response(to: "/api/v2/users/me")
        #expect(try anonymous.value("user", "name") as? String == "Anonymous user")
        #expect(try anonymous.value("user", "id") == nil)
        let known = try server.response(to: "/api/v2/users/me", fields: [Self.right])
        #expect(try known.value("user", "id") as? Int == server.series.odd.userID)
    }

    @Test
    func `keeps credentials out of the log`() throws {
        let server = try StandInServer.running(credentials: Self.basicServer)
        defer { server.stop() }
        _ = try server.response(to: "/api/v2/sessions", fields: [Self.right])
        _ = try server.response(to: "/api/v2/sessions", fields: ["Authorization: Bearer secret"])
        _ = try server.response(to: "/api/v2/sessions", fields: ["Authorization: Digest x"])
        _ = try server.response(to: "/api/v2/sessions")
        #expect(server.requests.map(\.authorization) == [.basic, .bearer, .other, nil])
        #expect(server.requests.map(\.status) == [200, 401, 401, 401])
        let written = String(reflecting: server.requests)
        #expect(!written.contains("secret") && !written.contains("YUBleG"))
    }
}
