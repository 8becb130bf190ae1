import JSONFiles
import SessionContract
import StrictJSON
import TestEffort
import Testing

@testable import SessionCorpus

@Suite
struct `The rules of the lint` {
    private func lint(_ snapshot: CorpusSnapshot) -> [LintFinding] {
        CorpusLint.findings(in: snapshot, checkingCoverage: false)
    }

    @Test
    func `find nothing in a correct corpus`() {
        #expect(lint(SmallCorpus.snapshot) == [])
        #expect(Corpus(SmallCorpus.snapshot).cases.count == 5)
    }

    @Test(arguments: TestEffort.sample(of: LintFixture.all, every: 3))
    func `report only the broken rule, at its place`(fixture: LintFixture) throws {
        let snapshot = SmallCorpus.replacing(fixture.old, by: fixture.new, in: fixture.path)
        let findings = lint(snapshot)
        #expect(findings.count == 1)
        let finding = try #require(findings.first)
        #expect(finding.rule == fixture.rule)
        #expect(finding.file == fixture.path)
        #expect(!finding.fix.isEmpty)
        let text = String(decoding: snapshot.files[fixture.path] ?? [], as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = lines[finding.position.line - 1]
        #expect(fixture.line.isEmpty || line.contains(fixture.line), "points to \(line)")
        #expect(finding.description.hasPrefix("\(fixture.path):\(finding.position.line):"))
    }

    @Test
    func `each have a fixture that breaks them`() {
        let elsewhere: Set<LintRule> = [
            .layout, .decoder, .flag, .presence, .types, .dialects, .rules,
        ]
        let covered = Set(LintFixture.all.map(\.rule)).union(elsewhere)
        #expect(LintRule.allCases.filter { !covered.contains($0) } == [])
    }

    @Test
    func `report a file that is not in the canonical layout`() {
        var snapshot = SmallCorpus.snapshot
        let text = String(decoding: snapshot.files["types/cases.json"] ?? [], as: UTF8.self)
        let changed = text.replacing("\"title\": \"digits\"", with: "\"title\":\"digits\"")
        snapshot.files["types/cases.json"] = Array(changed.utf8)
        #expect(lint(snapshot).map(\.rule) == [.layout])
        #expect(lint(snapshot).first?.position.line == 8)
        #expect(lint(CorpusSnapshot(files: snapshot.reformatted())).count > 1)
        snapshot.files.merge(snapshot.reformatted()) { $1 }
        #expect(lint(snapshot) == [])
    }

    @Test
    func `report an unused file and a file with too many cases`() {
        var snapshot = SmallCorpus.snapshot
        snapshot.files["types/stray.payload"] = [1]
        #expect(lint(snapshot).map(\.rule) == [.file])
        snapshot = SmallCorpus.snapshot
        let entries = (1...41).map { number in
            let entry = CaseWriter(id: "staging-\(number)", payloadName: "", version: "1.0.0")
            let payload = Array("{\"id\":\(number + 100)}".utf8)
            let source = CaseSource(.hand, on: "2026-11-23")
            return entry.tree(
                of: CaseDraft(payload, topic: .staging, title: "\(number)", source: source)
            )
        }
        let root = CorpusFormatter.text(
            of: .object([
                ("format", .text("session-corpus/1")), ("topic", .text("staging")),
                ("about", .text("many")), ("cases", .init(.array(entries))),
            ])
        )
        snapshot.files["staging/cases.json"] = Array(root.utf8)
        #expect(lint(snapshot).map(\.rule) == [.file])
        #expect(lint(snapshot).first?.message == "this file contains 41 cases, more than 40")
    }

    @Test
    func `report a missing list and an unknown policy`() {
        var snapshot = SmallCorpus.snapshot
        snapshot.files["retired.json"] = nil
        #expect(lint(snapshot).map(\.rule) == [.file])
        let unknown = SmallCorpus.replacing(
            "\"id\": \"duplicate-key\"",
            by: "\"id\": \"depths\"",
            in: "policies.json"
        )
        #expect(lint(unknown).map(\.rule) == [.undefined, .unused])
    }

    @Test
    func `report a disagreement between the oracles`() throws {
        let entry = try #require(Corpus(SmallCorpus.snapshot).cases.first { $0.topic == .types })
        var claimed = entry
        var derived = CaseOracle().expectation(for: entry.payload, as: entry.subject)
        derived.contract = .conforms
        claimed.expectation = derived
        let findings = TruthRules.findings(in: claimed, derived: derived)
        #expect(findings.map(\.rule) == [.decoder])
    }

    @Test
    func `say what is wrong and how to fix it`() throws {
        let path = "types/cases.json"
        let slip = SmallCorpus.replacing("contract/type", by: "contract/typ", in: path)
        let finding = try #require(lint(slip).first)
        #expect(
            finding.description == """
                types/cases.json:14:19: types-id-digits: invalid value 'contract/typ' in 'rules' \
                [meaning/undefined]
                    fix: Did you mean 'contract/type'?
                """
        )
        let wrong = SmallCorpus.replacing("\"accept\"", by: "\"reject\"", in: path)
        let other = try #require(lint(wrong).first)
        #expect(
            other.description == """
                types/cases.json:34:19: types-id-integer: the contract derives "accept" for \
                'decode', but the case says "reject" [truth/decode]
                    fix: If the payload is the one you meant, write "decode": "accept"; \
                otherwise fix the payload.
                """
        )
    }
}
