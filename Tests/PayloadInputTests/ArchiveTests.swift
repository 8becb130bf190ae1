import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import Testing

@Suite
struct `The checker of HTTP archives` {
    private static let good = CheckedText.session()
    private static let bad = CheckedText.session("null")

    private func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }

    private func entry(
        _ text: String,
        url: String? = "https://company.zendesk.com/api/v2/sessions.json?page[size]=100",
        status: Int = 200,
        isEncoded: Bool = false
    ) throws -> String {
        let body = isEncoded ? Data(text.utf8).base64EncodedString() : text
        let request = try url.map { #""request":{"method":"GET","url":\#(try quoted($0))},"# }
        return #"{\#(request ?? "")"response":{"status":\#(status),"content":{"text":"#
            + (try quoted(body)) + (isEncoded ? #","encoding":"base64""# : "") + "}}}"
    }

    private func archive(_ entries: String...) -> String {
        #"{"log":{"version":"1.2","creator":{"name":"x"},"entries":["#
            + entries.joined(separator: ",\n") + #"],"comment":""}}"#
    }

    @Test
    func `checks each answer about sessions`() throws {
        let text = archive(
            try entry(#"{"sessions":[\#(Self.good),\#(Self.bad)]}"#),
            try entry(#"{"session":\#(Self.bad)}"#, isEncoded: true),
            try entry(Self.good, url: nil)
        )
        let result = try check(text)
        #expect(result.counts.payloads == 3)
        #expect(result.counts.sessions == 4)
        #expect(
            result.findings == ["contract/null /sessions/1/id 98", "contract/null /session/id 17"]
        )
    }

    @Test(arguments: [
        "https://company.zendesk.com/api/v2/sessions",
        "https://company.zendesk.com/api/v2/users/1/sessions.json",
        "https://company.zendesk.com/api/v2/users/1/sessions/2.json?x=/y",
        "https://company.zendesk.com/api/v2/users/me/session",
    ])
    func `checks whatever a sessions endpoint answered`(url: String) throws {
        let result = try check(archive(try entry("no JSON", url: url)))
        #expect(result.findings == ["json/syntax  0"])
    }

    @Test
    func `passes over what has nothing to do with sessions`() throws {
        let page = "https://company.zendesk.com/hc/en-us"
        let text = archive(
            try entry("<html>", url: page),
            try entry(#"{"users":[]}"#, url: "https://company.zendesk.com/api/v2/users.json"),
            try entry(
                #"{"authenticity_token":"x"}"#,
                url: "https://company.zendesk.com/api/v2/users/me/session/renew"
            ),
            try entry(#"{"error":"x"}"#, status: 404),
            try entry(""),
            #"{"response":{"content":{}}}"#,
            "7"
        )
        let result = try check(text)
        #expect(result.findings == [])
        #expect(result.counts.payloads == 0)
    }

    @Test
    func `names the answer as the source`() throws {
        var checker = PayloadChecker(judge: SessionJudge(now: 0), tally: FindingTally())
        let text = archive(try entry(Self.good), try entry(Self.bad))
        try checker.check(Array(text.utf8), name: "day.har", format: .auto)
        let finding = checker.tally.rows.first?.finding
        #expect(finding?.source == "day.har#/log/entries/1/response/content/text")
        #expect(finding?.position?.offset == 6)
    }

    @Test
    func `finds where an archive is no JSON`() throws {
        let text = archive(try entry(Self.bad)).dropLast(3)
        let result = try check(String(text))
        #expect(result.findings.first == "contract/null /id 6")
        #expect(result.findings.last == "json/syntax  \(text.utf8.count)")
    }
}

@Suite
struct `The files of a folder` {
    @Test
    func `are all payloads in it and below, in order`() throws {
        let manager = FileManager.default
        let root = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? manager.removeItem(at: root) }
        let names = [
            "b.json", "a/c.NDJSON", "a/d.txt", ".hidden.json", "a/e.har", "f.jsonl", "json",
        ]
        for name in names {
            let file = root.appendingPathComponent(name)
            try manager.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data("{}".utf8).write(to: file)
        }
        // A link back to the folder must not be walked for ever.
        try manager.createSymbolicLink(
            at: root.appendingPathComponent("loop.json"),
            withDestinationURL: root
        )
        let found = try PayloadFiles.paths(at: root.path)
        let expected = ["a/c.NDJSON", "a/e.har", "b.json", "f.jsonl"]
        #expect(found.map { String($0.dropFirst(root.path.count + 1)) } == expected)
        #expect(try PayloadFiles.paths(at: root.path + "/a/d.txt") == [root.path + "/a/d.txt"])
        #expect(try PayloadFiles.paths(at: "-") == ["-"])
    }

    @Test
    func `must be there`() throws {
        let manager = FileManager.default
        let root = manager.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try manager.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? manager.removeItem(at: root) }
        #expect(throws: InputFailure(.noPayloads, source: root.path)) {
            try PayloadFiles.paths(at: root.path)
        }
    }
}
