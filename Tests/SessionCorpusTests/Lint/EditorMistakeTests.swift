import JSONFiles
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `A mistake in an editor` {
    private func findings(
        _ old: String,
        by new: String,
        in path: String = "types/cases.json"
    ) -> [LintFinding] {
        CorpusLint.findings(
            in: SmallCorpus.replacing(old, by: new, in: path),
            checkingCoverage: false
        )
    }

    @Test(arguments: ["flags.json", "references.json", "policies.json"])
    func `in a list is reported once, not for each use`(path: String) {
        let broken = findings("{", by: "[", in: path)
        #expect(broken.map(\.file) == [path])
        #expect(broken.map(\.rule) == [.json])
    }

    @Test
    func `that replaces a list by an object is reported at the object`() {
        var snapshot = SmallCorpus.snapshot
        snapshot.files["flags.json"] = Array(
            "{\n  \"format\": \"session-corpus/1\",\n  \"flags\": {}\n}\n".utf8
        )
        let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
        #expect(findings.map(\.rule) == [.value])
        #expect(findings.first?.message == "'flags' is an object, not an array")
        #expect(findings.first?.position.line == 3)
    }

    @Test
    func `that is invisible is described`() throws {
        let path = "types/cases.json"
        let bytes = try #require(SmallCorpus.snapshot.files[path])
        let text = String(decoding: bytes, as: UTF8.self)
        let changes: [(bytes: [UInt8], message: String)] = [
            ([0xEF, 0xBB, 0xBF] + bytes, "the file starts with a byte order mark"),
            (
                Array(text.split(separator: "\n").joined(separator: "\r\n").utf8),
                "the lines of this file end in CR LF"
            ),
            (
                Array(text.replacing("  \"cases\"", with: "\t\"cases\"").utf8),
                "there is a tab where spaces are expected"
            ),
            (
                Array(text.replacing("\"why\": \"w\"", with: "\"why\": \"w\u{E9}\"").utf8),
                "there is a non-ASCII character where its escape is expected"
            ),
        ]
        for change in changes {
            var snapshot = SmallCorpus.snapshot
            snapshot.files[path] = change.bytes
            let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
            #expect(findings.map(\.message) == [change.message])
            let fixed = snapshot.reformatted()[path]
            let isEscaped = change.message.contains("ASCII")
            #expect(isEscaped || fixed == bytes, "\(change.message)")
        }
    }

    @Test
    func `that reveals personal data is reported where the data is`() throws {
        let address = findings(#""why": "w""#, by: #""why": "ask jane@acme.io""#)
        let why = try #require(address.first { $0.rule == .address })
        let payload = findings(#""json": {"id": "1"}"#, by: #""json": {"id": "jane@acme.io"}"#)
        let input = try #require(payload.first { $0.rule == .address })
        #expect(why.position.line > input.position.line)
        #expect(why.entryID == "types-id-digits")
    }

    @Test
    func `that repeats a case is reported with the place of the other case`() {
        let id = findings(#""id": "types-id-integer""#, by: #""id": "types-id-digits""#)
        #expect(
            id.contains { $0.message == "the case at types/cases.json:6 has the same id" },
            "\(id)"
        )
        let title = findings(#""title": "an integer""#, by: #""title": "digits""#)
        #expect(
            title.map(\.message) == ["'types-id-digits' at types/cases.json:6 has the same title"]
        )
    }

    @Test
    func `in the form of the input is reported with the right form`() {
        let none = findings(#""input": {"json": {"id": "1"}}"#, by: #""input": {}"#)
        #expect(none.contains { $0.fix.contains(#"such as {"json": {"id": 1}}"#) }, "\(none)")
        let file = findings(#"{"json": {"id": "1"}}"#, by: #"{"file": "big.payload"}"#)
        #expect(file.contains { $0.fix.hasPrefix("Save the payload as types/big.payload") })
        let other = findings(#"{"json": {"id": "1"}}"#, by: #"{"file": "big.txt"}"#)
        #expect(other.contains { $0.fix.hasSuffix("under a name that ends in '.payload'.") })
        let base64 = findings(#"{"json": {"id": "1"}}"#, by: #"{"base64": "eyJpZCI6MX"}"#)
        #expect(base64.contains { $0.message == "this is not valid base64" })
    }
}
