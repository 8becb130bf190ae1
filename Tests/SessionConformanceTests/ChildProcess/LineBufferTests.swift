import Testing

@testable import SessionConformance

@Suite
struct `A line buffer` {
    private func lines(of text: String, inPiecesOf size: Int) -> [String] {
        var buffer = LineBuffer()
        var lines: [String] = []
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            buffer.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            while let line = buffer.nextLine() {
                lines.append(String(decoding: buffer.bytes[line], as: UTF8.self))
            }
        }
        return lines + ["<\(String(decoding: buffer.unfinished, as: UTF8.self))>"]
    }

    @Test
    func `returns the same lines whatever the chunks of the stream`() {
        let text = "one\n\ntwo three\r\nfour\n\n\nunfinished"
        let expected = ["one", "", "two three\r", "four", "", "", "<unfinished>"]
        for size in 1...text.utf8.count {
            #expect(lines(of: text, inPiecesOf: size) == expected)
        }
    }

    @Test
    func `is empty after the last line feed`() {
        #expect(lines(of: "a\n", inPiecesOf: 1) == ["a", "<>"])
        #expect(lines(of: "a\nb\n", inPiecesOf: 3) == ["a", "b", "<>"])
    }
}
