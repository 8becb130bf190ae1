import CapturedRuns
import CommandLineInterface
import Foundation
import Reports
import StrictJSON
import Testing

@testable import CommandLineFrame

@Suite
struct `A report file` {
    private let good =
        #"{"id":1,"authenticated_at":null,"last_seen_at":null,"url":null,"user_id":null}"#

    @Test
    func `never overwrites an input, whatever the path to it`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let file = folder.path(of: "a.json")
        let link = folder.path(of: "link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
        let other = "\(folder.path)/./a.json"
        for (source, target) in [(file, file), (file, other), (file, link), (folder.path, file)] {
            let run = await CapturedRun("check", source, "--format=json=\(target)")
            #expect(run.code == 64)
            #expect(run.error.contains("the report would overwrite the input '\(target)'"))
        }
        #expect(try folder.text(of: "a.json") == good)
        let replay = await CapturedRun("replay", file, "--format=json=\(file)")
        #expect(replay.code == 64)
    }

    @Test
    func `never overwrites an input or the baseline through a descriptor`() async throws {
        let baseline = #"{"format":"session-baseline/1","entries":[]}"#
        let folder = try TemporaryFolder(["a.json": good, "baseline.json": baseline])
        for (name, what) in [("a.json", "input"), ("baseline.json", "baseline")] {
            let file = try FileHandle(forUpdating: URL(filePath: folder.path(of: name)))
            let run = await CapturedRun(
                "check",
                folder.path(of: "a.json"),
                "--baseline=\(folder.path(of: "baseline.json"))",
                "--format=json=/dev/fd/\(file.fileDescriptor)"
            )
            #expect(run.code == 64)
            #expect(run.error.contains("the report would overwrite the \(what)"))
            try file.close()
        }
        #expect(try folder.text(of: "a.json") == good)
    }

    @Test(arguments: ["/dev/stdin", "-"])
    func `is not made with a baseline that is not a file of its own`(path: String) async {
        let run = await CapturedRun("check", "-", "--baseline=\(path)")
        #expect(run.code == 64)
    }

    @Test
    func `may be in the folder that is checked, again and again`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        for format in ReportFormat.allCases where ![.human, .github].contains(format) {
            let report = folder.path(of: "\(format.rawValue)-report.json")
            for _ in 1...2 {
                let run = await CapturedRun(
                    "check",
                    folder.path,
                    "--format=\(format.rawValue)=\(report)"
                )
                #expect(run.code == 0)
                #expect(run.output.contains("Checked 1 payload, 1 session"))
            }
            try FileManager.default.removeItem(atPath: report)
        }
    }

    @Test(arguments: ["[]\n", "[\n\n]\n", "", "[{}]"])
    func `never overwrites an empty list in a folder that is checked`(text: String) async throws {
        let folder = try TemporaryFolder(["a.json": good, "b.json": text])
        let file = folder.path(of: "b.json")
        for format in ["gitlab", "json"] {
            let run = await CapturedRun("check", folder.path, "--format=\(format)=\(file)")
            #expect(run.code == 64)
            #expect(run.error.contains("the report would overwrite the input '\(file)'"))
            #expect(try folder.text(of: "b.json") == text)
        }
    }

    @Test
    func `is not a payload of a later run, although it is empty`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        for name in ["one.json", "two.json"] {
            let run = await CapturedRun(
                "check",
                folder.path,
                "--format=gitlab=\(folder.path(of: name))"
            )
            #expect(run.code == 0, "\(run.output)")
        }
    }

    @Test
    func `is not the file of another report, whatever the path to it`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let links = [("link", "r"), ("dangling", folder.path(of: "none")), ("circle", "circle")]
        for (link, target) in links {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path(of: link),
                withDestinationPath: target
            )
        }
        try Data("{\"format\":\"session-report/1\"}".utf8)
            .write(to: folder.url.appending(path: "old"))
        try FileManager.default.linkItem(
            atPath: folder.path(of: "old"),
            toPath: folder.path(of: "hard")
        )
        let pairs = [
            ("r", "./r"), ("no/r", "no/r"), ("link", "r"), ("dangling", "none"),
            ("old", "hard"), ("circle", "./circle"),
        ]
        for (one, other) in pairs {
            let run = await CapturedRun(
                "check",
                folder.path(of: "a.json"),
                "--format=json=\(folder.path)/\(one)",
                "--format=human=\(folder.path)/\(other)"
            )
            #expect(run.code == 64, "\(one)")
            #expect(run.error.contains("two --format options write to the same file"))
        }
    }

    @Test
    func `is not on standard output with another report, by any name`() async throws {
        let folder = try TemporaryFolder(["a.json": good])
        let link = folder.path(of: "link")
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: "/dev/stdout"
        )
        for path in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", link] {
            for others in [[], ["--format=human"], ["--format=ndjson=/dev/fd/1"]] {
                let run = await CapturedRun(
                    arguments: ["check", folder.path(of: "a.json"), "--format=json=\(path)"]
                        + others
                )
                #expect(run.code == 64)
                #expect(run.error.contains("only one --format can write to standard output; use"))
            }
        }
        let devices = await CapturedRun(
            "check",
            folder.path(of: "a.json"),
            "--format=json=/dev/null",
            "--format=junit=/dev/null"
        )
        #expect(devices.code == 0)
    }

    @Test
    func `is not replaced if it is read-only`() async throws {
        let report = "{\"format\":\"session-report/1\"}"
        let folder = try TemporaryFolder(["a.json": good, "r.json": report])
        let file = folder.path(of: "r.json")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file)
        let run = await CapturedRun("check", folder.path(of: "a.json"), "--format=json=\(file)")
        #expect(run.code == 2)
        #expect(run.error.contains("cannot write the report to \(file): Permission denied"))
        #expect(try folder.text(of: "r.json") == report)
    }

    private func delivery(_ paths: String...) -> ReportDelivery {
        var options = VerdictOptions()
        options.requests = paths.map { ReportRequest(.json, path: $0) }
        let context = CommandContext(
            .sessionConformance,
            console: Console(writeOutput: { _ in }, writeError: { _ in }),
            environment: [:]
        )
        return ReportDelivery(options: options, context: context)
    }

    private func exit(_ text: String) throws -> (code: String?, isIncomplete: Bool) {
        let report = try JSONDocument(parsing: text).root
        return (report["exit"]?["code"]?.number?.text, text.contains("\"incomplete\":true"))
    }

    @Test
    func `has the report of an unfinished run until the run ends`() async throws {
        let folder = try TemporaryFolder(["report": "the report of yesterday"])
        var during = ""
        let code = await delivery(folder.path(of: "report")).run("check", target: "a") { record in
            record.checked.payloads = 1
            during = (try? folder.text(of: "report")) ?? ""
        }
        #expect(code == .success)
        #expect(try exit(during) == ("2", true))
        #expect(try exit(folder.text(of: "report")) == ("0", false))
    }

    @Test
    func `is tried before the run starts`() async throws {
        let folder = try TemporaryFolder(["a": ""])
        var hasRun = false
        let code = await delivery(folder.path(of: "a"), folder.path(of: "no/report"))
            .run("check", target: "a") { _ in hasRun = true }
        #expect(code == .failed)
        #expect(!hasRun)
    }

    @Test
    func `does not say that all is well if another one cannot be written`() async throws {
        let folder = try TemporaryFolder(["out": ""])
        let inner = folder.path(of: "in")
        try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: false)
        let code = await delivery(folder.path(of: "out"), folder.path(of: "in/a"))
            .run("check", target: "a") { record in
                record.checked.payloads = 1
                try? FileManager.default.removeItem(atPath: inner)
            }
        #expect(code == .failed)
        #expect(try exit(folder.text(of: "out")).code == "2")
    }
}
