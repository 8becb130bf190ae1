import Gen
import StrictJSON
import Testing

@Suite
struct `A truncated text` {
    static let whole = [
        #"{"id":-12.5e+3,"x":["\u00e9é\n",{"y":null}],"t":true,"f":false,"e":{},"a":[]}"#,
        #"["\ud83d\ude00","😀€é","\ud800x","\udc00\ud800\n","\ud800\u0041","\"\\\/\b\f\n\r\t"]"#,
        "\u{FEFF} [ 0 , -0.0 , 1E-5 , 10.25e+07 , true , false , null ] \r\n\t ",
        #" { "a" : { "b" : [ { } , [ ] , [ [ "" ] ] ] } , "" : "" , "a" : 1 } "#,
        "\"é€😀\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\u{7F}\"",
        "{\"€\":\"sixteen bytes and more, é\"}",
        "-1.5e-10", "true", "false", "null", "0", "\"\"",
    ]

    @Test(arguments: whole)
    func `fails only because it ends too early`(text: String) {
        let bytes = Array(text.utf8)
        #expect(Reading(bytes).isAccepted)
        let content = text.trimmedContentCount
        for count in 0..<bytes.count {
            let reading = Reading(Array(bytes.prefix(count)))
            #expect(reading.agreement)
            if reading.isAccepted {
                // Only a number has complete prefixes, and trailing white space may be missing.
                #expect(count >= content || bytes[count - 1].isDigit, "\(count) of \(text)")
            } else {
                #expect(reading.isCut, "\(count) of \(text)")
                #expect(reading.error?.offset == count)
            }
        }
    }

    @Test(arguments: [
        ("[\"\\u", 4), ("[\"\\u1", 5), ("[\"\\u12", 6), ("[\"\\uD83D\\", 9),
        ("[\"\\uD83D\\uDE0", 13),
        ("[t", 2), ("[tr", 3), ("[tru", 4), ("[fals", 5), ("[nul", 4), ("[true", 5), ("[12", 3),
        ("[-", 2), ("[1.", 3), ("[1.0", 4), ("[1e", 3), ("[1e+", 4), ("[1e-", 4), ("[1E5", 4),
        ("{\"", 2), ("{\"a", 3), ("{\"a\"", 4), ("{\"a\":", 5), ("{\"a\":1", 6), ("{\"a\":1,", 7),
        ("[1,", 3), ("[1, ", 4), ("[\"\\", 3), ("[{}", 3), ("[[]", 3),
    ])
    func `ends unexpectedly inside every kind of token`(text: String, offset: Int) {
        #expect(Reading(text).error == JSONSyntaxError(.unexpectedEnd, at: offset))
    }

    @Test
    func `ends unexpectedly inside every UTF-8 sequence`() {
        for scalar in [
            "\u{80}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{10000}", "\u{10FFFF}",
        ] {
            let bytes = Array(scalar.utf8)
            for count in 1..<bytes.count {
                for before in ["", "[", "\"", "{\"", "[1", "[t", "{\"a\"", "\"\\", "-"] {
                    let cut = Array(before.utf8) + bytes.prefix(count)
                    let error = Reading(cut).error
                    let isKnownBefore = before == "[t"
                    #expect(error?.kind == (isKnownBefore ? .unknownLiteral : .unexpectedEnd))
                }
            }
        }
    }

    /// The error of a text is known as soon as the bytes at fault are present.
    @Test
    func `has the error of the whole text, or ends too early`() {
        for (text, _, _) in `A JSON syntax error`.texts {
            expectStableErrors(in: Array(text.utf8))
        }
        var generator = SplitMix64(state: 4)
        for text in Mutation.samples {
            for _ in 0..<12 {
                expectStableErrors(in: Mutation.mutated(Array(text.utf8), using: &generator))
            }
        }
    }

    private func expectStableErrors(in bytes: [UInt8]) {
        let whole = Reading(bytes).error
        for count in 0..<bytes.count {
            let reading = Reading(Array(bytes.prefix(count)))
            let isStable = reading.isAccepted || reading.isCut || reading.error == whole
            #expect(isStable, "\(count) of \(bytes)")
        }
    }
}

extension String {
    /// The number of bytes without trailing white space.
    fileprivate var trimmedContentCount: Int {
        utf8.count - utf8.reversed().prefix { $0.isJSONWhitespace }.count
    }
}
