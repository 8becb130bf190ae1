import Arrangements
import Foundation
import Reports
import TestEffort
import Testing

@testable import CommandLineInterface

@Suite(.timeLimit(.minutes(10)))
struct `Secrets of the command live` {
    private typealias Reply = ScriptedServer.Reply

    private static let token = "kAnary4f1c9~tok-en_77.x"
    private static let email = "first.kanary+2@example-kanary.com"
    private static let key = "gateway-Key/4711+x"

    /// The places where a server can repeat a text, as responses.
    private static func replies(with text: String) -> [Reply] {
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let bodies = Set([text, quoted]).flatMap { text in
            [
                #"{"sessions":[{"id":1,"\#(text)":1}]}"#,
                #"{"sessions":[{"id":1,"x":"\#(text)"}]}"#,
                #"{"sessions":[{"id":"\#(text)","user_id":{"\#(text)":1},"url":"\#(text)"}]}"#,
                #"{"sessions":[{"id":1,"authenticated_at":"\#(text)","last_seen_at":"\#(text)"}]}"#,
                #"{"sessions":[{"id":\#(text)}]}"#, #"{"sessions":[{"id":1\#(text)}]}"#,
                #"{"sessions":"\#(text)"}"#, #"{"\#(text)":[]}"#, #""\#(text)""#, text,
                #"{"sessions":[{"id":"\#(String(repeating: "x ", count: 50))\#(text)"}]}"#,
                #"{"sessions":[{"id":1}],"meta":{"has_more":"\#(text)"}}"#,
                #"{"sessions":[{"id":1}],"meta":{"has_more":true},"links":{"next":"\#(text)"}}"#,
                #"{"sessions":[{"id":1}],"meta":{"has_more":true,"after_cursor":"\#(text)"}}"#,
                """
                {"sessions":[{"id":1}],"meta":{"has_more":true,"after_cursor":"c"},\
                "links":{"next":"https://\(text).example/api/v2/sessions?c=\(text)"}}
                """,
                #"{"error":"\#(text)"}"#, #"{"errors":[{"code":"\#(text)","title":"\#(text)"}]}"#,
                #"{"error":{"title":"\#(text)","message":"\#(text)"},"description":"\#(text)"}"#,
            ]
        }
        let errors = bodies.filter { $0.contains("error") }
        return bodies.map { .json($0) } + errors.map { .json($0, status: 500) } + [
            Reply(status: 429, fields: ["Retry-After: \(text)", "Content-Length: 0"]),
            Reply(status: 302, fields: ["Location: https://\(text).com/", "Content-Length: 0"]),
            Reply(status: 302, fields: ["Location: https://a.com/\(text)", "Content-Length: 0"]),
            Reply(status: 307, fields: ["Location: /\(text)", "Content-Length: 0"]),
            Reply(status: 401, fields: ["WWW-Authenticate: \(text)", "Content-Length: 0"]),
            Reply(status: 200, fields: ["Content-Type: \(text)", "Content-Length: 2"], body: "{}"),
            Reply(
                status: 200,
                fields: ["Content-Encoding: \(text)", "Content-Length: 2"],
                body: "{}"
            ),
            Reply(status: 200, fields: ["\(text): 1", "Content-Length: 2"], body: "{}"),
            Reply(bytes: Array("HTTP/1.1 200 \(text)\r\nContent-Length: 2\r\n\r\n{}".utf8)),
            Reply(bytes: Array("HTTP/1.1 500 \(text)\r\nContent-Length: 0\r\n\r\n".utf8)),
            Reply(bytes: Array("HTTP/1.1 200 OK\r\n\(text)\r\n\r\n".utf8), ending: .close),
            Reply(bytes: Array("\(text)\r\n\r\n".utf8), ending: .close),
        ]
    }

    @Test(arguments: TestEffort.sample(of: [token, email, key], every: 3))
    func `appear in no format and no diagnostic, whatever a server sends`(
        _ secret: String
    ) async throws {
        // Each form in one of 32 places, and the reverse, so that a run stays fast. With at
        // least as many forms and places, each of them has a turn.
        let (forms, turns) = (SecretForms.all(of: secret), 32)
        #expect(min(forms.count, Self.replies(with: secret).count) >= turns)
        let replies = forms.enumerated().flatMap { number, form in
            Self.replies(with: form.text).enumerated()
                .filter { ($0.offset + number) % turns == 0 }.map(\.element)
        }
        let server = try ScriptedServer { request in
            let number = request.target.split(separator: "/").compactMap { Int($0) }.first
            return number.map { replies[$0] } ?? .json("[]")
        }
        defer { server.stop() }
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let headers = folder.appending(path: "headers").path
        try Data("X-Gateway-Key: \(Self.key)\r\n".utf8).write(to: URL(filePath: headers))
        let formats = ReportFormat.allCases.map(\.rawValue)
        let run = await WholeRun(
            ["live", server.url, "--retries=0", "--show-values", "--every-finding", "--verbose"]
                + ["--max-findings=1000000", "--progress=always", "--follow-links"]
                + ["--header-file", headers, "--save", folder.appending(path: "saved").path]
                + formats.map { "--format=\($0)=\(folder.path)/report.\($0)" }
                + replies.indices.map { "--endpoint=user:\($0)" },
            environment: ["ZENDESK_EMAIL": Self.email, "ZENDESK_API_TOKEN": Self.token]
        )
        #expect(run.code == 1, "\(run.error.prefix(2_000))")
        var texts = [run.output, run.error]
        for format in formats {
            texts.append(
                try String(contentsOfFile: "\(folder.path)/report.\(format)", encoding: .utf8)
            )
        }
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path + "/saved") {
            texts.append(name)
            texts.append(
                try String(contentsOfFile: "\(folder.path)/saved/\(name)", encoding: .utf8)
            )
        }
        for line in Set(texts.flatMap { $0.split(separator: "\n") })
        where SecretSearch.finds(secret, in: String(line)) {
            Issue.record("\(line.prefix(2_000))")
        }
        #expect(texts[2...4].allSatisfy { $0.contains("[redacted]") })
        let json = try Data(contentsOf: folder.appending(path: "report.json"))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: json) }
    }
}
