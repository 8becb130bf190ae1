import CapturedRuns
import Foundation
import Gen
import GenTesting
import Reports
import TestEffort
import Testing

/// Whatever the file and the cuts, the reports of the parts add up to the report of the whole.
@Suite
struct `The law of parts` {
    private static let now = ["--now", "2026-11-27T09:00:00Z"]

    @Test
    func `holds for random files and cuts`() async throws {
        try await forAll(
            DividedFile.generator,
            RunSettings(cases: TestEffort.count(150, plain: 15))
        ) { file in
            try await Self.check(file)
        }
    }

    /// Thousands of keys of payloads are joined in one row, in whichever part they are.
    @Test(.enabled(if: TestEffort.isFull, "takes long in a debug build"))
    func `holds if rows are joined`() async throws {
        let letters = "abcdefghijklmnopq".map(String.init)
        let keys = letters.flatMap { a in
            letters.flatMap { b in letters.map { "\(a)\(b)\($0)" } }
        }
        let lines = keys.prefix(4_200).map { #"{"id":1,"\#($0)":1}"# }
        let many =
            lines + [#"{"session":{"id":2,"z":null}}"#, #"{"id":3,"aaa":true}"#] + lines.prefix(9)
        try await Self.check(
            DividedFile(
                bytes: Array(many.joined(separator: "\n").utf8),
                division: .shards,
                cuts: [500],
                order: [1, 0],
                options: [],
                others: [],
                groups: 1
            )
        )
    }

    /// At the start of a file, each of these lines would be of another encoding or container.
    @Test(arguments: DividedFile.Division.allCases)
    func `holds if lines look like other files`(division: DividedFile.Division) async throws {
        let lines = [Array(#"{"id":1}"#.utf8)] + DividedFile.brokenBytes
        let cuts = TestEffort.sample(of: 1...40, every: 3).map { $0 * 25 }
        try await Self.check(
            DividedFile(
                bytes: Array(lines.joined(separator: [0x0A])),
                division: division,
                cuts: cuts,
                order: Array(0...cuts.count),
                options: [],
                others: [],
                groups: 1
            )
        )
    }

    @Test(arguments: TestEffort.sample(of: ReportFormat.allCases, every: 3))
    func `holds in every format`(format: ReportFormat) async throws {
        let lines = [
            #"{"id":null}"#, #"{"id":1,"last_seen_at":"x"}"#, "[]", #"{"id":"1"}"#, "{", "",
        ]
        let folder = try TemporaryFolder(["a.ndjson": (lines + lines).joined(separator: "\n")])
        let path = folder.path(of: "a.ndjson")
        var reports: [String] = []
        for index in 1...3 {
            let report = folder.path(of: "\(index).json")
            _ = await CapturedRun(
                arguments: ["check", path, "--shard=\(index)/3", "--format=json=\(report)"]
                    + Self.now
            )
            reports.append(report)
        }
        let options = ["--format=\(format.rawValue)", "--fail-on=warning"]
        let whole = await CapturedRun(arguments: ["check", path] + options + Self.now)
        let merged = await CapturedRun(arguments: ["merge"] + reports + options)
        #expect(merged.code == whole.code)
        #expect(Self.withoutTimes(merged.output) == Self.withoutTimes(whole.output))
    }

    /// A report in any format without the time that the run took.
    private static func withoutTimes(_ text: String) -> String {
        text.replacing(#/ in [0-9.]+ s|time="[0-9.]+"|"durationMilliseconds":[0-9]+/#, with: "")
            .replacing(#/[0-9.]+ s</#, with: "")
    }

    /// Checks a file as a whole and in parts.
    private static func check(_ file: DividedFile) async throws {
        let folder = try TemporaryFolder()
        let sources = try file.write(to: folder)
        let path = sources[0]
        var reports: [String] = []
        for (index, arguments) in try file.parts(at: sources, folder).enumerated() {
            let report = folder.path(of: "\(index).json")
            let run = await CapturedRun(
                arguments: ["check"] + arguments + now + file.options
                    + ["--allow-empty", "--exit-zero", "--quiet", "--format=json=\(report)"]
            )
            // What is not lines has no ranges.
            if run.code == 2, run.error.contains("is not one payload per line") { return }
            // What cannot be read as a whole has no parts, and only that.
            if run.code == 2, run.error.contains("error: cannot ") {
                let whole = await CapturedRun(arguments: ["check"] + sources + now + file.options)
                #expect(whole.error.contains("error: cannot "), "\(run.error)")
                return
            }
            // What is read as a whole fails as a whole.
            if run.code == 2, run.error.contains("no text has a value at") { return }
            #expect(run.code == 0, "\(run.error)")
            reports.append(report)
        }
        let name = file.division == .pipes ? "NAME" : path
        let whole = await CapturedRun(
            arguments: ["check"] + sources + ["--format=json"] + now + file.options
        )
        let shown = file.options.filter { $0 == "--show-values" }
        let ordered = file.order.map { reports[$0] }
        let sums = try await partialSums(of: ordered, in: file.groups, shown, folder)
        let merged = await CapturedRun(arguments: ["merge", "--format=json"] + sums + shown)
        #expect(merged.error == whole.error.replacing(path, with: name))
        #expect(merged.code == whole.code)
        #expect(text(of: merged) == text(of: whole).replacing(path, with: name))
    }

    /// Merges groups of reports first, if there is more than one group.
    private static func partialSums(
        of reports: [String],
        in groups: Int,
        _ options: [String],
        _ folder: TemporaryFolder
    ) async throws -> [String] {
        guard groups > 1 else { return reports }
        var sums: [String] = []
        for group in 0..<min(groups, reports.count) {
            let members = reports.indices.filter { $0 % groups == group }.map { reports[$0] }
            let sum = folder.path(of: "sum-\(group).json")
            let run = await CapturedRun(
                arguments: ["merge", "--partial", "--exit-zero", "--quiet", "--format=json=\(sum)"]
                    + members + options
            )
            #expect(run.code == 0, "\(run.error)")
            sums.append(sum)
        }
        return sums
    }

    /// The report without its times.
    private static func text(of run: CapturedRun) -> String {
        run.output.split(separator: "\n", omittingEmptySubsequences: false)
            .filter {
                !$0.hasPrefix(" \"startedAt\"") && !$0.hasPrefix(" \"durationMilliseconds\"")
            }
            .joined(separator: "\n")
    }
}
