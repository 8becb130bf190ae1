import Arrangements
import Drift
import PayloadInput
import SessionContract
import TestEffort
import Testing

@Suite
struct `A tally of sessions` {
    private static let session =
        #"{"authenticated_at":"2026-11-27T08:00:00Z","id":3432,"last_seen_at":"#
        + #""2026-11-27T08:30:00.25Z","url":"https://company.zendesk.com/api/v2/users/12/sessions/"#
        + #"3432.json","user_id":12}"#

    @Test(arguments: [
        ("session.presence", "vvvvv"), ("session.order", "declared"),
        ("session.interval", "hour"), ("session.envelope", "none"),
        ("authenticated_at.state", "value"), ("authenticated_at.type", "string"),
        ("authenticated_at.length", "16-31"), ("authenticated_at.dialect", "documented"),
        ("authenticated_at.offset", "z"), ("authenticated_at.fraction", "0"),
        ("authenticated_at.age", "day"), ("last_seen_at.age", "hour"),
        ("last_seen_at.dialect", "rfc3339-fraction"), ("last_seen_at.fraction", "2"),
        ("id.sign", "positive"), ("id.size", "int32"), ("id.bits", "12"),
        ("id.spelling", "digits"), ("id.length", "4-7"), ("url.scheme", "https"),
        ("url.host", "3-labels"), ("url.path", "/api/v2/users/N/sessions/N.json"),
        ("url.suffix", "none"),
    ])
    func `counts each property of a session once`(counter: String, state: String) {
        #expect(Census.counting([Self.session]).counts(of: counter) == [state: 1])
    }

    /// A member, and what is counted of it.
    private static let members: [(String, String, String)] = [
        (#""id":null"#, "id.state", "null"), (#""url":1"#, "url.type", "number"),
        (#""url":[]"#, "url.type", "array"), (#""url":"""#, "url.length", "0"),
        (#""id":-0"#, "id.sign", "zero"), (#""id":-7"#, "id.sign", "negative"),
        (#""id":1.0"#, "id.spelling", "fraction"), (#""id":1e2"#, "id.spelling", "exponent"),
        (#""id":1.5e1"#, "id.spelling", "fraction-and-exponent"),
        (#""id":1.5"#, "id.spelling", "not-an-integer"),
        (#""id":2147483648"#, "id.size", "uint32"), (#""id":4294967296"#, "id.size", "int53"),
        (#""id":9007199254740991"#, "id.size", "int53"),
        (#""id":9007199254740992"#, "id.size", "int64"),
        (#""id":9223372036854775807"#, "id.size", "int64"),
        (#""id":9223372036854775808"#, "id.size", "uint64"),
        (#""id":18446744073709551615"#, "id.size", "uint64"),
        (#""id":18446744073709551616"#, "id.size", "larger"),
        (#""id":1e999999"#, "id.size", "larger"),
        (#""last_seen_at":"Tue, 18 Nov 2014 17:24:29 GMT""#, "last_seen_at.dialect", "rfc1123"),
        (#""last_seen_at":"2014-11-18T17:24:29+05:30""#, "last_seen_at.offset", "minutes"),
        (#""last_seen_at":"2014-11-18T17:24:29-00:00""#, "last_seen_at.offset", "unknown"),
        (#""last_seen_at":"2014-11-18T17:24:29+00:00""#, "last_seen_at.offset", "zero"),
        (#""last_seen_at":"2014-11-18T17:24:29+01:00""#, "last_seen_at.offset", "hours"),
        (#""last_seen_at":"2014-11-18T17:24:29Z""#, "last_seen_at.age", "older"),
        (#""last_seen_at":"2999-11-18T17:24:29Z""#, "last_seen_at.age", "future"),
        (#""url":"http:\/\/A.example:80\/sessions\/x?y#z""#, "url.path", "/sessions/*"),
        (#""url":"http:\/\/A.example:80\/sessions\/x?y#z""#, "url.host", "2-labels-port-capitals"),
        (#""url":"https://u:p@[::1]/""#, "url.host", "address-in-brackets-user"),
        (#""url":"https://10.0.0.1?a""#, "url.host", "address"),
        (#""url":"https://10.0.0.1?a""#, "url.suffix", "query"),
        (#""url":"https://10.0.0.1?a""#, "url.path", "empty"),
        (#""url":"HTTPS://a/b""#, "url.scheme", "https-in-capitals"),
        (#""url":"ftp://a/b""#, "url.scheme", "other"), (#""url":"me/7""#, "url.path", "me/N"),
        (#""url":"/a/b/c/d/e/f/g/h/i/j/k""#, "url.path", "/*/*/*/*/*/*/*/*/*/..."),
        (#""url":"https://""#, "url.host", "empty"), (#""url":"é""#, "url.path", "*"),
        (#""created_at":1"#, "session.keys", "created_at"), (#""a@b.c":1"#, "session.keys", "*"),
        (#""userId":1"#, "session.keys", "userId"),
        (#""userId":1"#, "session.types", "userId:number"),
        (#""created_at" : "x""#, "session.types", "created_at:string"),
        (#""created_at":null"#, "session.types", "created_at:null"),
        (#""device":{"a":[]}"#, "session.types", "device:object"),
        (#""de\u0076ice":[]"#, "session.types", "device:array"),
        (#""device":false"#, "session.types", "device:boolean"),
    ]

    @Test(arguments: members)
    func `counts forms`(member: String, counter: String, state: String) {
        // An integer id, so that the object is a session whatever the member is.
        let census = Census.counting(["{\(member)\(member.hasPrefix("\"id\"") ? "" : ",\"id\":1")}"]
        )
        #expect(census.counts(of: counter) == [state: 1])
    }

    @Test
    func `counts no type of a key that it does not name`() {
        let census = Census.counting([#"{"id":1,"a@b.c":1,"device":1}"#])
        #expect(census.counts(of: "session.keys") == ["*": 1, "device": 1])
        #expect(census.counts(of: "session.types") == ["device:number": 1])
    }

    @Test
    func `names the order of keys if it is not the declared one`() {
        let census = Census.counting([#"{"user_id":1,"id":2}"#, #"{"id":2,"user_id":1}"#])
        #expect(census.counts(of: "session.order") == ["user_id>id": 1, "declared": 1])
    }

    @Test
    func `counts the rules that a session breaks`() {
        let census = Census.counting([#"{"id":1,"id":2,"url":"x"}"#])
        #expect(census.counts(of: "session.rules") == ["json/duplicate-key": 1, "link/form": 1])
    }

    @Test
    func `counts envelopes and pages`() {
        let texts = [
            #"{"session":{"id":1}}"#,
            #"{"sessions":[{"id":1},{"id":2}],"meta":{"has_more":false}}"#,
            #"[{"id":1}]"#, #"{"sessions":[{"id":1}],"next_page":null,"count":1}"#,
        ]
        let census = Census.counting(texts)
        #expect(census.sessions.total == 5)
        #expect(
            census.counts(of: "session.envelope") == ["session": 1, "sessions": 3, "array": 1]
        )
        #expect(
            census.counts(of: "session.paging") == ["none": 1, "cursor": 1, "offset-and-count": 1]
        )
    }

    @Test
    func `counts only the bodies of an archive that are judged`() {
        func exchange(_ status: Int, _ path: String, _ id: Int) -> String {
            #"{"request":{"method":"GET","url":"https://a.b/\#(path)"},"response":{"content":{"text":"#
                + #""{\"id\":\#(id)}"},"status":\#(status)}}"#
        }
        let entries = [
            exchange(200, "api/v2/users/1/sessions/1", 7),
            exchange(500, "api/v2/users/1/sessions/2", 700_000_000_000),
            exchange(200, "other", 800_000_000_000),
        ]
        let archive = #"{"log":{"entries":[\#(entries.joined(separator: ","))]}}"#
        let census = Census.counting(text: Array(archive.utf8), name: "a.har")
        #expect(census.sessions.total == 1)
        #expect(census.counts(of: "id.size") == ["int32": 1])
    }

    @Test
    func `puts sessions of a user into one block`() {
        let lines = (0..<50).map { #"{"id":\#($0),"user_id":7}"# }
        #expect(Census.counting(lines).sessions.blocks.max() == 50)
        let others = (0..<50).map { #"{"id":7,"user_id":\#($0)}"# }
        #expect(Census.counting(others).sessions.blocks.count { $0 > 0 } > 16)
    }

    @Test
    func `puts neighbors into one block if nothing says whose they are`() {
        let line = #"{"id":1,"url":"\#(String(repeating: "x", count: 1_000))"}"#
        let blocks = Census.counting(Array(repeating: line, count: 400)).sessions.blocks
        // 400 kB are seven chunks.
        #expect((2...7).contains(blocks.count { $0 > 0 }))
        #expect(blocks.max().map { $0 >= 64 } == true)
    }

    @Test
    func `survives whatever is in a payload`() throws {
        var generator = PayloadGenerator(seed: 5)
        for _ in 0..<TestEffort.count(2_000, plain: 100) {
            let census = Census.counting(text: generator.payload())
            let text = census.text
            #expect(try Census.reading(text).text == text)
        }
    }
}
