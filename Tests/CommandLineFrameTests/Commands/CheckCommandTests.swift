import Arrangements
import CapturedRuns
import Foundation
import Platform
import StrictJSON
import Testing

@testable import CommandLineFrame

@Suite
struct `The command check` {
    private let good = """
        {"authenticated_at":"2014-11-18T17:24:29Z","id":3432,\
        "last_seen_at":"2014-11-18T17:30:52Z",\
        "url":"https://company.zendesk.com/api/v2/users/12345/sessions/3432.json","user_id":12345}
        """
    private let bad = #"{"id":null}"#

    @Test
    func `exits with 0 if the payload conforms`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let run = await CapturedRun("check", folder.path(of: "a.json"))
        #expect(run.code == 0)
        #expect(run.output.hasSuffix("Found no problems.\nCONFORMS: no errors.\n"))
        #expect(run.error == "")
    }

    @Test
    func `exits with 1 and names the rule if it does not conform`() async throws {
        let folder = try TemporaryFolder(["a.json": good, "b.json": bad])
        let run = await CapturedRun("check", folder.path, "--color=never")
        #expect(run.code == 1)
        #expect(run.output.contains("error contract/null  \(folder.path(of: "b.json")):1:7  /id\n"))
        #expect(run.output.contains("DOES NOT CONFORM: 1 error."))
    }

    @Test
    func `fails at the severity given with --fail-on`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"id":1}"#])
        #expect(await CapturedRun("check", folder.path, "--fail-on=note").code == 1)
        #expect(await CapturedRun("check", folder.path, "--fail-on=warning").code == 0)
        let off = await CapturedRun(
            "check",
            folder.path,
            "--fail-on=note",
            "--skip=contract/absent"
        )
        #expect(off.code == 0)
    }

    @Test
    func `exits with 2 if a file cannot be read, and checks the others`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let run = await CapturedRun("check", folder.path(of: "none.json"), folder.path)
        #expect(run.code == 2)
        #expect(run.error.contains("none.json: No such file or directory"))
        #expect(run.output.contains("1 payload, 1 session"))
        #expect(
            run.output.contains("\nFound no problems in the readable input.\nFAILED: cannot read")
        )
    }

    /// Writes a stand-in for `zstd`, which drops the first bytes, and a file for it to `a.zst`.
    private func compress(_ text: String, _ tool: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try ShellScript.write("tail -c +5; \(tool)", to: folder.path(of: "zstd"))
        try Data([0x28, 0xB5, 0x2F, 0xFD] + text.utf8)
            .write(to: URL(filePath: folder.path(of: "a.zst")))
        return folder
    }

    @Test
    func `checks what is compressed, and says so if only a part can be decompressed`() async throws
    {
        for (text, tool, code) in [
            (good, "", 0), (bad, "", 1), ("\(good)\n{\"i", "echo 'zstd: cut' >&2; exit 1", 3),
            ("\(bad)\n{\"i", "exit 1", 1), ("", "exit 1", 2),
        ] as [(String, String, Int32)] {
            let folder = try compress(text, tool)
            let run = await CapturedRun(
                arguments: ["check", folder.path(of: "a.zst"), "--color=never"],
                environment: ["PATH": "\(folder.path):/usr/bin:/bin"]
            )
            #expect(run.code == code)
            #expect(run.output.contains("input/unjudged") == (text.hasSuffix("i")))
            #expect(!run.output.contains("json/syntax"))
            if code == 3 {
                let file = folder.path(of: "a.zst")
                let warning = "\(file) cannot be decompressed to its end: zstd: cut"
                #expect(run.error == "warning: \(warning)\n")
            }
        }
    }

    @Test
    func `names the command to run if the tool that decompresses is missing`() async throws {
        let folder = try compress(good, "")
        let file = folder.path(of: "a.zst")
        try Data(good.utf8).write(to: URL(filePath: folder.path(of: "b.json")))
        let run = await CapturedRun(
            arguments: ["check", file, folder.path(of: "b.json")],
            environment: ["PATH": "/nonexistent"]
        )
        #expect(run.code == 2)
        #expect(run.error.contains("run: zstd -dc \(file) | session-conformance check -\n"))
        #expect(run.output.contains("1 payload, 1 session"))
    }

    @Test
    func `exits with 1 if there is a violation besides an unreadable file`() async throws {
        let folder = try TemporaryFolder(["a.json": bad])
        let run = await CapturedRun("check", folder.path(of: "none.json"), folder.path)
        #expect(run.code == 1)
        #expect(run.output.contains("1 error; also: cannot read"))
    }

    @Test(arguments: [["readme.txt": "x"], [:]])
    func `exits with 2 if there is nothing to check`(files: [String: String]) async throws {
        let folder = try TemporaryFolder(files)
        let run = await CapturedRun("check", folder.path)
        #expect(run.code == 2)
        #expect(run.error.hasPrefix("error: "))
    }

    @Test
    func `requires a source if standard input is a terminal`() async {
        let run = await CapturedRun("check")
        #expect(run.code == 64)
        #expect(run.error.contains("nothing to check; name files"))
    }

    @Test
    func `writes reports to files and to standard output`() async throws {
        let folder = try TemporaryFolder(["a.json": bad])
        let file = folder.path(of: "report")
        let run = await CapturedRun(
            "check",
            folder.path,
            "--format=json=\(file)",
            "--format=ndjson"
        )
        #expect(run.code == 1)
        let report = try JSONDocument(parsing: folder.text(of: "report")).root
        #expect(report["exit"]?["code"]?.number?.text == "1")
        #expect(report["startedAt"]?.string?.string == "2027-01-15T08:00:00Z")
        #expect(run.output.hasPrefix(#"{"event":"start","format":"session-report/1""#))
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `fails if a report cannot be written, whatever it found`() async throws {
        for text in [good, bad] {
            let folder = try TemporaryFolder(["a.json": text])
            let run = await CapturedRun("check", folder.path, "--format=json=/dev/full")
            #expect(run.code == 2)
            let complaint = "cannot write the report to /dev/full: No space left on device"
            #expect(run.error == "error: \(complaint)\n")
            #expect(run.output.contains("FAILED: \(complaint)."))
        }
    }

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
        arguments: ["/dev/full", "none/b.json", ""]
    )
    func `says in every report that another one could not be written`(path: String) async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let other = path.hasPrefix("/") ? path : folder.path(of: path)
        let arguments = path.isEmpty ? [] : ["--format=ndjson=\(other)"]
        let run = await CapturedRun(
            arguments: [
                "check", folder.path(of: "a.json"), "--format=json=\(folder.path(of: "r"))",
            ]
                + arguments,
            fault: path.isEmpty ? SystemError(call: "write", code: ENOSPC) : nil
        )
        #expect(run.code == 2)
        let exit = try JSONDocument(parsing: folder.text(of: "r")).root["exit"]
        #expect(exit?["verdict"]?.string?.string == "failed")
        #expect(exit?["reason"]?.string?.string.map { $0.hasPrefix("cannot write") } == true)
    }

    @Test
    func `treats a closed pipe as the end, not as a failure`() async throws {
        let folder = try TemporaryFolder(["a.json": bad])
        let closed = await CapturedRun(
            "check",
            folder.path,
            fault: SystemError(call: "write", code: EPIPE)
        )
        #expect(closed.code == 1)
        #expect(closed.error == "")
        let full = await CapturedRun(
            "check",
            folder.path,
            fault: SystemError(call: "write", code: ENOSPC)
        )
        #expect(full.code == 2)
        #expect(full.error == "error: cannot write to standard output: No space left on device\n")
    }

    @Test(arguments: ["https://company.zendesk.com", "HTTP://a:hunter2@localhost/x"])
    func `suggests live for a URL`(url: String) async {
        let run = await CapturedRun("check", url)
        #expect(run.code == 64)
        #expect(run.error.contains("use 'session-conformance live URL' to check an API"))
        #expect(!run.error.contains("hunter2"))
    }

    @Test
    func `prints only the verdict with --quiet`() async throws {
        let folder = try TemporaryFolder(["a.json": bad])
        let quiet = await CapturedRun("check", "-q", folder.path)
        #expect(quiet.output == (await CapturedRun("check", "--quiet", folder.path)).output)
        #expect(quiet.output.split(separator: "\n").count == 1)
        let verbose = await CapturedRun("check", "-v", folder.path)
        #expect(verbose.output.count > (await CapturedRun("check", folder.path)).output.count)
    }

    @Test(arguments: [(Int32(1), Int32(129)), (2, 130), (15, 143)])
    func `exits with the code of a signal even if no report can be written`(
        signal: Int32,
        code: Int32
    ) async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let gone = SystemError(call: "write", code: EIO)
        let run = await CapturedRun("check", folder.path, fault: gone, signal: signal)
        #expect(run.code == code)
        let full = "--format=json=/nonexistent/report"
        #expect(await CapturedRun("check", folder.path, full, signal: signal).code == code)
    }

    @Test(arguments: [(Int32(1), Int32(129)), (2, 130), (15, 143)])
    func `marks its report incomplete when interrupted`(signal: Int32, code: Int32) async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let run = await CapturedRun("check", folder.path, "--format=json", signal: signal)
        #expect(run.code == code)
        let report = try JSONDocument(parsing: run.output).root
        #expect(run.output.contains("\n \"incomplete\":true,\n"))
        #expect(report["exit"]?["verdict"]?.string?.string == "inconclusive")
    }

    @Test(arguments: ["human", "json", "ndjson"])
    func `shows keys that look like data only with --show-values`(format: String) async throws {
        let keys = ["ann@example.com", "+1 555 0100", "sk-1234567890", "Zoë"]
        let members = keys.map { #""\#($0)":{"name":1,"name":2}"# }.joined(separator: ",")
        let folder = try TemporaryFolder([
            "a.json": #"{"id":1,\#(members)}"#, "b.json": #"{\#(members),"sessions":[]}"#,
            "c.ndjson": "{\"id\":1,\(members)}\n{\(members)}\n{\"id\":1,\(members)}\n",
        ])
        for option in ["--every-finding", "--jobs=2", "--verbose", "--strict"] {
            let arguments = ["check", folder.path, "--format=\(format)", option]
            let hidden = await CapturedRun(arguments: arguments)
            for key in keys { #expect(!(hidden.output + hidden.error).contains(key)) }
            #expect(hidden.output.contains("/*/name"))
            let shown = await CapturedRun(arguments: arguments + ["--show-values"])
            #expect(shown.output.contains(keys[0]))
            #expect(shown.code == hidden.code)
        }
    }

    @Test
    func `reports the payload of a row about an input without sessions in the same way`()
        async throws
    {
        func row(_ text: String) async throws -> JSONValue? {
            let folder = try TemporaryFolder(["a.json": text])
            let run = await CapturedRun("check", folder.path, "--format=json")
            return try JSONDocument(parsing: run.output).root["findings"]?.elements?.first
        }
        let empty = try #require(try await row(#"{"sessions":[]}"#))
        #expect(empty["rule"]?.string == "input/empty")
        let payload = try #require(empty["payload"]?.string?.string)
        #expect(try await row(payload)?["rule"]?.string == "input/empty")
    }

    @Test
    func `escapes control characters from payloads and file names`() async throws {
        let evil = "\u{1B}]0;x\u{7}\u{202E}.json"
        let text = #"{"id":1,"\u001b[31m":2,"url":"\u001b[2J","last_seen_at":"\u009b31m"}"#
        let folder = try TemporaryFolder([evil: text])
        for format in ["human", "json", "ndjson"] {
            let run = await CapturedRun(
                "check",
                folder.path,
                "--show-values",
                "--format=\(format)"
            )
            let raw = (run.output + run.error).unicodeScalars.filter { scalar in
                scalar != "\n"
                    && (scalar.value < 0x20 || 0x7F..<0xA0 ~= scalar.value || scalar == "\u{202E}")
            }
            #expect(raw.isEmpty)
        }
    }
}
