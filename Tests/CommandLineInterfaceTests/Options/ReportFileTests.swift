import Foundation
import Reports
import StrictJSON
import Testing

@testable import CommandLineInterface

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
        for (one, other) in [("r", "./r"), ("no/r", "no/r")] {
            let run = await CapturedRun(
                "check",
                folder.path(of: "a.json"),
                "--format=json=\(folder.path)/\(one)",
                "--format=human=\(folder.path)/\(other)"
            )
            #expect(run.code == 64)
            #expect(run.error.contains("two --format options write to the same file"))
        }
    }

    private func delivery(_ paths: String...) -> ReportDelivery {
        var options = VerdictOptions()
        options.requests = paths.map { ReportRequest(.json, path: $0) }
        let context = CommandContext(
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
