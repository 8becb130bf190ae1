import JSONFiles
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `The sections that references may cite` {
    private func sections(_ list: String...) -> CitedSections {
        let tree = JSONValue.object([("sections", .texts(list))])
        let file = TextFile(path: "references.json", bytes: [])
        return CitedSections(of: Definition(id: "a", summary: "b", tree: tree, file: file))
    }

    @Test(arguments: [
        ("section-1", true), ("section-3", true), ("section-4", false), ("section-8.1", true),
        ("section-8.3", true), ("section-8.4", false), ("section-8", false),
        ("section-8.1.1", false), ("section-10.2.3", true), ("appendix-A", true),
        ("appendix-B", false), ("section-", false), ("section-01", false), ("sec-date.parse", true),
    ])
    func `are numbers, ranges and names`(clause: String, isListed: Bool) {
        let sections = sections("1-3", "8.1-8.3", "10.2.3", "appendix-A", "sec-date.parse")
        #expect(sections.contains(clause[...]) == isListed)
    }

    @Test(arguments: ["3-1", "1-2-3", "8.1-9.1", "8-8.1", "1.", "1..2", "01"])
    func `are neither reversed nor of several levels`(text: String) {
        #expect(CitedSections.isMalformed(text))
    }

    @Test(arguments: ["1", "1-1", "8.1-8.12", "appendix-A", "sec-date.parse"])
    func `may have other names`(text: String) {
        #expect(!CitedSections.isMalformed(text))
    }

    @Test(arguments: [
        ("rfc3339#section-5.9", "'rfc3339' has no clause 'section-5.9'"),
        ("rfc8259#section-14", "'rfc8259' has no clause 'section-14'"),
        ("rfc8259#appendix-C", "'rfc8259' has no clause 'appendix-C'"),
        (
            "iso8601#4.2",
            "references.json lists no sections of 'iso8601', but 'iso8601#4.2' cites one"
        ),
    ])
    func `are those of the standards in the shipped corpus`(ref: String, message: String) throws {
        var snapshot = try ShippedCorpus.snapshot.get()
        let path = Definition.Kind.policies.path
        let text = String(decoding: snapshot.files[path] ?? [], as: UTF8.self)
        snapshot.files[path] = Array(text.replacing("rfc3339#section-5.6", with: ref).utf8)
        let findings = ReferenceRules.findings(in: Corpus(snapshot))
        #expect(findings.map(\.message) == [message])
        #expect(findings.map(\.file) == [path])
    }
}
