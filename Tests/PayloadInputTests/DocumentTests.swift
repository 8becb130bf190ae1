import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// A text, and what a checker must find in it: rule, pointer, byte offset.
struct CheckedText: Sendable, CustomTestStringConvertible {
    var text: String
    var findings: [String]

    init(_ text: String, _ findings: String...) {
        self.text = text
        self.findings = findings
    }

    var testDescription: String { text }

    /// A session without a fault, with `id` as it is given.
    static func session(_ id: String = "1") -> String {
        #"{"id":\#(id),"user_id":null,"url":null,"authenticated_at":null,"last_seen_at":null}"#
    }
}

func check(
    _ text: String,
    format: PayloadChecker.Format = .auto
) throws -> (findings: [String], counts: PayloadChecker.Counts) {
    let tally = FindingTally(rowLimit: 1_000, isGrouping: false)
    var checker = PayloadChecker(judge: SessionJudge(now: 1_800_000_000), tally: tally)
    try checker.check(Array(text.utf8), name: "payload", format: format)
    checker.finish()
    let findings = checker.tally.rows.map { row in
        "\(row.finding.rule.id) \(row.finding.pointer) \(row.finding.position?.offset ?? -1)"
    }
    return (findings, checker.counts)
}

@Suite
struct `The checker of documents` {
    private static let session = CheckedText.session()

    @Test(arguments: [
        (session, 1), ("[\(session),\(session)]", 2), ("[]", 0),
        (#"{"session":\#(session)}"#, 1),
        (#"{"sessions":[\#(session),\#(session)],"meta":{"has_more":false}}"#, 2),
        (#"{"sessions":[\#(session)],"meta":{"has_more":true,"after_cursor":"x"}}"#, 1),
        (#"{"sessions":[\#(session)],"links":{"next":null},"count":1,"next_page":null}"#, 1),
        (#"{"next_page":null,"previous_page":"x","count":101,"sessions":[\#(session)]}"#, 1),
        (#"{"sessions":[],"meta":null,"links":null,"count":null}"#, 0),
        ("\(session)\n\(session)\r\n\n \n\(session)\n", 3),
        ("[\(session)]\n{\"session\":\(session)}\n{\"sessions\":[\(session)]}", 3),
        ("\n\n{\n\"sessions\" :\n[ \(session) ,\n\(session) ] }\n", 2),
        (
            "{\n\"id\":1,\"user_id\":null,\"url\":null,\n"
                + "\"authenticated_at\":null,\"last_seen_at\":null\n}\n\(session)\n", 2
        ),
    ])
    func `recognises the form of what it is given`(text: String, sessions: Int) throws {
        let result = try check(text)
        #expect(result.findings == [])
        #expect(result.counts.sessions == sessions)
        #expect(result.counts.bytes == text.utf8.count)
    }

    @Test(arguments: [
        CheckedText("7", "envelope/unknown  0"),
        CheckedText("{}", "envelope/unknown  0"),
        CheckedText(#" {"error":"RecordNotFound"}"#, "envelope/unknown  1"),
        CheckedText(#"{"session":null}"#, "envelope/shape /session 11"),
        CheckedText(#"{"session":[]}"#, "envelope/shape /session 11"),
        CheckedText(#"{"session":[\#(session)]}"#, "envelope/array-form /session 11"),
        CheckedText(#"{"session":[\#(session),\#(session)]}"#, "envelope/shape /session 11"),
        CheckedText(#"{"sessions":null}"#, "envelope/shape /sessions 12"),
        CheckedText(#"{"sessions":{}}"#, "envelope/shape /sessions 12"),
        CheckedText(#"{"sessions":[1]}"#, "envelope/shape /sessions/0 13"),
        CheckedText("[null,\(session)]", "envelope/shape /0 1"),
        CheckedText(#"{"count":"1","sessions":[]}"#, "envelope/paging /count 9"),
        CheckedText(#"{"count":-1,"sessions":[]}"#, "envelope/paging /count 9"),
        CheckedText(#"{"count":0,"sessions":[\#(session)]}"#, "envelope/paging /count 9"),
        CheckedText(
            #"{"count":2,"next_page":null,"previous_page":null,"sessions":[\#(session)]}"#,
            "envelope/paging /count 9"
        ),
        CheckedText(#"{"meta":[],"sessions":[]}"#, "envelope/paging /meta 8"),
        CheckedText(#"{"meta":{"has_more":1},"sessions":[]}"#, "envelope/paging /meta/has_more 20"),
        CheckedText(
            #"{"meta":{"has_more":true},"sessions":[]}"#,
            "envelope/paging /meta/has_more 20"
        ),
        CheckedText(#"{"links":{"next":1},"sessions":[]}"#, "envelope/paging /links/next 17"),
        CheckedText(#"{"next_page":false,"sessions":[]}"#, "envelope/paging /next_page 13"),
        CheckedText(#"{"sessions":[],"sessions":[]}"#, "json/duplicate-key /sessions 15"),
        CheckedText(
            #"{"sessions":[\#(session),{"id":null}]}"#,
            "contract/absent /sessions/1/authenticated_at 92",
            "contract/absent /sessions/1/last_seen_at 92",
            "contract/absent /sessions/1/url 92",
            "contract/absent /sessions/1/user_id 92",
            "contract/null /sessions/1/id 98"
        ),
        CheckedText(
            #"{"session":\#(CheckedText.session("null"))}"#,
            "contract/null /session/id 17"
        ),
    ])
    func `finds what is wrong around sessions`(text: CheckedText) throws {
        #expect(try check(text.text).findings == text.findings)
    }

    @Test(arguments: [
        CheckedText(#"{"id":1"#, "json/syntax  7"),
        CheckedText(#"{"id":1,}"#, "json/syntax  7"),
        CheckedText(#"{"id":01}"#, "json/syntax  6"),
        CheckedText(#"{"id":NaN}"#, "json/syntax  6"),
        CheckedText("\(session) \(session)", "json/syntax  79"),
        CheckedText("\(session)x", "json/syntax  78"),
        CheckedText(#"{"sessions":[\#(session),]}"#, "json/syntax  91"),
        CheckedText(#"{"sessions":[\#(session)"#, "json/syntax  91"),
        CheckedText(#"{"sessions":[\#(session)};"#, "json/syntax  91"),
        CheckedText(#"{"sessions":[] "meta":{}}"#, "json/syntax  15"),
        CheckedText(#"{"sessions":[],}"#, "json/syntax  14"),
        CheckedText(#"{"sessions":[],meta:1}"#, "json/syntax  15"),
        CheckedText(#"{"sessions" [] }"#, "json/syntax  12"),
        CheckedText("\u{FEFF}\(session)", "json/byte-order-mark  0"),
        CheckedText(String(repeating: "[", count: 513), "json/depth  512"),
        CheckedText(
            #"{"sessions":["# + String(repeating: "[", count: 600),
            "json/depth  523"
        ),
    ])
    func `finds where a text is no JSON`(text: CheckedText) throws {
        #expect(try check(text.text).findings == text.findings)
    }

    @Test
    func `finds bytes that are no UTF-8`() throws {
        var checker = PayloadChecker(judge: SessionJudge(now: 0), tally: FindingTally())
        try checker.check(Array(#"{"url":""#.utf8) + [0xC3, 0x28], name: "payload")
        #expect(checker.tally.rows.map(\.finding.rule) == [.jsonEncoding])
        #expect(checker.tally.rows.first?.finding.position?.offset == 8)
    }

    @Test
    func `goes on with the next line after a broken one`() throws {
        let result = try check("{\"id\":1,}\n\(Self.session)\n{\"id\" 1}\n\(Self.session)")
        #expect(result.findings == ["json/syntax  7", "json/syntax  95"])
        #expect(result.counts.sessions == 2)
        #expect(result.counts.payloads == 4)
    }

    @Test
    func `takes two texts for one broken document where lines are not meant`() throws {
        let text = "\(Self.session)\n\(Self.session)"
        #expect(try check(text, format: .json).findings == ["json/syntax  79"])
        #expect(try check(text, format: .ndjson).findings == [])
    }

    @Test(arguments: ["", " \n\t", "\u{FEFF}", "\u{FEFF}\n"])
    func `finds that a payload holds nothing`(text: String) throws {
        let result = try check(text)
        #expect(result.findings.last == "json/syntax  0")
        #expect(result.counts.payloads == 1)
        #expect(result.counts.sessions == 0)
    }

    @Test
    func `may be cut at every byte without harm`() throws {
        let text = Array(
            #"{"meta":{"has_more":false},"sessions":[{"id":1,"url":"\u00e9"},{"id":2}],"count":2}"#
                .utf8
        )
        for count in 1..<text.count {
            var checker = PayloadChecker(judge: SessionJudge(now: 0), tally: FindingTally())
            try checker.check(Array(text.prefix(count)), name: "payload", format: .auto)
            let rules = checker.tally.rows.map(\.finding.rule)
            #expect(rules.contains(.jsonSyntax), "\(count)")
        }
    }
}
