import Testing

@testable import LiveAPI
@testable import PayloadInput

@Suite
struct `An endpoint of a live run` {
    @Test(arguments: [
        ("list", "/api/v2/sessions"), ("user:12", "/api/v2/users/12/sessions"),
        ("session:12:34", "/api/v2/users/12/sessions/34"), ("me", "/api/v2/users/me/session"),
    ])
    func `has its own path`(_ argument: String, _ path: String) throws {
        let endpoint = try #require(LiveEndpoint(argument: argument))
        #expect(endpoint.path == path)
        #expect(endpoint.description == argument)
    }

    @Test(arguments: LiveEndpoint.samples)
    func `is read from its description, and recognized in an archive`(
        endpoint: LiveEndpoint
    ) {
        #expect(LiveEndpoint(argument: "\(endpoint)") == endpoint)
        let name = "\(endpoint)".prefix { $0 != ":" }
        #expect(LiveEndpoint.forms.count { $0.hasPrefix(name) } == 1)
        let url = "https://company.zendesk.com\(endpoint.path).json?page=2"
        #expect(SessionRequest().isMade(to: Array(url.utf8)))
    }

    @Test(arguments: [
        "", "List", "list:", "user", "user:", "user:me", "user:-1", "user:1:2", "session:1",
        "session:1:x", "me:1", "user:1/../..", "user:99999999999999999999", "renew",
    ])
    func `is nothing else`(_ argument: String) {
        #expect(LiveEndpoint(argument: argument) == nil)
    }
}
