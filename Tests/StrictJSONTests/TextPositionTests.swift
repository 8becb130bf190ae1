import StrictJSON
import TestEffort
import Testing

@Suite
struct `A text position` {
    private func position(of offset: Int, in bytes: [UInt8]) -> TextPosition {
        unsafe TextPosition(of: offset, in: bytes.span.bytes)
    }

    @Test(arguments: [
        ("", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1),
        ("a\r\nb", 2, 1, 3), ("a\r\nb", 3, 2, 1), ("\n\n\n", 3, 4, 1), ("a\rb", 2, 1, 3),
        ("é€😀x", 0, 1, 1), ("é€😀x", 2, 1, 2), ("é€😀x", 5, 1, 3), ("é€😀x", 9, 1, 4),
        ("e\u{301}x", 3, 1, 3), ("é\né", 3, 2, 1), ("é\né", 5, 2, 2), ("\u{2028}x", 3, 1, 2),
    ])
    func `counts lines and scalars`(text: String, offset: Int, line: Int, column: Int) {
        let expected = TextPosition(offset: offset, line: line, column: column)
        #expect(position(of: offset, in: Array(text.utf8)) == expected)
    }

    @Test
    func `has the line and column of the end for an offset past it`() {
        #expect(position(of: 9, in: [0x61]) == TextPosition(offset: 9, line: 1, column: 2))
    }

    @Test
    func `counts broken UTF-8 too`() {
        #expect(position(of: 3, in: [0xFF, 0x80, 0xC3, 0x41]).column == 3)
    }

    @Test
    func `is the same after one step or many`() {
        let bytes = Array("{\r\n  \"é\": \"😀\",\n\n  \"x\": 1\n}".utf8)
        for first in 0...bytes.count {
            var moved = TextPosition()
            unsafe moved.advance(over: 0..<first, of: bytes.span.bytes)
            #expect(moved == position(of: first, in: bytes))
            unsafe moved.advance(over: first..<bytes.count, of: bytes.span.bytes)
            #expect(moved == position(of: bytes.count, in: bytes))
        }
    }

    @Test
    func `counts the same in long texts as in short ones`() {
        // Longer than the range of one census, with line feeds and scalars at any position.
        let pieces = ["a", "é", "€", "😀", "\n", String(repeating: "x", count: 61)]
        for seed in 0..<TestEffort.count(40, plain: 10) {
            var bytes: [UInt8] = []
            var place = seed
            while bytes.count < 5_000 {
                place = (place * 31 + 7) % 1_009
                let isRare = place % 97 != 0 && seed % 2 == 0
                bytes += Array((isRare ? pieces[place % 4] : pieces[place % 6]).utf8)
            }
            var expected = TextPosition()
            for (offset, byte) in bytes.enumerated() {
                if offset % 61 == 0 || byte == 0x0A {
                    #expect(position(of: offset, in: bytes) == expected)
                }
                expected.offset += 1
                if byte == 0x0A {
                    (expected.line, expected.column) = (expected.line + 1, 1)
                } else if byte & 0xC0 != 0x80 {
                    expected.column += 1
                }
            }
        }
    }
}
