import Testing

@testable import LiveAPI

@Suite
struct `A proxy in the environment` {
    @Test
    func `is bypassed for requests to loopback`() {
        let adding = { ProxyEnvironment.exemptions(adding: "127.0.0.1", to: $0) }
        #expect(adding(["http_proxy": "http://p"]) == "127.0.0.1")
        #expect(adding(["ALL_PROXY": "http://p", "NO_PROXY": "a, b"]) == "a,b,127.0.0.1")
        #expect(
            adding(["all_proxy": "http://p", "no_proxy": "a", "NO_PROXY": "b"]) == "a,127.0.0.1"
        )
    }

    @Test
    func `is not bypassed if it does no harm`() {
        let adding = { ProxyEnvironment.exemptions(adding: "127.0.0.1", to: $0) }
        #expect(adding([:]) == nil)
        #expect(adding(["http_proxy": ""]) == nil)
        #expect(adding(["https_proxy": "http://p"]) == nil)
        #expect(adding(["http_proxy": "http://p", "no_proxy": "127.0.0.1"]) == nil)
        #expect(adding(["http_proxy": "http://p", "no_proxy": "*"]) == nil)
    }
}
