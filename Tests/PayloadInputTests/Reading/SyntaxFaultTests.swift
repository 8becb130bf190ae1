import Arrangements
import PayloadInput
import SessionContract
import Testing

@Suite
struct `The reader of texts that are not JSON` {
    private static let session = CheckedText.session()

    @Test(arguments: [
        CheckedText(#"{"id":1"#, "json/syntax  7"),
        CheckedText(#"{"id":1,}"#, "json/syntax  7"),
        CheckedText(#"{"id":01}"#, "json/syntax  6"),
        CheckedText(#"{"id":NaN}"#, "json/syntax  6"),
        CheckedText("\(session) \(session)", "input/framing  79"),
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
    func `reports where a text stops being JSON`(text: CheckedText) throws {
        #expect(try check(text.text).places == text.findings)
    }

    @Test
    func `finds bytes that are not UTF-8`() throws {
        let found = try Judged(Array(#"{"url":""#.utf8) + [0xC3, 0x28])
        #expect(found.places == ["json/encoding  8"])
    }

    @Test
    func `continues with the next line after a broken one`() throws {
        let result = try check("{\"id\":1,}\n\(Self.session)\n{\"id\" 1}\n\(Self.session)")
        #expect(result.places == ["json/syntax  7", "json/syntax  95"])
        #expect(result.counts.sessions == 2)
        #expect(result.counts.payloads == 4)
    }

    @Test
    func `takes two texts for one broken document unless lines are expected`() throws {
        let text = "\(Self.session)\n\(Self.session)"
        #expect(try check(text, format: .json).places == ["json/syntax  79"])
        #expect(try check(text, format: .ndjson).places == [])
    }

    @Test(arguments: ["", " \n\t", "\u{FEFF}", "\u{FEFF}\n"])
    func `reports a payload without content`(text: String) throws {
        let result = try check(text)
        #expect(result.places.last == "json/syntax  \(text.utf8.count)")
        #expect(result.counts.payloads == 1)
        #expect(result.counts.sessions == 0)
    }

    @Test
    func `reports a fault in a text that is cut at any byte`() throws {
        let text = Array(
            #"{"meta":{"has_more":false},"sessions":[{"id":1,"url":"\u00e9"},{"id":2}],"count":2}"#
                .utf8
        )
        for count in 1..<text.count {
            let found = try Judged(Array(text.prefix(count)))
            #expect(found.rules.contains(.jsonSyntax), "\(count)")
        }
    }
}
