import StrictJSON
import Testing

@Suite
struct `A JSON writer` {
    private func written(_ string: JSONString) -> String {
        var writer = JSONWriter()
        writer.string(string)
        return writer.text
    }

    @Test
    func `escapes what must be escaped and nothing else`() {
        let short: [UInt8: String] = [
            8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 0x22: "\\\"", 0x5C: "\\\\",
        ]
        for value in UInt8.min..<0x80 {
            let scalar = Unicode.Scalar(value)
            let long = "\\u00" + (value < 16 ? "0" : "") + String(value, radix: 16)
            let expected = short[value] ?? (value < 0x20 ? long : String(scalar))
            #expect(written(JSONString(String(scalar))) == "\"\(expected)\"")
        }
        for text in ["/", "é", "\u{2028}\u{2029}", "\u{FEFF}", "\u{D7FF}\u{E000}", "😀\u{10FFFF}"] {
            #expect(written(JSONString(text)).utf8.elementsEqual("\"\(text)\"".utf8))
        }
    }

    @Test(arguments: [
        (#""\uD800""#, #""\ud800""#), (#""\udfff\udbff""#, #""\udfff\udbff""#),
        (#""a\uDC00é""#, #""a\udc00é""#), (#""\ud800\ud800\udc00""#, #""\ud800𐀀""#),
    ])
    func `escapes half a surrogate pair and joins a whole one`(text: String, expected: String)
        throws
    {
        let string = try #require(JSONDocument(parsing: text).root.string)
        #expect(written(string) == expected)
        #expect(try JSONDocument(parsing: written(string)).root.string == string)
    }

    @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 31, 33])
    func `escapes a character at any position`(length: Int) {
        let special: [(Unicode.Scalar, String)] = [
            ("\"", "\\\""), ("\\", "\\\\"), ("\u{0}", "\\u0000"), ("\u{1F}", "\\u001f"),
            ("\n", "\\n"),
            (" ", " "), ("!", "!"), ("#", "#"), ("[", "["), ("]", "]"), ("\u{7F}", "\u{7F}"),
            ("\u{80}", "\u{80}"), ("\u{D7FF}", "\u{D7FF}"), ("\u{FFFD}", "\u{FFFD}"),
        ]
        for (scalar, spelled) in special {
            for place in 0...length {
                let (before, after) = ("abcdefghijklmnopqrstuvwxyz0123456789", "é~")
                let head = before.prefix(place)
                let tail = before.prefix(length - place) + after
                let text = "\"\(head)\(spelled)\(tail)\""
                #expect(
                    written(JSONString("\(head)\(scalar)\(tail)")).utf8.elementsEqual(text.utf8)
                )
            }
        }
    }

    @Test(arguments: [0, 1, -1, 9, 10, -10, 1_234_567_890, .max, .min, .min + 1] as [Int64])
    func `writes every digit of an integer`(value: Int64) {
        var writer = JSONWriter()
        writer.integer(value)
        #expect(writer.text == String(value))
    }

    @Test
    func `writes integers of every length`() {
        var power: Int64 = 1
        while true {
            for value in [power - 1, power, power + 1, 3 &* power, 7 &* power &+ 5] {
                var writer = JSONWriter()
                writer.integer(value)
                #expect(writer.text == String(value))
                writer = JSONWriter()
                writer.integer(-value)
                #expect(writer.text == String(-value))
            }
            let (next, isOver) = power.multipliedReportingOverflow(by: 10)
            if isOver { return }
            power = next
        }
    }

    @Test
    func `writes every group of four digits in each of three positions`() {
        for number in 0..<10_000 as Range<Int64> {
            let value = 1_0000_0000_0000_0000 + number * 1_0000_0001 + (9_999 - number) * 1_0000
            var writer = JSONWriter()
            writer.integer(value)
            guard writer.text == String(value) else {
                Issue.record("\(value) became \(writer.text)")
                return
            }
        }
    }

    @Test
    func `writes objects, arrays and members of every kind`() {
        let text = JSONWriter.text { writer in
            writer.object { writer in
                writer.member("text", "a\"b")
                writer.member("number", -7)
                writer.member("flag", true)
                writer.member("k\ney") { $0.null() }
                writer.member("list") { writer in
                    writer.array { writer in
                        writer.integer(1)
                        writer.object { $0.member("other", false) }
                        writer.object { _ in }
                        writer.array { _ in }
                    }
                }
            }
        }
        #expect(
            text == #"{"text":"a\"b","number":-7,"flag":true,"k\ney":null,"#
                + #""list":[1,{"other":false},{},[]]}"#
        )
    }

    @Test
    func `puts commas and colons where they belong`() throws {
        var writer = JSONWriter()
        writer.beginArray()
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.integer(.min)
        writer.number("1.50E+2")
        writer.beginObject()
        writer.key("a")
        writer.null()
        writer.key("b")
        writer.beginArray()
        writer.bool(true)
        writer.bool(false)
        writer.endArray()
        writer.key("a")
        writer.string("x")
        writer.endObject()
        writer.string("")
        writer.endArray()
        let expected =
            #"[{},[],-9223372036854775808,1.50E+2,{"a":null,"b":[true,false],"a":"x"},""]"#
        #expect(writer.text == expected)
        #expect(Array(expected.utf8) == writer.bytes)
    }

    @Test(arguments: Mutation.samples + `A truncated text`.whole)
    func `writes what reads back as the same tree and is written identically`(text: String) throws {
        let document = try JSONDocument(parsing: text)
        var first = JSONWriter()
        first.value(document.root)
        let again = try JSONDocument(parsing: first.bytes)
        #expect(again.root.hasContent(of: document.root))
        var second = JSONWriter()
        second.value(again.root)
        #expect(second.bytes == first.bytes)
        #expect(first.bytes.count <= text.utf8.count)
    }
}
