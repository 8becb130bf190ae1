import Foundation
import JSONFiles
import StrictJSON
import Testing

@testable import SessionCorpus

@Suite
struct `Adding a case` {
    private func draft(
        _ text: String,
        topic: CorpusTopic = .types,
        title: String = "an id of digits",
        why: String? = "Older clients sent digits."
    ) -> CaseDraft {
        CaseDraft(
            Array(text.utf8),
            topic: topic,
            title: title,
            why: why,
            source: CaseSource(.hand, on: "2026-11-23")
        )
    }

    private func refusal(_ draft: CaseDraft) -> String? {
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        do {
            _ = try adding.add(draft)
            return nil
        } catch {
            #expect(adding.changedPaths.isEmpty)
            #expect(adding.snapshot.files == SmallCorpus.snapshot.files)
            return error.description
        }
    }

    @Test
    func `derives every layer and needs only title and reason`() throws {
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        let addition = try adding.add(draft(#"{"id":"12"}"#))
        #expect(
            addition.text == #"""
                {
                  "id": "types-an-id-of-digits",
                  "title": "an id of digits",
                  "added": "1.0.0",
                  "input": {"json": {"id": "12"}},
                  "expect": {
                    "syntax": "valid",
                    "contract": "violates",
                    "rules": ["contract/type"],
                    "notes": ["contract/absent"],
                    "decode": "reject",
                    "reencode": "none"
                  },
                  "why": "Older clients sent digits.",
                  "source": {"kind": "hand", "on": "2026-11-23"}
                }

                """#
        )
        #expect(addition.path == "types/cases.json")
        #expect(adding.changedPaths == ["types/cases.json"])
        #expect(CorpusLint.findings(in: adding.snapshot, checkingCoverage: false) == [])
        #expect(Corpus(adding.snapshot).cases.contains { $0.id == addition.id })
    }

    @Test
    func `rejects duplicate bytes and names the case that has them`() throws {
        let message = refusal(draft(#"{"id":"1"}"#))
        #expect(
            message == "the case 'types-id-digits' at types/cases.json:6 already has these bytes; "
                + "nothing was added"
        )
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        _ = try adding.add(draft(#"{"id":"12"}"#))
        #expect(throws: CorpusFailure.self) {
            try adding.add(draft(#"{"id":"12"}"#, title: "another title"))
        }
    }

    @Test
    func `rejects what the lint would report, with the fix`() {
        let silent = refusal(draft(#"{"id":"12"}"#, why: nil))
        #expect(silent?.contains("'why' is missing") == true)
        let twice = refusal(draft(#"{"id":"12"}"#, title: "digits"))
        #expect(twice?.contains("'types-id-digits' at types/cases.json:6 has the same") == true)
        let host = refusal(draft(#"{"id":5,"url":"https://acme.test/"}"#))
        #expect(host?.contains("acme.test") == true)
        let two = refusal(draft(#"{"id":1.0,"id":2}"#))
        #expect(two?.contains("Split it into one case per question") == true)
    }

    @Test
    func `needs a reason unless the case is a plain accept`() {
        #expect(!CorpusAdd.needsReason(Array(#"{"id":1}"#.utf8), as: .session))
        #expect(CorpusAdd.needsReason(Array(#"{"id":"1"}"#.utf8), as: .session))
        #expect(CorpusAdd.needsReason(Array(#"{"id":1,"url":"x"}"#.utf8), as: .session))
    }

    @Test
    func `puts a large payload into its own file`() throws {
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        let text = #"{"id":1,"note":""# + String(repeating: "x", count: 1_000) + #""}"#
        let addition = try adding.add(draft(text, topic: .strings, title: "much of one letter"))
        let path = "strings/much-of-one-letter.payload"
        #expect(adding.changedPaths == [addition.path, path])
        #expect(adding.snapshot.files[path] == Array(text.utf8))
        #expect(addition.text.contains(#""input": {"file": "much-of-one-letter.payload"}"#))
        #expect(CorpusLint.findings(in: adding.snapshot, checkingCoverage: false) == [])
    }

    @Test(arguments: [
        (#"{"id":1,}"#, "rfc8259#section-4"), (#"{"id":01}"#, "rfc8259#section-6"),
        ("", "rfc8259#section-2"), (#"{"id":1,"id":2,"x":0}"#, "rfc8259#section-4"),
        ("\u{FEFF}{\"id\":1}", "rfc8259#section-8.1"),
    ])
    func `cites the clause that a payload is about`(text: String, clause: String) throws {
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        let addition = try adding.add(draft(text, topic: .syntax))
        #expect(addition.text.contains("\"refs\": [\"\(clause)\"]"))
    }

    @Test
    func `starts a new file if the others are full`() throws {
        func plain(_ number: Int) -> CaseDraft {
            draft("{\"id\":\(number)}", topic: .numbers, title: "n \(number)", why: nil)
        }
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        let first = try adding.add(plain(100))
        // A file with room for one more: the first case and 38 similar ones.
        var snapshot = adding.snapshot
        let file = try JSONDocument(parsing: try #require(snapshot.files[first.path])).root
        let cases = try (100..<139).map { number in
            try JSONDocument(parsing: first.text.replacing("100", with: "\(number)")).root
        }
        let members = try #require(file.members).map { member in
            member.key == "cases" ? JSONMember("cases", JSONValue(.array(cases))) : member
        }
        let grown = CorpusFormatter.text(of: JSONValue(.object(members)))
        snapshot.files[first.path] = Array(grown.utf8)
        adding = CorpusAdd(to: snapshot)
        #expect(try adding.add(plain(139)).path == "numbers/cases.json")
        #expect(try adding.add(plain(140)).path == "numbers/cases-2.json")
        #expect(try adding.add(plain(141)).path == "numbers/cases-2.json")
    }

    @Test
    func `writes files to disk`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "session-corpus-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in SmallCorpus.snapshot.files {
            try CorpusSnapshot.write(bytes, to: path, below: folder.path)
        }
        _ = try CorpusAdd.run(draft(#"{"id":"12"}"#), root: folder.path)
        #expect(try Corpus(root: folder.path).cases.count == 6)
        #expect(throws: CorpusFailure.self) {
            try CorpusAdd.run(draft(#"{"id":"12"}"#), root: folder.path)
        }
        let findings = try CorpusLint.run(root: folder.path)
        #expect(findings.allSatisfy { $0.rule.group == "coverage" })
        #expect(throws: CorpusFailure.self) { try CorpusLint.run(root: folder.path + "/none") }
    }
}
