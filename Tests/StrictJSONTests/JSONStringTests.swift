import StrictJSON
import Testing

@Suite
struct `A JSON string` {
    private func content(of text: String) throws -> JSONString {
        try #require(JSONDocument(parsing: text).root.string)
    }

    @Test
    func `has exactly eight short escapes`() throws {
        let meanings: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
        ]
        for escaped in UInt8.min..<0x80 where escaped != UInt8(ascii: "u") {
            let bytes: [UInt8] = [0x22, 0x5C, escaped, 0x22]
            let reading = Reading(bytes)
            if let meaning = meanings[escaped] {
                #expect(reading.root?.string?.bytes == [meaning])
            } else {
                #expect(reading.error == JSONSyntaxError(.unknownEscape, at: 2))
            }
        }
    }

    @Test
    func `accepts exactly the hexadecimal digits at each position of an escape`() {
        for place in 0..<4 {
            for value in UInt8.min..<0x80 {
                var digits = Array("00e9".utf8)
                digits[place] = value
                let isDigit = Unicode.Scalar(value).properties.isASCIIHexDigit
                let reading = Reading([0x22, 0x5C, 0x75] + digits + [0x22])
                let expected = JSONSyntaxError(.invalidUnicodeEscape, at: 3 + place)
                #expect(reading.error == (isDigit ? nil : expected))
            }
        }
    }

    @Test
    func `resolves each of the 65,536 escapes`() throws {
        var text = "\""
        var expected: [UInt8] = []
        for unit in UInt16.min...UInt16.max {
            // Upper-case and lower-case digits occur at each position.
            let digits = String(unit, radix: 16, uppercase: unit % 3 == 0)
            text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "x"
            expected += wtf8(of: [unit]) + [UInt8(ascii: "x")]
        }
        let string = try content(of: text + "\"")
        // Expects a Boolean: computing the difference of so many bytes takes minutes.
        let isSame = string.bytes == expected
        #expect(isSame)
        #expect(string.hasLoneSurrogate)
        #expect(string.string == nil)
    }

    @Test
    func `pairs surrogates whatever is around them`() throws {
        let parts: [(String, UInt16)] = [
            ("\\uD800", 0xD800), ("\\udbff", 0xDBFF), ("\\uDC00", 0xDC00), ("\\udfff", 0xDFFF),
            ("\\uE000", 0xE000), ("\\ud7ff", 0xD7FF), ("x", 0x78), ("\\n", 0x0A), ("é", 0xE9),
        ]
        for index in 0..<9 * 9 * 9 * 9 {
            let drawn = [index / 729, index / 81 % 9, index / 9 % 9, index % 9].map { parts[$0] }
            let units = drawn.map(\.1)
            let expected = wtf8(of: units)
            let string = try content(of: "\"" + drawn.map(\.0).joined() + "\"")
            let isWhole = String(validating: units, as: UTF16.self) != nil
            guard string.bytes == expected, string.hasLoneSurrogate != isWhole else {
                Issue.record("\(drawn)")
                continue
            }
        }
    }

    /// Generalized UTF-8 by its definition: joins pairs first, then encodes every code point.
    private func wtf8(of units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < units.count {
            let pair = Array(units[index...].prefix(2))
            if pair.count == 2, UTF16.isLeadSurrogate(pair[0]), UTF16.isTrailSurrogate(pair[1]) {
                bytes += Array(String(decoding: pair, as: UTF16.self).utf8)
                index += 2
                continue
            }
            if UTF16.isSurrogate(pair[0]) {
                bytes += [0xED, 0x80 | UInt8(pair[0] >> 6 & 0x3F), 0x80 | UInt8(pair[0] & 0x3F)]
            } else {
                bytes += Array(String(decoding: [pair[0]], as: UTF16.self).utf8)
            }
            index += 1
        }
        return bytes
    }

    @Test
    func `is equal to another only by its scalars`() throws {
        #expect(try content(of: #""\u0061""#) == "a")
        #expect(try content(of: #""\u00e9""#) == content(of: "\"\u{E9}\""))
        #expect(try content(of: "\"\u{E9}\"") != content(of: "\"e\u{301}\""))
        #expect(try content(of: #""\ud83d\ude00""#) == "😀")
        #expect(try content(of: #""\ud800""#) != content(of: #""\ud801""#))
        #expect(try content(of: #""\ud800""#) != "\u{FFFD}")
        #expect(try content(of: #""\u0000""#).string == "\u{0}")
        #expect(try content(of: "\"\"") == "")
    }

    @Test
    func `shows U+FFFD for what a Swift string cannot hold`() throws {
        let string = try content(of: #""a\ud800b""#)
        #expect(string.string == nil)
        #expect(string.description.hasPrefix("a\u{FFFD}"))
        #expect(string.description.hasSuffix("b"))
    }
}
