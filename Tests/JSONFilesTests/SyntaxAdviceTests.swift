import JSONFiles
import StrictJSON
import Testing

@Suite
struct `Advice on a file that is not JSON` {
    /// Returns the advice on a text.
    private func advice(_ bytes: [UInt8]) throws -> SyntaxAdvice {
        do {
            _ = try JSONDocument(parsing: bytes)
        } catch {
            return SyntaxAdvice(error, in: bytes)
        }
        throw NoMistake()
    }

    private struct NoMistake: Error {}

    @Test(arguments: [
        ("{\"a\": 1\n \"b\": 2}", 6, "a comma is missing here"),
        ("[{\"a\": 1}  \n\t{\"b\": 2}]", 8, "a comma is missing here"),
        ("[1 ; 2]", 3, "this is not JSON: an array element is followed by neither ',' nor ']'"),
        ("[1,]", 2, "this is not JSON: there is a comma before the closing bracket"),
        ("{// why\n\"a\": 1}", 1, "this is a comment, and JSON has no comments"),
        ("{\"a\": /* why */ 1}", 6, "this is a comment, and JSON has no comments"),
        ("[1,\n# why\n2]", 4, "this is a comment, and JSON has no comments"),
        ("{'a': 1}", 1, "this is not a double quote"),
        ("{\"a\": \u{201C}b\u{201D}}", 6, "this is not a double quote"),
        ("{\"a\": \"b,\n\"c\": 1}", 9, "the line ends inside a string"),
        ("{\"a\": \"b,\r\n\"c\": 1}", 9, "the line ends inside a string"),
        ("{\"a\": [\"b\"", 10, "the file ends in the middle of a value"),
        (" \n", 2, "this file is empty"),
        ("[True]", 1, "this is not JSON: this word is not a JSON value"),
        ("[1]\n{}", 4, "this is not JSON: the value is followed by more text"),
    ])
    func `points at the mistake`(text: String, offset: Int, message: String) throws {
        let advice = try advice(Array(text.utf8))
        #expect(advice.message == message)
        #expect(advice.offset == offset)
        #expect(advice.fix.hasSuffix("."))
    }

    @Test
    func `names an encoding other than UTF-8`() throws {
        let utf16: [[UInt8]] = [
            [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], [0xFE, 0xFF, 0, 0x7B, 0, 0x7D], [0x7B, 0, 0x7D, 0],
        ]
        for bytes in utf16 {
            let advice = try advice(bytes)
            #expect(advice.message == "this file is saved as UTF-16")
            #expect(advice.offset == 0)
        }
        let latin = try advice(Array("[\"caf".utf8) + [0xE9] + Array("\"]".utf8))
        #expect(latin.message == "this character is not UTF-8")
        #expect(latin.offset == 5)
    }
}
