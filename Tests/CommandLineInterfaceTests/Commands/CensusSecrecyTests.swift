import CapturedRuns
import Foundation
import GenTesting
import Reports
import StandInAPI
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

/// A census is committed and sent around, so nothing of what was counted may be in it.
@Suite
struct `The secrecy of a census` {
    /// Secrets, each in another place, and none with a piece that anything else has.
    private static let secrets = [
        "value": "qzxvk7wmjp", "key": "Zk9Xw4Qv7B", "host": "xqjwz4kvp", "path": "wqzjx8kvb",
        "query": "jzqwk3xvm", "fragment": "kqxjz6wvp", "file": "vzqxw5jkm", "folder": "zjxqv2wkp",
        "mail": "qwzkx@jvqzx.example", "user": "7306194852", "id": "9182650473",
        "token": "xkzqw1jvm", "exchange": "jqzvx9wkm", "text": "zqkxj4vwm",
    ]

    private static func secret(_ name: String) -> String { secrets[name] ?? "" }

    private static var session: String {
        #"{"authenticated_at":"\#(secret("text"))","id":\#(secret("id")),"last_seen_at":"#
            + #""2026-11-27T08:00:00Z","url":"https://\#(secret("host")).example/"#
            + #"\#(secret("path"))?\#(secret("query"))#\#(secret("fragment"))","user_id":"#
            + #"\#(secret("user")),"\#(secret("key"))":"\#(secret("value"))","#
            + #""\#(secret("mail"))":{"\#(secret("value"))":1}}"#
    }

    /// Returns the pieces of five characters that are in a text.
    private static func pieces(_ text: String) -> Set<String> {
        let characters = Array(text.lowercased())
        guard characters.count >= 5 else { return [] }
        return Set((0...characters.count - 5).map { String(characters[$0..<$0 + 5]) })
    }

    private static func survivors(in text: String, of names: [String]? = nil) -> [String] {
        let own = pieces(text)
        return secrets.filter { names?.contains($0.key) ?? true }.flatMap { name, secret in
            pieces(secret.replacing(".example", with: "")).intersection(own)
                .map { "\($0) of \(name)" }
        }
    }

    @Test
    func `holds for files, whatever is in them`() async throws {
        let body = #"{"sessions":[\#(Self.session)]}"#.replacing("\"", with: #"\""#)
        let exchange =
            #"{"log":{"entries":[{"request":{"method":"GET","url":"https://c.example/api/v2/"#
            + #"sessions"},"response":{"status":200,"content":{"text":"\#(body)"}}}]}}"#
        let name = "\(Self.secret("file")).ndjson"
        let folder = try TemporaryFolder([
            name: String(repeating: Self.session + "\n", count: 150),
            "\(Self.secret("exchange")).har": exchange,
            "\(Self.secret("folder")).json": #"{"\#(Self.secret("token"))":1}"#,
            "plain.ndjson": (0..<150).map { #"{"id":\#($0),"user_id":\#($0)}"# + "\n" }.joined(),
            "key": "0123456789abcdef0123456789abcdef",
        ])
        let census = folder.path(of: "census.json")
        let now = "--now=2026-11-27T09:00:00Z"
        let key = "--block-key=\(folder.path(of: "key"))"
        _ = await CapturedRun(
            "drift",
            "snapshot",
            folder.path(of: name),
            folder.path(of: "\(Self.secret("exchange")).har"),
            now,
            key,
            "--output=\(census)"
        )
        let text = try String(contentsOfFile: census, encoding: .utf8)
        #expect(text.contains("session-census/1"))
        #expect(Self.survivors(in: text) == [])
        let plain = folder.path(of: "plain.json")
        _ = await CapturedRun(
            "drift",
            "snapshot",
            folder.path(of: "plain.ndjson"),
            now,
            key,
            "--output=\(plain)"
        )
        for format in ReportFormat.allCases {
            for paths in [[plain, census], [census, plain]] {
                let run = await CapturedRun(
                    arguments: ["drift", "compare"] + paths
                        + ["--format=\(format.rawValue)", "--show-values", "--verbose"]
                )
                #expect(Self.survivors(in: run.output + run.error) == [], "\(format)")
            }
        }
    }

    @Test
    func `finds a secret that is left`() {
        #expect(!Self.survivors(in: "…\(Self.secret("host").prefix(5))…").isEmpty)
        #expect(!Self.survivors(in: Self.session).isEmpty)
        #expect(Self.survivors(in: "session-census/1").isEmpty)
    }

    @Test
    func `holds for an API`() async throws {
        let server = try StandInServer()
        try server.start()
        defer { server.stop() }
        let origin = try #require(server.origin)
        let run = await CapturedRun(
            arguments: ["drift", "snapshot", origin, "--now=2026-11-27T09:00:00Z"],
            environment: ["ZENDESK_OAUTH_TOKEN": Self.secret("token")]
        )
        #expect(run.output.contains("session-census/1"), "\(run.error)")
        #expect(Self.survivors(in: run.output + run.error, of: ["token"]) == [])
        #expect(!run.output.contains("127.0.0.1"))
    }
}
