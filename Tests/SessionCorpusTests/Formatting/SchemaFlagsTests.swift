import JSONFiles
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The flags in the schema` {
    private let schema = """
        {"$defs": {"case": {"properties": {"flags": {"items": {
            "enum": [
              "string-typed"
            ]
        }}}}}}
        """

    private func corrected(with flags: String...) -> String? {
        let entries = flags.map { #"{"id": "\#($0)"}"# }.joined(separator: ", ")
        let file = #"{"format": "session-corpus/1", "flags": [\#(entries)]}"#
        let bytes = Array(schema.utf8)
        return SchemaFlags(in: bytes, comparedWith: Array(file.utf8))
            .map { String(decoding: $0.corrected(bytes), as: UTF8.self) }
    }

    @Test
    func `are left as they are if they are those of the list`() {
        #expect(corrected(with: "string-typed") == nil)
    }

    @Test
    func `are replaced by those of the list, and nothing else changes`() {
        let expected = schema.replacing(
            "      \"string-typed\"",
            with: "      \"new\",\n      \"old\""
        )
        #expect(corrected(with: "new", "old") == expected)
    }

    @Test
    func `are left as they are if there is no schema or no list`() {
        let bytes = Array(schema.utf8)
        #expect(SchemaFlags(in: bytes, comparedWith: Array("{".utf8)) == nil)
        #expect(SchemaFlags(in: bytes, comparedWith: nil) == nil)
        #expect(SchemaFlags(in: nil, comparedWith: Array(#"{"flags": [{"id": "a"}]}"#.utf8)) == nil)
    }

    @Test
    func `are reported by the lint until the formatter has replaced them`() throws {
        var snapshot = SmallCorpus.snapshot
        snapshot.files[SchemaFlags.path] = Array(schema.replacing("string-typed", with: "x").utf8)
        let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
        #expect(findings.map(\.rule) == [.layout])
        #expect(findings.first?.position.line == 2)
        snapshot.files.merge(snapshot.reformatted()) { $1 }
        #expect(CorpusLint.findings(in: snapshot, checkingCoverage: false) == [])
    }
}
