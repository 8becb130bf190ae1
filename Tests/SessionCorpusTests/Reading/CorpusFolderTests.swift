import Foundation
import Testing

@testable import SessionCorpus

@Suite
struct `A corpus in a folder` {
    /// Calls `body` with a temporary folder that contains `files`.
    private func withFolder(
        _ files: [String: [UInt8]] = SmallCorpus.snapshot.files,
        _ body: (String) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "session-corpus-\(UInt64.random(in: 0 ... .max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        for (path, bytes) in files {
            try CorpusSnapshot.write(bytes, to: "Corpus/\(path)", below: folder.path)
        }
        try body(folder.path)
    }

    @Test
    func `is the nearest one above the working folder unless an option names another`() throws {
        try withFolder { folder in
            let deep = "\(folder)/a/b"
            try FileManager.default.createDirectory(
                atPath: deep,
                withIntermediateDirectories: true
            )
            let expected = URL(filePath: "\(folder)/Corpus").standardized.path
            #expect(CorpusRoot.find(option: nil, from: deep) == expected)
            #expect(CorpusRoot.find(option: nil, from: folder) == expected)
            #expect(CorpusRoot.find(option: "/x", from: folder) == "/x")
        }
        #expect(CorpusRoot.find(option: nil, from: "/") == nil)
    }

    @Test
    func `changes when it is formatted once, but not twice`() throws {
        var files = SmallCorpus.snapshot.files
        files["retired.json"] = Array(#"{"format":"session-corpus/1","retired":[]}"#.utf8)
        try withFolder(files) { folder in
            let root = "\(folder)/Corpus"
            let dry = try CorpusSnapshot.format(root: root, isDryRun: true)
            let first = try CorpusSnapshot.format(root: root)
            let second = try CorpusSnapshot.format(root: root)
            #expect(dry == ["retired.json"])
            #expect(first == ["retired.json"])
            #expect(second == [])
        }
    }

    @Test
    func `may only contain folders of topics, without folders in them`() throws {
        var files = SmallCorpus.snapshot.files
        files["other/x.json"] = []
        try withFolder(files) { folder in
            #expect {
                try CorpusSnapshot(root: "\(folder)/Corpus")
            } throws: { "\($0)".contains("other is not a topic; the topics are: syntax,") }
        }
        files["other/x.json"] = nil
        files["types/more/x.json"] = []
        try withFolder(files) { folder in
            #expect {
                try CorpusSnapshot(root: "\(folder)/Corpus")
            } throws: { "\($0)".contains("types/more is a folder") }
        }
    }

    @Test
    func `cannot be run if its form has a mistake`() throws {
        let broken = SmallCorpus.replacing("\"title\"", by: "\"titel\"", in: "types/cases.json")
        try withFolder(broken.files) { folder in
            #expect {
                try Corpus(root: "\(folder)/Corpus")
            } throws: { "\($0)".contains("Did you mean 'title'?") }
        }
        #expect {
            try Corpus(root: "/nowhere")
        } throws: { "\($0)".contains("cannot read the corpus at /nowhere") }
    }

    @Test
    func `is identified by a digest that does not depend on Markdown`() {
        let digest = SmallCorpus.snapshot.digest
        #expect(digest.count == 64)
        var changed = SmallCorpus.snapshot
        changed.files["CHANGELOG.md"] = []
        #expect(changed.digest == digest)
        changed.files["VERSION"] = Array("1.0.1\n".utf8)
        #expect(changed.digest != digest)
    }

    @Test
    func `finds cases by id`() throws {
        let corpus = Corpus(SmallCorpus.snapshot)
        #expect(corpus["types-id-digits"]?.title == "digits")
        #expect(corpus["types-none"] == nil)
    }

    @Test
    func `accepts shrunk failures and scrubbed responses`() throws {
        var adding = CorpusAdd(to: SmallCorpus.snapshot)
        let failure = CaseDraft.regression(
            Array(#"{"id":1,"user_id":"x"}"#.utf8),
            token: "token",
            title: "a user by name",
            why: "A model took any string.",
            on: "2026-11-23"
        )
        #expect(try adding.add(failure).path == "regressions/cases.json")
        let answer = try CaseDraft.scrubbed(
            Array(#"{"id":48213307115,"user_id":"9917364"}"#.utf8),
            by: Scrubber(salt: [7]),
            topic: .types,
            origin: "one account",
            title: "a user by digits",
            why: "An older API sends strings.",
            on: "2026-11-23"
        )
        let text = try adding.add(answer).text
        #expect(!text.contains("48213307115") && !text.contains("9917364"))
        #expect(text.contains("\"scrubbed\": true"))
        #expect(CorpusLint.findings(in: adding.snapshot, checkingCoverage: false) == [])
    }
}
