import FoundationHTTP
import Testing

@testable import StandInAPI

/// Tests with URLSession, the client that checks live APIs.
@Suite
struct `A client made of URLSession` {
    static func fetch(
        _ target: String,
        from server: StandInServer,
        authorization: String? = nil
    ) async throws -> (Data, HTTPURLResponse) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 20
        let session = URLSession(configuration: configuration)
        defer { session.invalidateAndCancel() }
        let url = try #require(URL(string: "\(server.origin ?? "")\(target)"))
        var request = URLRequest(url: url)
        request.setValue(authorization, forHTTPHeaderField: "Authorization")
        let (data, response) = try await session.data(for: request)
        return (data, try #require(response as? HTTPURLResponse))
    }

    @Test
    func `receives a page`() async throws {
        let server = try StandInServer.running()
        defer { server.stop() }
        let (data, response) = try await Self.fetch(
            "/api/v2/sessions?page%5Bsize%5D=100",
            from: server
        )
        #expect(response.statusCode == 200)
        #expect(response.mimeType == "application/json")
        let page = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        #expect((page?["sessions"] as? [Any])?.count == 100)
    }

    @Test
    func `can send wrong and correct credentials`() async throws {
        let server = try StandInServer.running(credentials: .bearer("token"))
        defer { server.stop() }
        let wrong = try await Self.fetch("/api/v2/sessions", from: server)
        #expect(wrong.1.statusCode == 401)
        let right = try await Self.fetch(
            "/api/v2/sessions",
            from: server,
            authorization: "Bearer token"
        )
        #expect(right.1.statusCode == 200)
    }

    @Test(arguments: [
        StandInFault.answer(.bodyShort), .answer(.closesAtOnce), .answer(.resetsConnections),
    ])
    func `reports a broken connection`(fault: StandInFault) async throws {
        let server = try StandInServer.running(fault)
        defer { server.stop() }
        await #expect(throws: URLError.self) {
            try await Self.fetch("/api/v2/sessions", from: server)
        }
    }

    @Test
    func `receives a slow response completely`() async throws {
        let server = try StandInServer.running(.answer(.slow))
        defer { server.stop() }
        let (data, _) = try await Self.fetch("/api/v2/sessions?per_page=20", from: server)
        #expect(try JSONSerialization.jsonObject(with: data) is [String: Any])
    }
}
