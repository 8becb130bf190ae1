import Testing

@testable import StandInAPI

@Suite
struct `An origin` {
    @Test(arguments: [
        ("https://api.test:8443", "https://api.test:8443"),
        ("http://localhost", "http://localhost"),
        ("HTTPS://a-b_c.test/", "https://a-b_c.test"), ("http://127.0.0.1:1", "http://127.0.0.1:1"),
        ("https://[::1]", "https://[::1]"),
        ("https://[2001:db8::7]:443", "https://[2001:db8::7]:443"),
    ])
    func `is a scheme, a host and an optional port`(text: String, origin: String) throws {
        #expect(try WebOrigin(parsing: text).description == origin)
    }

    @Test(arguments: [
        ("", WebOrigin.Problem.scheme), ("api.test", .scheme), ("ftp://a.test", .scheme),
        ("https:/a.test", .scheme), ("://a.test", .scheme), (" https://a.test", .scheme),
        ("https://", .host), ("https:///", .host), ("https://a b", .host), ("https://a\"b", .host),
        ("https://a\r\nb", .host), ("https://\u{e9}.test", .host), ("https://[]", .host),
        ("https://a]", .host), ("https://:80", .host), ("https://[::1", .port),
        ("https://a.test:", .port), ("https://a.test:0", .port), ("https://a.test:65536", .port),
        ("https://a.test:8x", .port), ("https://a:b:1", .port), ("https://a.test:-1", .port),
        ("https://me@a.test", .userInformation), ("https://me:x@a.test:1", .userInformation),
        ("https://a.test/api", .rest), ("https://a.test//", .rest), ("https://a.test?x", .rest),
        ("https://a.test/#x", .rest), ("https://a.test\\", .rest),
    ])
    func `is refused with what was expected`(text: String, problem: WebOrigin.Problem) {
        #expect(throws: problem) { try WebOrigin(parsing: text) }
    }
}
