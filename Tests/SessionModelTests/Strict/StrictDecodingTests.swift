import SessionModel
import Testing

@Suite
struct `Strict decoding of a session` {
    /// A text that must be rejected, and the error that it must give.
    struct Rejection: CustomTestStringConvertible, Sendable {
        let json: String
        let kind: SessionDecodingError.Kind
        let path: String
        let offset: Int
        var line = 1
        var column: Int
        let observed: String
        let expected: String

        var testDescription: String { json }

        init(
            _ json: String,
            _ kind: SessionDecodingError.Kind,
            _ path: String,
            _ offset: Int,
            line: Int = 1,
            column: Int? = nil,
            found observed: String,
            not expected: String
        ) {
            self.json = json
            self.kind = kind
            self.path = path
            self.offset = offset
            self.line = line
            self.column = column ?? offset + 1
            self.observed = observed
            self.expected = expected
        }
    }

    private static let beyond = "an integer that does not fit in 64 bits"
    private static let anyValue = "an object, an array, a string, a number, true, false or null"

    static let rejections = [
        Rejection("{}", .missing, "/id", 0, found: "no such key", not: "an integer"),
        Rejection(#"{"ID":1}"#, .missing, "/id", 0, found: "no such key", not: "an integer"),
        Rejection(#"{"id":null}"#, .null, "/id", 6, found: "null", not: "an integer"),
        Rejection(#"{"id":"1"}"#, .type, "/id", 6, found: "a string", not: "an integer"),
        Rejection(#"{"id":true}"#, .type, "/id", 6, found: "a boolean", not: "an integer"),
        Rejection(#"{"id":[1]}"#, .type, "/id", 6, found: "an array", not: "an integer"),
        Rejection(
            #"{"id":1.5}"#,
            .fraction,
            "/id",
            6,
            found: "a number with a fraction",
            not: "an integer"
        ),
        Rejection(
            #"{"id":1e-1}"#,
            .fraction,
            "/id",
            6,
            found: "a number with a fraction",
            not: "an integer"
        ),
        Rejection(
            #"{"id":9223372036854775808}"#,
            .range,
            "/id",
            6,
            found: beyond,
            not: "a 64-bit integer"
        ),
        Rejection(
            #"{"id":-9223372036854775809}"#,
            .range,
            "/id",
            6,
            found: beyond,
            not: "a 64-bit integer"
        ),
        Rejection(
            #"{"id":1e400}"#,
            .range,
            "/id",
            6,
            found: beyond,
            not: "a 64-bit integer"
        ),
        Rejection(
            #"{"id":1,"user_id":"2"}"#,
            .type,
            "/user_id",
            18,
            found: "a string",
            not: "an integer or null"
        ),
        Rejection(
            #"{"id":1,"user_id":0.5}"#,
            .fraction,
            "/user_id",
            18,
            found: "a number with a fraction",
            not: "an integer or null"
        ),
        Rejection(
            #"{"id":1,"url":{}}"#,
            .type,
            "/url",
            14,
            found: "an object",
            not: "a string or null"
        ),
        Rejection(
            #"{"id":1,"authenticated_at":1416331469}"#,
            .type,
            "/authenticated_at",
            27,
            found: "a number",
            not: "a string or null"
        ),
        Rejection(
            "{\n  \"id\": 1,\n  \"\u{E9}\": 2, \"last_seen_at\": false\n}",
            .type,
            "/last_seen_at",
            40,
            line: 3,
            column: 27,
            found: "a boolean",
            not: "a string or null"
        ),
        Rejection(
            #"{"id":1,"url":"\ud800"}"#,
            .loneSurrogate,
            "/url",
            14,
            found: "a string with half a surrogate pair",
            not: "a string of Unicode scalars or null"
        ),
        Rejection(
            #"{"id":1,"id":1}"#,
            .duplicateKey,
            "/id",
            8,
            found: "a key that the object already has",
            not: "each key only once"
        ),
        Rejection(
            #"{"id":1,"\u0069d":1}"#,
            .duplicateKey,
            "/id",
            8,
            found: "a key that the object already has",
            not: "each key only once"
        ),
        Rejection(
            #"{"x":[{"a":1},{"b":{"c":1,"c":2}}],"id":1}"#,
            .duplicateKey,
            "/x/1/b/c",
            26,
            found: "a key that the object already has",
            not: "each key only once"
        ),
        Rejection(
            #"{"id":1,\#((0..<20).map { "\"k\($0)\":\($0)," }.joined())"k7":0}"#,
            .duplicateKey,
            "/k7",
            168,
            found: "a key that the object already has",
            not: "each key only once"
        ),
        Rejection(
            "\u{FEFF}{\"id\":1}",
            .byteOrderMark,
            "",
            0,
            found: "a byte order mark",
            not: "JSON text from the first byte on"
        ),
        Rejection("[]", .envelope, "", 0, found: "an array", not: "a session object"),
        Rejection(
            "\n 1",
            .envelope,
            "",
            2,
            line: 2,
            column: 2,
            found: "a number",
            not: "a session object"
        ),
        Rejection(
            "",
            .syntax,
            "",
            0,
            found: "the text contains no value",
            not: anyValue
        ),
        Rejection(
            #"{"id":1,}"#,
            .syntax,
            "",
            7,
            found: "there is a comma before the closing bracket",
            not: "another element or member after the comma, or no comma"
        ),
        Rejection(
            #"{"id":NaN}"#,
            .syntax,
            "",
            6,
            found: "this word is not a JSON value",
            not: anyValue
        ),
        Rejection(
            #"{"id":1} x"#,
            .syntax,
            "",
            9,
            found: "the value is followed by more text",
            not: "the end of the text"
        ),
        Rejection(
            #"{"id":"#,
            .syntax,
            "",
            6,
            found: "the text ends inside a value",
            not: "the rest of the value"
        ),
    ]

    @Test(arguments: rejections)
    func `reports what is wrong and where`(rejection: Rejection) throws {
        let error = try #require(throws: SessionDecodingError.self) {
            try SessionObject(json: Array(rejection.json.utf8))
        }
        #expect(error.kind == rejection.kind)
        #expect(error.path == rejection.path)
        #expect(error.offset == rejection.offset)
        #expect(error.line == rejection.line)
        #expect(error.column == rejection.column)
        #expect(error.observed == rejection.observed)
        #expect(error.expected == rejection.expected)
    }

    @Test
    func `distinguishes broken UTF-8 and deep nesting from broken syntax`() throws {
        let broken = Array(#"{"id":1,"url":""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
        let encoding = try #require(throws: SessionDecodingError.self) {
            try SessionObject(json: broken)
        }
        #expect(encoding.kind == .encoding)
        #expect(encoding.offset == 15)
        let deep = #"{"id":1,"x":"# + String(repeating: "[", count: 100_000)
        let depth = try #require(throws: SessionDecodingError.self) {
            try SessionObject(json: Array(deep.utf8))
        }
        #expect(depth.kind == .depth)
    }

    @Test
    func `describes an error in one line, without the value`() throws {
        let error = try #require(throws: SessionDecodingError.self) {
            try SessionObject(json: Array("{\n\"id\": \"secret\"}".utf8))
        }
        #expect(
            error.description
                == "contract/type at /id, line 2, column 7 (byte 8): found a string, expected an integer"
        )
        let syntax = try #require(throws: SessionDecodingError.self) {
            try SessionObject(json: Array("{\"id\":01}".utf8))
        }
        #expect(
            syntax.description
                == "json/syntax, line 1, column 7 (byte 6): a number has a leading zero; "
                + "expected a number without leading zeros"
        )
    }

    @Test
    func `rejects every truncation, and survives every changed byte`() throws {
        let json = `A session object`.sample.json()
        for length in 0..<json.count {
            #expect(throws: SessionDecodingError.self) {
                try SessionObject(json: Array(json[..<length]))
            }
        }
        for index in json.indices {
            for byte: UInt8 in [0x00, 0x22, 0x2C, 0x5C, 0x7D, 0x80, 0xFF] {
                var changed = json
                changed[index] = byte
                // A text that is accepted must survive a round trip.
                if let session = try? SessionObject(json: changed) {
                    #expect(try SessionObject(json: session.json()) == session)
                }
            }
        }
    }
}
