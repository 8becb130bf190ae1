import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The layout of corpus files` {
    private func format(_ text: String) throws -> String {
        String(decoding: try CorpusFormatter.format(Array(text.utf8)), as: UTF8.self)
    }

    @Test
    func `has one entry a block and the rest in one line`() throws {
        let text = #"{"flags":[{"id":"a","links":["b","c"]}],"format":"f"}"#
        #expect(
            try format(text) == """
                {
                  "format": "f",
                  "flags": [
                    {
                      "id": "a",
                      "links": ["b", "c"]
                    }
                  ]
                }

                """
        )
    }

    @Test
    func `breaks what does not fit a line`() throws {
        let words = Array(repeating: "\"\(String(repeating: "w", count: 30))\"", count: 4)
        let formatted = try format("{\"x\":[\(words.joined(separator: ","))]}")
        #expect(formatted.split(separator: "\n").count == 8)
        #expect(formatted.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test
    func `writes all but ASCII as escapes, half surrogate pairs too`() throws {
        #expect(
            try format(#"{"x":["é😀\#u{202E}\#u{7F}\ud800","\/\b\f\n\r\t\u001f\"\\"]}"#) == #"""
                {
                  "x": ["\u00e9\ud83d\ude00\u202e\u007f\ud800", "/\b\f\n\r\t\u001f\"\\"]
                }

                """#
        )
    }

    @Test
    func `keeps numbers, keys named twice and their order`() throws {
        let inner = #"{"z": 1.0, "a": 1e400, "z": -0, "b": {}}"#
        #expect(try format("{\"input\":\(inner)}").contains(inner))
    }

    @Test
    func `is its own layout`() throws {
        let snapshot = try ShippedCorpus.snapshot.get()
        #expect(snapshot.formattedPaths.count >= 40)
        #expect(snapshot.reformatted().isEmpty)
        // The layout changes nothing of what is said.
        let bytes = try #require(snapshot.files["strings/lone-surrogates.json"])
        let compact = CaseInput.canonicalBytes(of: try JSONDocument(parsing: bytes).root)
        #expect(try CorpusFormatter.format(compact) == bytes)
    }

    @Test
    func `says where a file is no JSON text`() {
        #expect(throws: JSONSyntaxError(.trailingComma, at: 6)) { try format(#"{"x":1,}"#) }
    }
}
