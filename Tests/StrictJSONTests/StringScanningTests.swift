import StrictJSON
import Testing

@Suite
struct `Scanning a string` {
    private func endOfPlainString(in bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.span.bytes.endOfPlainString(from: start)
    }

    @Test
    func `finds a quotation mark at every position, for every length and start`() {
        for start in 0..<16 {
            for length in 0...40 {
                var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: start + length)
                // Bytes before the start must not matter.
                for index in 0..<start { bytes[index] = UInt8(ascii: "\"") }
                #expect(endOfPlainString(in: bytes, from: start) == bytes.count)
                for place in start..<bytes.count {
                    bytes[place] = UInt8(ascii: "\"")
                    #expect(endOfPlainString(in: bytes, from: start) == place)
                    bytes[place] = UInt8(ascii: "a")
                }
            }
        }
    }

    @Test(arguments: [UInt8.min...0x7F, 0x80...UInt8.max])
    func `stops at every byte that is not plain, in every lane`(values: ClosedRange<UInt8>) {
        for value in values {
            let isPlain = (0x20...0x7F).contains(value) && value != 0x22 && value != 0x5C
            #expect(value.isPlainInString == isPlain)
            var bytes = [UInt8](repeating: UInt8(ascii: "~"), count: 37)
            for place in bytes.indices {
                bytes[place] = value
                let end = endOfPlainString(in: bytes, from: 0)
                #expect(end == (isPlain ? bytes.count : place), "\(value) at \(place)")
                bytes[place] = UInt8(ascii: "~")
            }
        }
    }

    @Test
    func `finds the first of two special bytes`() {
        var bytes = [UInt8](repeating: UInt8(ascii: " "), count: 34)
        for first in 0..<34 {
            for second in first..<34 {
                bytes[first] = 0x1F
                bytes[second] = second == first ? 0x1F : 0xC3
                #expect(endOfPlainString(in: bytes, from: 0) == first)
                bytes[first] = UInt8(ascii: " ")
                bytes[second] = UInt8(ascii: " ")
            }
        }
    }

    @Test(arguments: [
        "\"", "\\n", "\\\"", "\\u0041", "\\ud83d\\ude00", "\\ud800", "é", "€", "😀", "\u{7F}",
    ])
    func `reads a special part at every position of a block`(part: String) throws {
        let content = Array(part.utf8)
        for length in 0...34 {
            for place in 0...length {
                let before = [UInt8](repeating: UInt8(ascii: "a"), count: place)
                let after = [UInt8](repeating: UInt8(ascii: "b"), count: length - place)
                let bytes = [0x22] + before + content + after + [0x22]
                let span = unsafe bytes.span.bytes
                let extent = try span.stringExtent(openedAt: 0)
                let isQuote = part == "\""
                #expect(extent.start == 1)
                #expect(extent.end == (isQuote ? place + 1 : bytes.count - 1))
                #expect(extent.hasEscapes == part.hasPrefix("\\"))
                #expect(extent.hasNonASCII == ["é", "€", "😀"].contains(part))
                #expect(extent.hasLoneSurrogate == (part == "\\ud800"))
                let value = JSONString(extent, in: span).bytes
                let middle = try span.stringExtent(openedAt: 0).isPlain ? content : resolved(part)
                #expect(value == before + (isQuote ? [] : middle + after))
            }
        }
    }

    private func resolved(_ part: String) -> [UInt8] {
        switch part {
        case "\\n": [0x0A]
        case "\\\"": [0x22]
        case "\\u0041": [0x41]
        case "\\ud83d\\ude00": [0xF0, 0x9F, 0x98, 0x80]
        case "\\ud800": [0xED, 0xA0, 0x80]
        default: Array(part.utf8)
        }
    }

    @Test
    func `rejects every control character in every lane`() {
        for value in UInt8.min..<0x20 {
            for place in 1...33 {
                var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 36)
                bytes[0] = 0x22
                bytes[35] = 0x22
                bytes[place] = value
                #expect(Reading(bytes).error == JSONSyntaxError(.controlCharacter, at: place))
            }
        }
    }

    @Test
    func `accepts exactly the 22 hexadecimal digits at each position of an escape`() {
        for place in 0..<4 {
            for value in UInt8.min...UInt8.max {
                var digits = Array("1aF0".utf8)
                digits[place] = value
                let bytes = Array(#""\u"#.utf8) + digits + Array(#"x""#.utf8)
                let read = Result { () throws(JSONSyntaxError) in
                    try unsafe bytes.span.bytes.codeUnit(escapedAt: 1)
                }
                let text = String(decoding: digits, as: UTF8.self)
                let expected =
                    Unicode.Scalar(value).properties.isASCIIHexDigit
                    ? UInt16(text, radix: 16) : nil
                guard (try? read.get()) == expected else {
                    Issue.record("\(text) became \(read)")
                    continue
                }
                if case .failure(let error) = read { #expect(error.offset == 3 + place) }
            }
        }
    }
}
