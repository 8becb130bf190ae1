import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The layout of corpus files` {
    private func format(_ text: String) throws -> String {
        String(decoding: try CorpusFormatter.format(Array(text.utf8)), as: UTF8.self)
    }

    @Test
    func `has one block per entry and one line per value`() throws {
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
    func `breaks a value that does not fit on one line`() throws {
        let words = Array(repeating: "\"\(String(repeating: "w", count: 30))\"", count: 4)
        let formatted = try format("{\"x\":[\(words.joined(separator: ","))]}")
        #expect(formatted.split(separator: "\n").count == 8)
        #expect(formatted.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test
    func `escapes everything but ASCII, including lone surrogates`() throws {
        #expect(
            try format(#"{"x":["é😀\#u{202E}\#u{7F}\ud800","\/\b\f\n\r\t\u001f\"\\"]}"#) == #"""
                {
                  "x": ["\u00e9\ud83d\ude00\u202e\u007f\ud800", "/\b\f\n\r\t\u001f\"\\"]
                }

                """#
        )
    }

    @Test
    func `preserves numbers, duplicate keys and their order`() throws {
        let inner = #"{"z": 1.0, "a": 1e400, "z": -0, "b": {}}"#
        #expect(try format("{\"input\":\(inner)}").contains(inner))
    }

    @Test
    func `is that of the shipped corpus`() throws {
        let snapshot = try ShippedCorpus.snapshot.get()
        let topicFiles = snapshot.formattedPaths.filter { $0.contains("/") }
        #expect(topicFiles == (try CountedFolder.topicFiles()))
        #expect(snapshot.reformatted().isEmpty)
        // Formatting does not depend on the layout before.
        for path in snapshot.formattedPaths.prefix(8) {
            let bytes = try #require(snapshot.files[path])
            let compact = CaseInput.canonicalBytes(of: try JSONDocument(parsing: bytes).root)
            #expect(try CorpusFormatter.format(compact) == bytes)
        }
    }

    @Test
    func `sorts the ids of a deviation, one per line`() throws {
        let text = #"{"deviations":[{"cases":["b","a"],"links":["d","c"]}]}"#
        #expect(
            try format(text) == """
                {
                  "deviations": [
                    {
                      "cases": [
                        "a",
                        "b"
                      ],
                      "links": ["d", "c"]
                    }
                  ]
                }

                """
        )
    }

    @Test
    func `needs a file to be JSON and says where it is not`() {
        #expect(throws: JSONSyntaxError(.trailingComma, at: 6)) { try format(#"{"x":1,}"#) }
    }
}
