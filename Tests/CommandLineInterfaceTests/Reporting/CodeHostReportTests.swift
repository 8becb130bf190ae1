import Foundation
import Reports
import StrictJSON
import Testing

@testable import CommandLineInterface

@Suite
struct `A report for a code host` {
    private static let broken = #"{"id":null}"#

    /// Returns a repository with a payload in `api/a.json`, and other files.
    private func repository(
        _ payload: String = Self.broken,
        _ files: [String: String] = [:]
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder(files)
        let api = folder.url.appending(path: "api")
        try FileManager.default.createDirectory(at: api, withIntermediateDirectories: false)
        try Data(payload.utf8).write(to: api.appending(path: "a.json"))
        return folder
    }

    /// Checks a broken payload in `api/a.json` of a repository, and returns the run.
    private func check(
        _ folder: TemporaryFolder,
        in part: String = "",
        _ arguments: String...,
        environment: [String: String] = [:]
    ) async -> CapturedRun {
        await CapturedRun(
            arguments: ["check", folder.path(of: "api/a.json")] + arguments,
            environment: environment,
            workingDirectory: folder.path + part
        )
    }

    private func paths(_ run: CapturedRun) throws -> [String] {
        let issues = try JSONDocument(parsing: run.output).root.elements ?? []
        return issues.compactMap { $0["location"]?["path"]?.string?.string }
    }

    @Test
    func `has paths from the root of the repository`() async throws {
        let folder = try repository()
        let here = await check(folder, "--format=gitlab")
        #expect(Set(try paths(here)) == ["api/a.json"])
        let below = await check(folder, in: "/api", "--format=gitlab")
        #expect(Set(try paths(below)) == ["a.json"])
        for name in ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"] {
            for (root, path) in [
                (folder.path, "api/a.json"), ("/elsewhere", "a.json"), ("", "a.json"),
            ] {
                let run = await check(
                    folder,
                    in: "/api",
                    "--format=gitlab",
                    environment: [name: root]
                )
                #expect(Set(try paths(run)) == [path])
            }
        }
    }

    @Test
    func `shows findings in no file at the anchor`() async throws {
        func anchor(_ files: [String], _ arguments: String...) async throws -> [String] {
            let contents = Dictionary(uniqueKeysWithValues: files.map { ($0, "") })
            let folder = try TemporaryFolder(contents)
            // A few cases, because each is a request to a program.
            let corpus = try TemporaryCorpus()
            let run = await CapturedRun(
                arguments: ["model", "--only=corpus", "--corpus=\(corpus.path)/Corpus", "--jobs=1"]
                    + ["--format=gitlab"] + arguments + ShellTestee.command(answer: "reject"),
                workingDirectory: folder.path
            )
            return Array(Set(try paths(run)))
        }
        #expect(try await anchor([]) == ["README.md"])
        #expect(try await anchor(["README"]) == ["README"])
        #expect(try await anchor(["README.md", "Package.swift"]) == ["Package.swift"])
        #expect(try await anchor(["README.md"], "--anchor=./src/a.swift") == ["src/a.swift"])
        #expect(try await anchor(["Package.swift"], "--anchor=/etc/hosts") == ["README.md"])
    }

    @Test
    func `warns of an anchor that no code host could show`() async throws {
        let folder = try repository()
        let outside = await check(folder, "--format=gitlab", "--anchor=../a")
        #expect(outside.error.contains("warning: '../a' is not in the repository; findings are"))
        #expect(await check(folder, "--format=gitlab", "--anchor=a").error.isEmpty)
    }

    @Test
    func `is appended to the summary of a step`() async throws {
        let folder = try repository(Self.broken, ["summary": "before\n"])
        let environment = ["GITHUB_STEP_SUMMARY": folder.path(of: "summary")]
        for count in 1...2 {
            let run = await check(folder, "--format=github", environment: environment)
            #expect(run.code == 1)
            #expect(
                run.output.hasPrefix("::error file=api/a.json,line=1,col=7,title=contract/null::")
            )
            let text = try folder.text(of: "summary")
            #expect(text.hasPrefix("before\n## session-conformance check: DOES NOT CONFORM\n"))
            #expect(text.split(separator: "\n").count { $0.hasPrefix("## ") } == count)
        }
        let other = await check(folder, "--format=json", environment: environment)
        #expect(other.code == 1)
        #expect(
            try folder.text(of: "summary").split(separator: "\n").count { $0.hasPrefix("## ") } == 2
        )
    }

    @Test
    func `leaves room for what is in the summary already`() async throws {
        let lines = Array(repeating: Self.broken, count: 500).joined(separator: "\n")
        let folder = try repository(lines, ["summary": String(repeating: "x", count: 850_000)])
        let environment = ["GITHUB_STEP_SUMMARY": folder.path(of: "summary")]
        let arguments = ["--format=github", "--every-finding", "--max-findings=5000"]
        _ = await CapturedRun(
            arguments: ["check", folder.path(of: "api/a.json")] + arguments,
            environment: environment
        )
        let text = try folder.text(of: "summary")
        #expect((890_000...ReportFormat.summaryLimit).contains(text.utf8.count))
        #expect(text.contains("more rows left out"))
    }

    @Test
    func `does not add to a summary that is nearly full`() async throws {
        let before = String(repeating: "x", count: 899_000)
        let folder = try repository(Self.broken, ["summary": before])
        let environment = ["GITHUB_STEP_SUMMARY": folder.path(of: "summary")]
        let run = await check(folder, "--format=github", environment: environment)
        #expect(run.code == 1)
        #expect(try folder.text(of: "summary") == before)
        #expect(run.error.contains("the summary of this step is nearly full"))
    }

    @Test
    func `fails if the summary cannot be written`() async throws {
        let folder = try repository()
        let environment = ["GITHUB_STEP_SUMMARY": folder.path(of: "none/summary")]
        let run = await check(folder, "--format=github", environment: environment)
        #expect(run.code == 2)
        #expect(run.error.contains("cannot write the summary to \(folder.path)/none/summary"))
        #expect(run.output.contains("FAILED"))
    }

    @Test
    func `fits in a comment if asked to`() async throws {
        let lines = (0..<1_000).map {
            "{\"id\":1,\"k\(String($0, radix: 26, uppercase: true))x\":1}"
        }
        let folder = try repository(lines.joined(separator: "\n"))
        let arguments = ["--format=markdown", "--max-findings=1000", "--every-finding", "--strict"]
        func size(_ more: [String]) async -> Int {
            let path = folder.path(of: "api/a.json")
            return await CapturedRun(arguments: ["check", path] + arguments + more).output.utf8
                .count
        }
        #expect(await size([]) > ReportFormat.commentLimit)
        #expect((60_000...ReportFormat.commentLimit).contains(await size(["--limit=comment"])))
        let wrong = await check(folder, "--limit=comment")
        #expect(wrong.code == 64)
        #expect(wrong.error.contains("--limit needs --format markdown"))
    }

    @Test(arguments: ReportFormat.allCases)
    func `does not change the exit code`(format: ReportFormat) async throws {
        let folder = try repository()
        #expect(await check(folder, "--format=\(format.rawValue)").code == 1)
        #expect(
            await check(folder, "--format=\(format.rawValue)", "--rule=contract/null=note").code
                == 0
        )
    }
}
