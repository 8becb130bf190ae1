import Foundation
import Testing

@testable import SessionCorpus

@Suite
struct `Collected payloads` {
    /// Returns the payloads of a temporary folder that contains `files`, by their names.
    private func collected(_ files: [String: String]) throws -> [String: String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files {
            let url = folder.appending(path: name)
            let parent = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        let collected = try CollectedPayloads(folder: folder.path)
        return Dictionary(
            uniqueKeysWithValues: collected.payloads.map { payload in
                (payload.name, String(decoding: payload.bytes, as: UTF8.self))
            }
        )
    }

    /// Returns the words of the failure to read a folder with `files`.
    private func failure(_ files: [String: String]) -> String {
        do {
            return "\(try collected(files))"
        } catch {
            return "\(error)"
        }
    }

    private static func cases(_ more: String = "", topic: String = "regressions") -> String {
        """
        {"format": "session-corpus/1", "topic": "\(topic)", "about": "defects", "cases": [{
            "id": "\(topic)-one", "title": "one", "added": "1.0.0",
            "input": {"file": "one.payload"}, "source": {"kind": "hand", "on": "2026-11-27"},
            "expect": {"syntax": "valid", "contract": "conforms", "decode": "accept"}\(more)
        }]}
        """
    }

    @Test
    func `of a folder are its sessions, texts and cases, each with the place it is from`() throws {
        let payloads = try collected([
            "one.json": " {\"id\": 1} ", "README.md": "# Payloads", ".hidden.json": "{}",
            "more/lines.ndjson": "{\"id\":2}\n{\"id\":3}\n\n{\"id\":\n",
            "more/answer.json": #"{"session": {"id":4 }}"#,
            "more/list.json": #"{"sessions":[{"id":5},{"id":6}],"count":2}"#,
            "broken.json": "{\"id\":7\n", "cases/a.json": Self.cases(), "cases/one.payload": "[8 ]",
        ])
        #expect(
            payloads == [
                "one.json": " {\"id\": 1} ", "more/lines.ndjson:1": #"{"id":2}"#,
                "more/lines.ndjson:2": #"{"id":3}"#, "more/lines.ndjson:4": #"{"id":"#,
                "more/answer.json/session": #"{"id":4 }"#,
                "more/list.json/sessions/0": #"{"id":5}"#,
                "more/list.json/sessions/1": #"{"id":6}"#, "broken.json": "{\"id\":7\n",
                "regressions-one": "[8 ]",
            ]
        )
    }

    @Test
    func `of a corpus are its cases about a session that are not in staging`() throws {
        let corpus = BuiltInCorpus.corpus
        let names = CollectedPayloads(of: corpus).payloads.map(\.name)
        let left = Set(corpus.cases.map(\.id)).subtracting(names)
        #expect(names.count > 100 && !left.isEmpty)
        #expect(left.allSatisfy { corpus[$0]?.subject == .answer || corpus[$0]?.topic == .staging })
    }

    @Test(
        arguments: [
            (["a.json": #"{"sessions":[]}"#], "a.json contains no sessions"),
            (["a.har": #"{"log":{"entries":[]}}"#], "a.har contains no sessions"),
            (["a.txt": "{}"], "contains no payloads"),
            (["a.json": cases()], "cannot read the cases of a.json:3:"),
            (
                ["a.json": cases(), "one.payload": "1", "b.json": cases()],
                "the id 'regressions-one'"
            ),
            (["a.json": cases(topic: "colors")], "a.json: unknown topic 'colors'"),
            (["a.json": cases(topic: "staging"), "one.payload": ""], "in staging"),
            (
                ["a.json": cases(#", "why": 7"#), "one.payload": ""],
                "cannot read the cases of a.json:"
            ),
            (["a.json.gz": "\u{1F}\u{8B}no"], "a.json.gz"),
        ]
    )
    func `name the file that cannot be used`(files: [String: String], words: String) {
        let failure = failure(files)
        #expect(failure.contains(words), "\(failure)")
    }

    @Test
    func `name a folder that does not exist`() {
        #expect {
            try CollectedPayloads(folder: "/no/such/folder")
        } throws: { error in
            "\(error)".contains("/no/such/folder")
        }
    }
}
