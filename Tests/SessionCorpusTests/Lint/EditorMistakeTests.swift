import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `A slip in an editor` {
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
    func `in a list makes one complaint and not one for each use`(path: String) {
        let broken = findings("{", by: "[", in: path)
        #expect(broken.map(\.file) == [path])
        #expect(broken.map(\.rule) == [.json])
    }

    @Test
    func `that makes a list something else is told where it is`() {
        var snapshot = SmallCorpus.snapshot
        snapshot.files["flags.json"] = Array(
            "{\n  \"format\": \"session-corpus/1\",\n  \"flags\": {}\n}\n".utf8
        )
        let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
        #expect(findings.map(\.rule) == [.value])
        #expect(findings.first?.message == "`flags` is an object")
        #expect(findings.first?.position.line == 3)
    }

    @Test
    func `that nobody sees is named`() throws {
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
                "a tab stands here, where spaces belong"
            ),
            (
                Array(text.replacing("\"why\": \"w\"", with: "\"why\": \"w\u{E9}\"").utf8),
                "a character that is not ASCII stands here, where its escape belongs"
            ),
        ]
        for change in changes {
            var snapshot = SmallCorpus.snapshot
            snapshot.files[path] = change.bytes
            let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
            #expect(findings.map(\.message) == [change.message])
            let mended = snapshot.reformatted()[path]
            let isEscaped = change.message.contains("ASCII")
            #expect(isEscaped || mended == bytes, "\(change.message)")
        }
    }

    @Test
    func `that gives somebody away is told where it stands`() throws {
        let address = findings(#""why": "w""#, by: #""why": "ask jane@acme.io""#)
        let why = try #require(address.first { $0.rule == .address })
        let payload = findings(#""json": {"id": "1"}"#, by: #""json": {"id": "jane@acme.io"}"#)
        let input = try #require(payload.first { $0.rule == .address })
        #expect(why.position.line > input.position.line)
        #expect(why.caseID == "types-id-digits")
    }

    @Test
    func `that repeats a case says where the other is`() {
        let id = findings(#""id": "types-id-integer""#, by: #""id": "types-id-digits""#)
        #expect(
            id.contains { $0.message == "the case at types/cases.json:6 has this id too" },
            "\(id)"
        )
        let title = findings(#""title": "an integer""#, by: #""title": "digits""#)
        #expect(
            title.map(\.message) == ["`types-id-digits` at types/cases.json:6 has the same title"]
        )
    }

    @Test
    func `in the form of the input is answered with the form`() {
        let none = findings(#""input": {"json": {"id": "1"}}"#, by: #""input": {}"#)
        #expect(none.contains { $0.mend.contains(#"such as {"json": {"id": 1}}"#) }, "\(none)")
        let file = findings(#"{"json": {"id": "1"}}"#, by: #"{"file": "big.payload"}"#)
        #expect(file.contains { $0.mend.hasPrefix("Save the payload as types/big.payload") })
        let other = findings(#"{"json": {"id": "1"}}"#, by: #"{"file": "big.txt"}"#)
        #expect(other.contains { $0.mend.hasSuffix("name it to end in `.payload`.") })
        let base64 = findings(#"{"json": {"id": "1"}}"#, by: #"{"base64": "eyJpZCI6MX"}"#)
        #expect(base64.contains { $0.message == "this is not base64, or not all of it" })
    }
}
