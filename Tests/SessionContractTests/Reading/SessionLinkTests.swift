import Gen
import SessionContract
import StrictJSON
import Testing

@Suite
struct `The link of a session` {
    private static func link(_ text: String) -> SessionLink {
        let bytes = Array(text.utf8)
        return SessionLink(0..<bytes.count, in: unsafe bytes.span.bytes)
    }

    /// The grammar of RFC 3986, appendix A, with two restrictions: no empty host and no user
    /// information.
    ///
    /// It is created once. Sharing it is safe because a regex is immutable, although its type is
    /// not `Sendable`.
    nonisolated(unsafe) private static let grammar: Regex<AnyRegexOutput>? = {
        let name = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"
        let character = "(?:\(name)|[:@])"
        let group = "[0-9A-Fa-f]{1,4}"
        let octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
        let last = "(?:\(group):\(group)|\(octet)(?:\\.\(octet)){3})"
        // The nine lines of `IPv6address`.
        let lines =
            ["(?:\(group):){6}\(last)", "::(?:\(group):){5}\(last)"]
            + (0...3).map { count in
                "(?:(?:\(group):){0,\(count)}\(group))?::(?:\(group):){\(4 - count)}\(last)"
            } + [
                "(?:(?:\(group):){0,4}\(group))?::\(last)",
                "(?:(?:\(group):){0,5}\(group))?::\(group)",
                "(?:(?:\(group):){0,6}\(group))?::",
            ]
        let literal =
            "\\[(?:\(lines.joined(separator: "|"))|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\\]"
        return try? Regex(
            "[hH][tT][tT][pP][sS]://(?:\(literal)|\(name)+)(?::[0-9]*)?(?:/\(character)*)*"
                + "(?:\\?(?:\(character)|[/?])*)?(?:#(?:\(character)|[/?])*)?"
        ).matchingSemantics(.unicodeScalar)
    }()

    private func conforms(_ text: String) throws -> Bool {
        try unsafe #require(Self.grammar).wholeMatch(in: text) != nil
    }

    @Test(arguments: [
        "https://a", "https://a/", "https://a:", "https://a:443/", "https://a?b", "https://a#b",
        "https://a/b?c/d?e#f/g?h", "https://a!$&'()*+,;=~_b/", "https://%61/", "https://a/b//c",
        "HttpS://A/", "https://[::]/", "https://[::1]:443", "https://[1:2:3:4:5:6:7:8]",
        "https://[1:2:3:4:5:6:7::]", "https://[::ffff:192.0.2.1]/x", "https://[v1.a:b]",
        "https://a/:@", "https://a/%2F",
    ])
    func `is an absolute https URL of RFC 3986`(text: String) throws {
        #expect(try conforms(text))
        #expect(Self.link(text).isAbsoluteHTTPS)
    }

    @Test(arguments: [
        "", "https", "https:/", "https://", "https:///a", "https://?a", "https://#a", "https://:1",
        "http://a", "//a", "/a", "a", " https://a", "https://a ", "https://a b", "https://a/[b",
        "https://a/b]", "https://a/?[", "https://a/?]", "https://a/#[", "https://a/#]",
        "https://a/#b#c", "https://a##", "https://a/?b#c#d", "https://a/%", "https://a/%4",
        "https://a/%4g", "https://a/?%", "https://a/#%0", "https://%zz/", "https://a%4",
        "https://u@a/", "https://u:p@a/", "https://a:b/", "https://a:1:2/", "https://a:80%41",
        "https://[/", "https://[]", "https://[::1", "https://::1/", "https://[::1]a",
        "https://[:::]", "https://[1::2::3]", "https://[1:2:3:4:5:6:7]",
        "https://[1:2:3:4:5:6:7:8:9]", "https://[1:2:3:4:5:6:7:8::]", "https://[12345::]",
        "https://[::1:]", "https://[:1::]", "https://[::256.0.0.1]", "https://[::01.0.0.1]",
        "https://[::1.2.3]", "https://[::1.2.3.4:5]", "https://[v.a]", "https://[v1.]",
        "https://[g::]", "https://a/\u{E9}", "https://\u{E9}/", "https://a/\"", "https://a/<",
        "https://a/>", "https://a/\\", "https://a/^", "https://a/`", "https://a/{", "https://a/|",
        "https://a/}", "https://a/\u{7F}", "https://a/\t",
    ])
    func `is not an absolute https URL of RFC 3986`(text: String) throws {
        #expect(try !conforms(text))
        #expect(!Self.link(text).isAbsoluteHTTPS)
    }

    @Test(arguments: 0..<128)
    func `may have each ASCII character only where the grammar allows it`(code: Int) throws {
        let character = String(try #require(Unicode.Scalar(UInt32(code))))
        for form in [
            "https://*a", "https://a*", "https://a*/", "https://a/*", "https://a/b*c",
            "https://a?*",
            "https://a?b*c", "https://a#*", "https://a#b*c", "https://a:*", "https://a:8*0/",
            "https://[*]", "https://[::*]", "https://[v1.*]", "https://a/%*0", "https://a/%0*",
            "https:*/a", "https*://a", "*https://a",
        ] {
            let text = form.split(separator: "*", omittingEmptySubsequences: false)
                .joined(separator: character)
            #expect(try conforms(text) == Self.link(text).isAbsoluteHTTPS, "\(text)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `is checked as the grammar says, whatever its parts`(seed: UInt64) throws {
        var random = SplitMix64(state: seed)
        let parts = [
            "https://", "a", "1", "::", ":", "[", "]", "/", "?", "#", "%41", "%4", "%", "@", "v1.",
            ".", "0", "255", "ffff", "!", "é", " ",
        ]
        for _ in 0..<400 {
            let count = Int(random.next() % 12)
            let text = (0..<count).reduce("https://") { text, _ in
                text + parts[Int(random.next() % UInt64(parts.count))]
            }
            #expect(try conforms(text) == Self.link(text).isAbsoluteHTTPS, "\(text)")
            let address = "https://[\(text.dropFirst(8))]"
            #expect(try conforms(address) == Self.link(address).isAbsoluteHTTPS, "\(address)")
        }
    }

    @Test(
        arguments: [
            ("https://a/sessions/1", "1", nil), ("https://a/sessions/1.json", "1", nil),
            ("https://a/sessions/.json", "", nil), ("https://a/sessions/1.jso", "1.jso", nil),
            ("https://a/users/1.json", nil, "1.json"), ("https://a/users/1/sessions/2", "2", "1"),
            ("https://a/users//1", nil, nil), ("https://a/sessions//users/1", nil, "1"),
            ("https://a/sessions", nil, nil), ("https://a/sessions/", nil, nil),
            ("https://a/sessions/sessions/1", "sessions", nil), ("https://sessions/1", nil, nil),
            ("https://a/sessions/1/sessions/2", "1", nil),
            ("https://a/users/users/1", nil, "users"),
            ("https://a/?/sessions/1", nil, nil), ("https://a#/users/1", nil, nil),
            ("https://a/Sessions/1", nil, nil), ("https://a/sessions/1?x", "1", nil),
            ("https://a/xsessions/1/users", nil, nil), ("https://a/sessions/%31", "%31", nil),
        ] as [(String, String?, String?)]
    )
    func `has ids in its path`(text: String, session: String?, user: String?) {
        let link = Self.link(text)
        let bytes = Array(text.utf8)
        #expect(link.sessionID.map { String(decoding: bytes[$0], as: UTF8.self) } == session)
        #expect(link.userID.map { String(decoding: bytes[$0], as: UTF8.self) } == user)
    }
}
