import JSONFiles
import StrictJSON
import Testing

@Suite
struct `A file that people write` {
    @Test
    func `knows the line and the column of each offset, in any order`() {
        var text = Array("\u{FEFF}{\"ü🚀\": [\r\n".utf8)
        for number in 0..<2_000 { text += Array("  \"é\(number)\",\n".utf8) }
        // Broken UTF-8 has columns too.
        text += [0xFF, 0x80] + Array(repeating: UInt8(ascii: "x"), count: 9_000)
        let file = TextFile(path: "a", bytes: text)
        for start in [0, 5] {
            for offset in stride(from: text.count + 2 - start, through: 0, by: -307) {
                let expected = unsafe TextPosition(of: offset, in: text.span.bytes)
                #expect(file.position(of: offset) == expected)
            }
        }
    }
}
