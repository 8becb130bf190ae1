import SessionModel
import Testing

@Suite
struct `Strict decoding and encoding of a session` {
    private static func session(_ json: String) throws -> SessionObject {
        try SessionObject(json: Array(json.utf8))
    }

    @Test(arguments: [
        Int64.min, Int64.max, 0, -1, 9_007_199_254_740_993, -9_007_199_254_740_993, 4_294_967_296,
        33_153_710_247_315,
    ])
    func `keeps an integer to the last digit`(number: Int64) throws {
        let session = try Self.session(#"{"id":\#(number),"user_id":\#(number)}"#)
        #expect(session == SessionObject(id: number, userID: .value(number)))
        let json = String(decoding: session.json(), as: UTF8.self)
        #expect(json == #"{"id":\#(number),"user_id":\#(number)}"#)
    }

    @Test(
        arguments: [
            ("1.0", 1), ("1e2", 100), ("-0", 0), ("-0.0", 0), ("1200e-2", 12), ("0.5e1", 5),
            ("9223372036854775807.0", Int64.max), ("-9.223372036854775808e18", Int64.min),
            ("90071992547409930e-1", 9_007_199_254_740_993), ("0e999999999999999999", 0),
        ] as [(String, Int64)]
    )
    func `accepts an integer by its value, whatever its spelling`(
        spelling: String,
        value: Int64
    ) throws {
        #expect(try Self.session(#"{"id":\#(spelling)}"#).id == value)
    }

    /// The JSON spelling of a string, its content, and its canonical spelling.
    @Test(arguments: [
        (#""#, "", #""#),
        (#"\" \\ \/ \b \f \n \r \t"#, "\" \\ / \u{8} \u{C} \n \r \t", #"\" \\ / \b \f \n \r \t"#),
        (#"\u0000\u001f\u007F"#, "\u{0}\u{1F}\u{7F}", "\\u0000\\u001f\u{7F}"),
        (#"\u00e9"#, "\u{E9}", "\u{E9}"),
        (#"e\u0301"#, "e\u{301}", "e\u{301}"),
        (#"\u20AC"#, "\u{20AC}", "\u{20AC}"),
        (#"\ud83d\ude00"#, "\u{1F600}", "\u{1F600}"),
        (#"\uD83D\uDE00 \udbff\udfff"#, "\u{1F600} \u{10FFFF}", "\u{1F600} \u{10FFFF}"),
        (#"\uFEFF\ufffe\uffff"#, "\u{FEFF}\u{FFFE}\u{FFFF}", "\u{FEFF}\u{FFFE}\u{FFFF}"),
        (#"\u2028\u2029"#, "\u{2028}\u{2029}", "\u{2028}\u{2029}"),
        (#"\r\n"#, "\r\n", #"\r\n"#),
        ("\u{1100}\u{1161}", "\u{1100}\u{1161}", "\u{1100}\u{1161}"),
        (#"\\u0041"#, #"\u0041"#, #"\\u0041"#),
    ])
    func `keeps a string to the last scalar`(
        spelling: String,
        content: String,
        canonical: String
    ) throws {
        for key in ["authenticated_at", "last_seen_at", "url"] {
            let session = try Self.session(#"{"id":1,"\#(key)":"\#(spelling)"}"#)
            let text =
                session.url.value ?? session.authenticatedAt.value?.text
                ?? session.lastSeenAt.value?.text
            #expect(text.map { Array($0.utf8) } == Array(content.utf8))
            #expect(session.json() == Array(#"{"id":1,"\#(key)":"\#(canonical)"}"#.utf8))
        }
    }

    @Test
    func `reads any order, white space, escaped key and undeclared field`() throws {
        let json = #"""
             { "other" : [ { "id" : null } , 1e999 , "\ud800" ] , "user_id" : 2 ,
            "\u0069\u0064" : 1 , "URL" : 3, "" : true }
            """#
        #expect(try Self.session(json) == SessionObject(id: 1, userID: .value(2)))
    }

    @Test
    func `accepts any string as a time and writes it back`() throws {
        for text in ["", "yesterday", "2014-02-30T00:00:00Z", "2014-11-18t17:24:29.500+00:00"] {
            let json = #"{"id":1,"authenticated_at":"\#(text)"}"#
            #expect(String(decoding: try Self.session(json).json(), as: UTF8.self) == json)
        }
    }

    @Test
    func `writes the vendor's sample in the order of the contract`() {
        #expect(
            String(decoding: `A session object`.sample.json(), as: UTF8.self)
                == #"{"id":3432,"authenticated_at":"2014-11-18T17:24:29Z","#
                + #""last_seen_at":"2014-11-18T17:30:52Z","#
                + #""url":"https://company.zendesk.com/api/v2/users/12345/sessions/3432.json","#
                + #""user_id":12345}"#
        )
    }

    @Test
    func `accepts 512 levels of nesting and rejects 513`() throws {
        func json(levels: Int) -> String {
            let brackets = levels - 1
            return #"{"id":1,"x":"# + String(repeating: "[", count: brackets)
                + String(repeating: "]", count: brackets) + "}"
        }
        #expect(try Self.session(json(levels: 512)).id == 1)
        #expect(throws: SessionDecodingError.self) { try Self.session(json(levels: 513)) }
    }
}
