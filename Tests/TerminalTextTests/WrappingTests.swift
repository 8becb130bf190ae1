import TerminalText
import Testing

@Suite
struct `Wrapped text` {
    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("incomprehensibilities and more", 8, ["incomprehensibilities", "and more"]),
        ("", 8, [""]),
    ])
    func `breaks at spaces`(text: String, width: Int, lines: [String]) {
        #expect(text.wrapped(to: width) == lines)
    }

    @Test
    func `is one line without a width`() {
        let text = String(repeating: "word ", count: 100)
        #expect(text.wrapped(to: nil) == [text])
    }

    @Test(arguments: [("ab", 4, "ab  "), ("abcd", 4, "abcd"), ("abcde", 4, "abcde")])
    func `is padded to a width but never truncated`(text: String, width: Int, padded: String) {
        #expect(text.padded(to: width) == padded)
    }
}
