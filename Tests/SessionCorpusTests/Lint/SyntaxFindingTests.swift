import JSONFiles
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `A syntax error in a corpus file` {
    @Test
    func `is the only finding, with advice`() throws {
        let snapshot = SmallCorpus.replacing(
            #""title": "digits","#,
            by: #""title": "digits""#,
            in: "types/cases.json"
        )
        let findings = CorpusLint.findings(in: snapshot, checkingCoverage: false)
        #expect(findings.map(\.rule) == [.json])
        #expect(findings.first?.message == "a comma is missing here")
        let title = String(decoding: snapshot.files["types/cases.json"] ?? [], as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains(#""title": "digits""#) }
        #expect(findings.first?.position.line == (title ?? -2) + 1)
    }
}
