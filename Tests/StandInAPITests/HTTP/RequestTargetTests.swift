import Testing

@testable import StandInAPI

@Suite
struct `A request target` {
    @Test(arguments: [
        "/api/v2/sessions?page[size]=7&page[after]=YQ==",
        "/api/v2/sessions/?page%5Bsize%5D=7&page%5bafter%5d=YQ%3D%3D",
        "http://example.com/api/v2/sessions?page[size]=1&&page[size]=7&page[after]=YQ%3d=",
        "/api/v2/s%65ssions?page[size]=7&page[after]=YQ==#page[size]=9",
    ])
    func `has the same meaning with and without percent-encoding`(text: String) throws {
        let target = try RequestTarget(text)
        #expect(target.segments == ["api", "v2", "sessions"])
        #expect(target["page[size]"] == "7")
        #expect(target["page[after]"] == "YQ==")
        #expect(target["page[before]"] == nil)
    }

    @Test(arguments: ["", "api", "*", "/%", "/%4", "/%zz", "/%ff", "/?a=%c3%28", "host:80"])
    func `is rejected if it cannot be decoded`(text: String) {
        #expect(throws: HTTPProblem.self) { try RequestTarget(text) }
    }

    @Test
    func `has a host only in absolute form`() throws {
        #expect(try RequestTarget("HTTP://a.b:1?x").host == "a.b:1")
        #expect(try RequestTarget("//a.b/c").host == nil)
    }
}
