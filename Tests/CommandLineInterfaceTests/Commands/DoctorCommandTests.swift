import CapturedRuns
import Foundation
import StandInAPI
import StrictJSON
import Testing

@testable import CommandLineFrame
@testable import CommandLineInterface

@Suite
struct `The command doctor` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: folder.url.appending(path: name))
        return folder.path(of: name)
    }

    private func examine(
        _ arguments: [String] = [],
        environment: [String: String] = [:]
    ) async -> CapturedRun {
        await CapturedRun(
            arguments: ["doctor"] + arguments,
            environment: environment,
            workingDirectory: folder.path
        )
    }

    @Test
    func `finds nothing wrong with a bare installation`() async {
        let run = await examine()
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("session-conformance 0."))
        #expect(run.output.contains("the built-in copy of the corpus: "))
        #expect(run.output.hasSuffix("\nNo problems.\n"))
        #expect(run.error == "")
    }

    @Test
    func `shows each setting with its origin`() async throws {
        let path = try write(
            #"{"format":"session-config/1","common":{"strict":true},"live":{"retries":7}}"#,
            to: "ci.json"
        )
        let server = try StandInServer()
        try server.start()
        defer { server.stop() }
        let url = try #require(server.origin)
        let run = await examine(
            ["--config", path, "--timeout=60", "--format=json", url],
            environment: ["NO_COLOR": "1"]
        )
        #expect(run.code == 0)
        let root = try JSONDocument(parsing: run.output).root
        let settings = try #require(root["settings"]?.elements)
        func origin(_ section: String?, _ name: String) -> String? {
            let setting = settings.first {
                $0["name"]?.string?.string == name && $0["section"]?.string?.string == section
            }
            return setting?["origin"]?.string?.string
        }
        #expect(origin("live", "--timeout") == "option")
        #expect(origin("live", "--retries") == "\(path):1:73")
        #expect(origin("common", "--strict") == "\(path):1:49")
        #expect(origin("live", "--strict") == nil)
        #expect(origin(nil, "NO_COLOR") == "environment")
        #expect(origin("check", "--input") == "default")
    }

    @Test
    func `tries the API with the settings for live`() async throws {
        let server = try StandInServer()
        try server.start()
        defer { server.stop() }
        let url = try #require(server.origin)
        let token = try write("hunter2hunter2hunter2", to: "token")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: token)
        let path = try write(
            #"{"format":"session-config/1","live":{"token-file":"token"}}"#,
            to: "ci.json"
        )
        let run = await examine(["--config", path, url])
        #expect(run.code == 0)
        #expect(run.output.contains("credentials    set\n"))
        #expect(run.output.contains("answers, and accepts the request"))
        #expect(!(run.output + run.error).contains("hunter2"))
    }

    @Test
    func `cannot judge an API that does not answer`() async {
        // No server listens on the port for discarded data.
        let run = await examine(["http://127.0.0.1:9", "--timeout=60"])
        #expect(run.code == 3)
        #expect(run.output.contains("unclear  API"))
        #expect(run.output.contains("      fix: "))
        #expect(run.output.hasSuffix("\nNo problems, but not everything could be found out.\n"))
    }

    @Test(arguments: [
        (StandInFault.OfAnswer.unauthorized, Int32(3), "fix: "),
        (.htmlPage, 2, "fix: "),
        (.redirectElsewhere, 2, "redirects to another host"),
    ])
    func `names what is wrong with an API`(
        fault: StandInFault.OfAnswer,
        code: Int32,
        message: String
    ) async throws {
        let server = try StandInServer(configuration: .init(faults: [.answer(fault)]))
        try server.start()
        defer { server.stop() }
        let run = await examine([try #require(server.origin), "--timeout=60"])
        #expect(run.code == code)
        #expect(run.output.contains(message), "\(run.output)")
    }

    @Test(arguments: ["Bearer", "Basic"])
    func `never prints a secret`(kind: String) async throws {
        var environment = ["https_proxy": "http://user:sesame-sesame@127.0.0.1:1"]
        if kind == "Bearer" {
            environment["ZENDESK_OAUTH_TOKEN"] = "hunter2hunter2hunter2"
        } else {
            environment["ZENDESK_EMAIL"] = "someone@example.com"
            environment["ZENDESK_API_TOKEN"] = "hunter2hunter2hunter2"
        }
        for arguments in [[], ["--format=json"], ["http://127.0.0.1:9", "--timeout=60"]] {
            let run = await examine(arguments, environment: environment)
            for secret in ["hunter2", "sesame", "someone"] {
                #expect(!(run.output + run.error).contains(secret))
            }
            #expect(run.output.contains("set"))
        }
    }

    @Test(arguments: [
        (#"{"format":"session-config/1","chek":{}}"#, "Did you mean 'check'?"),
        (#"{"format":"session-config/1","model":{"corpus":"none"}}"#, "cannot read the corpus"),
        (#"{"format":"session-config/1","common":{"baseline":"none"}}"#, "cannot read"),
        (#"{"format":"session-config/1","common":{"baseline":"ci.json"}}"#, "ci.json:1:"),
    ])
    func `finds what is wrong with a configuration`(text: String, finding: String) async throws {
        let path = try write(text, to: "ci.json")
        let run = await examine(["--config", path])
        #expect(run.code == 2)
        #expect(run.output.contains("\n  wrong    "))
        #expect(run.output.contains(finding), "\(run.output)")
    }

    @Test
    func `finds entries of a baseline that are expired`() async throws {
        let input = try write(#"{"id":null}"#, to: "a.json")
        let report = folder.path(of: "report.json")
        _ = await CapturedRun("check", input, "--format=json=\(report)")
        let baseline = folder.path(of: "baseline.json")
        _ = await CapturedRun(
            "baseline",
            "update",
            baseline,
            report,
            "--reason=known",
            "--expires=2099-01-01"
        )
        let path = try write(
            #"{"format":"session-config/1","common":{"baseline":"baseline.json"}}"#,
            to: "ci.json"
        )
        let valid = await examine(["--config", path])
        #expect(valid.code == 0)
        #expect(valid.output.contains("1 entry, none of them expired"))
        let text = try folder.text(of: "baseline.json")
            .replacing("2099-01-01", with: "2027-01-14")
            .replacing(#""since":"2027-01-15""#, with: #""since":"2027-01-01""#)
        _ = try write(text, to: "baseline.json")
        let expired = await examine(["--config", path])
        #expect(expired.code == 2)
        #expect(expired.output.contains("1 entry, 1 of them expired"), "\(expired.output)")
    }

    @Test
    func `finds credentials that are incomplete`() async {
        let run = await examine(environment: ["ZENDESK_EMAIL": "someone@example.com"])
        #expect(run.code == 2)
        #expect(run.output.contains("wrong    credentials"))
        #expect(run.output.contains("ZENDESK_API_TOKEN"))
    }

    @Test
    func `needs curl only for a URL with https`() async {
        let none = ["PATH": "/nonexistent"]
        let local = await examine(environment: none)
        #expect(local.code == 0)
        #expect(local.output.contains("note     curl"))
        let remote = await examine(["https://127.0.0.1:9"], environment: none)
        #expect(remote.code == 2)
        #expect(remote.output.contains("wrong    curl"))
    }

    @Test(arguments: [
        (["--timeout=2"], "add one"),
        (["--timeout=x", "http://127.0.0.1:9"], "invalid value 'x' for '--timeout'"),
        (["ftp://x"], "http"),
        (["--token", "hunter2"], "no option takes a secret"),
    ])
    func `refuses what live refuses`(arguments: [String], error: String) async {
        let run = await examine(arguments)
        #expect(run.code == 64)
        #expect(run.output == "")
        #expect(run.error.contains(error), "\(run.error)")
        #expect(run.error.contains("help doctor"))
        #expect(!run.error.contains("hunter2"))
    }
}
