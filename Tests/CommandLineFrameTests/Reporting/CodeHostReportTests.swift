import CapturedRuns
import Foundation
import Platform
import Reports
import StrictJSON
import Testing

@testable import CommandLineFrame

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

    @Test(arguments: [true, false])
    func `has paths from the root of the repository that git keeps`(isFolder: Bool) async throws {
        let folder = try repository()
        let git = folder.path(of: ".git")
        try isFolder
            ? FileManager.default.createDirectory(atPath: git, withIntermediateDirectories: false)
            : Data("gitdir: elsewhere".utf8).write(to: URL(filePath: git))
        for part in ["", "/api"] {
            let run = await check(folder, in: part, "--format=gitlab")
            #expect(Set(try paths(run)) == ["api/a.json"])
        }
        // The variables of a job come first.
        let inner = await check(
            folder,
            in: "/api",
            "--format=gitlab",
            environment: ["CI_PROJECT_DIR": folder.path(of: "api")]
        )
        #expect(Set(try paths(inner)) == ["a.json"])
    }

    @Test
    func `has the real paths of files that symbolic links lead to`() async throws {
        let folder = try repository()
        let other = try TemporaryFolder(["b.json": Self.broken])
        for (link, target) in [
            ("day", "api"), ("one.json", "api/a.json"), ("elsewhere", other.path),
            ("b.json", other.path(of: "b.json")),
        ] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path(of: link),
                withDestinationPath: target
            )
        }
        let link = other.path(of: "link")
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: folder.path
        )
        for root in [folder.path, link] {
            for start in [folder.path, link] {
                for (file, path) in [
                    ("api/a.json", "api/a.json"), ("day/a.json", "api/a.json"),
                    ("one.json", "api/a.json"), ("day/../api/a.json", "api/a.json"),
                    ("b.json", "b.json"), ("elsewhere/b.json", "api/a.json"),
                    ("elsewhere/../b.json", nil),
                ] {
                    let run = await CapturedRun(
                        arguments: [
                            "check", "\(start)/\(file)", "--format=gitlab",
                            "--anchor=\(folder.path)/api/a.json",
                        ],
                        environment: ["GITHUB_WORKSPACE": root],
                        workingDirectory: start
                    )
                    guard let path else {
                        // The system does not find it there either.
                        #expect(run.code == 2)
                        continue
                    }
                    #expect(Set(try paths(run)) == [path], "\(file)")
                }
            }
        }
    }

    @Test
    func `has the name of a file as each code host expects it`() async throws {
        let folder = try TemporaryFolder(["a\u{200D}b:c.json": Self.broken])
        let bytes = PathText.decoding([0x61, 0xFF] + ".json".utf8)
        try FileReplacement.write(Array(Self.broken.utf8), to: "\(folder.path)/\(bytes)")
        func check(_ name: String, _ format: ReportFormat) async -> String {
            await CapturedRun(
                arguments: ["check", "\(folder.path)/\(name)", "--format=\(format)"],
                workingDirectory: folder.path
            ).output
        }
        #expect(await check(bytes, .sarif).contains(#""uri":"a%FF.json""#))
        #expect(await check(bytes, .gitlab).contains(#""path":"a\\xff.json""#))
        #expect(await check(bytes, .github).hasPrefix(#"::error file=a\xff.json,line=1"#))
        let joined = "a\u{200D}b:c.json"
        #expect(await check(joined, .sarif).contains(#""uri":"a%E2%80%8Db%3Ac.json""#))
        #expect(await check(joined, .github).hasPrefix("::error file=a\u{200D}b%3Ac.json,line=1"))
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
        #expect(try await anchor([".gitignore", "b.py", "c.py"]) == ["b.py"])
        #expect(try await anchor([".gitignore"]) == [".gitignore"])
        #expect(try await anchor(["README.md", "a.swift"], "--anchor=./a.swift") == ["a.swift"])
    }

    @Test(arguments: ["../a", "/etc/hosts", "none", "api", "api/none/../a.json"])
    func `needs an anchor that a code host can show`(anchor: String) async throws {
        let folder = try repository()
        let wrong = await check(folder, "--format=gitlab", "--anchor=\(anchor)")
        #expect(wrong.code == 64)
        #expect(
            wrong.error.contains("--anchor needs a file in the repository; '\(anchor)' is not one")
        )
        #expect(await check(folder, "--format=gitlab", "--anchor=api/a.json").error.isEmpty)
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
