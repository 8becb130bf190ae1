import StrictJSON
import Testing

@Suite
struct `The content of a string` {
    /// The content copied from `start` to `end` of `text`, and where copying stopped.
    private static func taken(
        from start: Int,
        to end: Int,
        of text: [UInt8]
    ) -> (content: [UInt8], stop: Int) {
        var padded = text
        padded.appendPadding()
        var content: [UInt8] = []
        var stop = start
        let bytes = unsafe padded.span.bytes
        content.append(addingCapacity: end - start + 16) { output in
            stop = bytes.copyContent(from: start, end: end, into: &output)
        }
        return (content, stop)
    }

    /// The expected content and stop, found one byte at a time.
    private static func expected(
        from start: Int,
        to end: Int,
        of text: [UInt8]
    ) -> (content: [UInt8], stop: Int) {
        let escapes: [UInt8: UInt8] = [
            0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 8, 0x66: 12, 0x6E: 10, 0x72: 13, 0x74: 9,
        ]
        var content: [UInt8] = []
        var offset = start
        while offset < end {
            let byte = text[offset]
            if byte == 0x5C, offset + 1 < end, let character = escapes[text[offset + 1]] {
                content.append(character)
                offset += 2
            } else if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 {
                break
            } else {
                content.append(byte)
                offset += 1
            }
        }
        return (content, offset)
    }

    @Test
    func `is copied up to the first special byte, at any position`() {
        let pieces = [
            "a", "xyz", #"\""#, #"\\"#, #"\/"#, #"\n"#, #"\t"#, #"\r"#, #"\b"#, #"\f"#,
            String(repeating: "p", count: 15), String(repeating: "q", count: 16),
            String(repeating: "r", count: 70), #"\u0041"#, #"\x"#, "\"", "é", "\u{1}", "\\",
        ]
        // The last six pieces stop the copy, so they are rare.
        let usual = pieces.count - 6
        var place = 1
        for _ in 0..<4_000 {
            var text: [UInt8] = []
            place = place * 75 % 65_537
            let count = place % 40
            for _ in 0..<count {
                place = place * 75 % 65_537
                text += Array(pieces[place % (place % 61 == 0 ? pieces.count : usual)].utf8)
            }
            for (start, end) in [(0, text.count), (text.count / 3, text.count * 2 / 3)] {
                let (content, stop) = Self.taken(from: start, to: end, of: text)
                let expected = Self.expected(from: start, to: end, of: text)
                guard content == expected.content, stop == expected.stop else {
                    Issue.record("\(String(decoding: text, as: UTF8.self)), \(start)..<\(end)")
                    return
                }
            }
        }
    }

    @Test
    func `may have an escape at any position of a block`() {
        for length in 0...200 {
            let plain = Array(String(repeating: "k", count: length).utf8)
            let text = plain + Array(#"\"\\z"#.utf8)
            for end in text.indices {
                let (content, stop) = Self.taken(from: 0, to: end, of: text)
                let expected = Self.expected(from: 0, to: end, of: text)
                #expect(content == expected.content && stop == expected.stop)
            }
        }
    }
}
