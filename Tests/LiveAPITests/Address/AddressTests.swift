import SessionContract
import Testing

@testable import LiveAPI

@Suite
struct `The URL of an API` {
    @Test(arguments: [
        ("https://company.zendesk.com", "https://company.zendesk.com"),
        ("https://company.zendesk.com/", "https://company.zendesk.com"),
        ("HTTPS://Company.Zendesk.com:443/api/v2", "https://company.zendesk.com"),
        ("https://company.zendesk.com:8443/api/v2/", "https://company.zendesk.com:8443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.1.2.3", "http://127.1.2.3"),
    ])
    func `may end in a slash or in the path of the API`(_ text: String, _ base: String) throws {
        #expect(try BaseURL(parsing: text).description == base)
    }

    @Test(arguments: [
        ("", BaseURLError.scheme), ("company.zendesk.com", .scheme), ("ftp://a", .scheme),
        ("https:/a", .scheme), ("https://", .host), ("https:///api/v2", .host),
        ("https://user:canary@a", .userInformation), ("https://canary@a", .userInformation),
        ("https://a b", .host), ("https://ä.de", .host), ("https://a%2eb", .host),
        ("https://a\r\nb", .host), ("https://[::1", .host), ("https://[x]", .host),
        ("https://a:0", .port), ("https://a:65536", .port), ("https://a:+1", .port),
        ("https://a:", .port), ("https://a:1:2", .port), ("https://a\\b", .path),
        ("https://a/api/v1", .path), ("https://a/api/v2/sessions", .path),
        ("https://a/?canary", .query), ("https://a#x", .query),
        ("http://a", .insecure), ("http://127.0.0.1.evil.example", .insecure),
        ("http://localhost.evil.example", .insecure), ("http://0.0.0.0", .insecure),
        ("http://127.1", .insecure), ("http://127.0.0.256", .insecure),
        ("http://127.0.0.+1", .host), ("http://1127.0.0.1", .insecure),
    ])
    func `is rejected with the reason if it is invalid`(_ text: String, _ reason: BaseURLError) {
        #expect(throws: reason) { try BaseURL(parsing: text) }
        #expect(!reason.description.contains("canary"))
    }

    @Test(arguments: [
        ("/a?x=1", "/a"), ("?x=1", "/api/v2/sessions"), ("https://a.b:8443/c?x=1", "/c"),
        ("//a.b:8443/c?x=1#f", "/c"), ("HTTPS://A.B:8443/c?x=1", "/c"), ("c?x=1", "/api/v2/c"),
    ])
    func `recognizes links to itself`(_ link: String, _ path: String) throws {
        let origin = try BaseURL(parsing: "https://a.b:8443").origin
        guard case .local(let target) = LinkTarget(link, at: origin, from: "/api/v2/sessions")
        else {
            Issue.record("not local")
            return
        }
        #expect(target.path == path)
        #expect(target["x"] == "1")
    }

    @Test(arguments: [
        "https://a.b/c", "http://a.b:8443/c", "//a.c:8443/", "https://a.b:8443.evil/",
        "https://x@a.b:8443/", "https://a.b:8443\\@evil/", "javascript:1", "///a.b:8443/",
        "https://a.b:8443/ x", "mailto:a@b", "https:a.b", "https://a.b%3A8443/",
    ])
    func `recognizes links that point elsewhere`(_ link: String) throws {
        let origin = try BaseURL(parsing: "https://a.b:8443").origin
        if case .local = LinkTarget(link, at: origin, from: "/") { Issue.record("local") }
    }

    @Test
    func `escapes every reserved character of a query`() {
        let items = [QueryItem("page[after]", "a+b/c==&d é\r\n")]
        #expect(items.encoded == "?page%5Bafter%5D=a%2Bb%2Fc%3D%3D%26d%20%C3%A9%0D%0A")
        #expect(QueryItem(encoded: items.encoded.dropFirst()) == items[0])
        #expect(QueryItem(encoded: "a%zz%4=%41+%") == QueryItem("a%zz%4", "A+%"))
    }

    @Test(arguments: [
        ("http://a.b/x", Origin.Difference.insecureScheme), ("https://a.b:444/", .port),
        ("http://a.b:443/", .insecureScheme), ("https://c.b/", .host), ("http://c.b:1/", .host),
    ])
    func `differs from another in one part that matters most`(
        _ link: String,
        _ difference: Origin.Difference
    ) throws {
        let (api, _) = try Origin.split("https://a.b/")
        let (other, _) = try Origin.split(link)
        #expect(other.difference(from: api) == difference)
        let wording = LiveFault.nextLink(
            .origin(ServerText(other.description, hiding: SecretFilter()), difference)
        ).wording
        #expect(wording.message.contains("points to \(difference.target),"))
        #expect(
            wording.fix.contains("is X-Forwarded-Proto read?") == (difference == .insecureScheme)
        )
    }
}
