import Testing

@testable import SessionConformance

@Suite
struct `The output of a program` {
    @Test
    func `is shown with control characters escaped`() {
        let bytes = Array("a\u{1B}[31m\r\n\u{202E}\u{7}é".utf8)
        #expect(OutputText.quoted(bytes) == #"'a\u{1B}[31m\u{D}\u{A}\u{202E}\u{7}é'"#)
    }

    @Test
    func `is shown with replacement characters for invalid UTF-8`() {
        #expect(OutputText.quoted([0x61, 0xFF, 0x62]) == "'a\u{FFFD}b'")
    }

    @Test
    func `is cut with an ellipsis if it is long`() {
        #expect(OutputText.printable(Array("abcdef".utf8), limit: 6) == "abcdef")
        #expect(OutputText.printable(Array("abcdef".utf8), limit: 5) == "abcde…")
        let flood = [UInt8](repeating: 0x61, count: 10_000)
        #expect(OutputText.quoted(flood).count == 203)
    }

    @Test
    func `is kept up to the last 8 KiB of standard error, with line breaks`() {
        var tail = OutputTail()
        #expect(tail.note == "")
        tail.append(Array("first\nsecond\n".utf8)[...])
        #expect(tail.note == "; standard error:\nfirst\nsecond\n")
        for _ in 0..<100 { tail.append([UInt8](repeating: 0x78, count: 1_000)[...]) }
        tail.append(Array("last".utf8)[...])
        let note = tail.note
        #expect(note.hasPrefix("; the end of standard error:\nxxx"))
        #expect(note.hasSuffix("xlast"))
        #expect(note.utf8.count == 8 * 1024 + "; the end of standard error:\n".utf8.count)
    }
}
