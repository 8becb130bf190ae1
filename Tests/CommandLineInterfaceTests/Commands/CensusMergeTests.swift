import CapturedRuns
import Foundation
import TestEffort
import Testing

@Suite
struct `The command merge for censuses` {
    private let files: CensusFolder

    init() throws { files = try CensusFolder() }

    private func path(_ name: String) -> String { files.path(name) }

    private func census(_ name: String) async -> String { await files.census(name) }

    @Test
    func `adds the censuses of parts to that of the whole`() async throws {
        let whole = try String(contentsOfFile: await census("plain"), encoding: .utf8)
        for count in TestEffort.sample(of: [3, 2, 7], every: 3) {
            var parts: [String] = []
            for index in 1...count {
                let part = path("part-\(index).json")
                let run = await CapturedRun(
                    "drift",
                    "snapshot",
                    path("plain.ndjson"),
                    "--shard=\(index)/\(count)",
                    "--block-key=\(path("key"))",
                    CensusFolder.now,
                    "--output=\(part)"
                )
                #expect(run.code == 0, "\(run.error)")
                parts.append(part)
            }
            let merged = await CapturedRun(arguments: ["merge"] + parts.reversed())
            #expect(merged.code == 0 && merged.output == whole)
            let doubled = await CapturedRun(arguments: ["merge"] + parts + [parts[0]])
            #expect(doubled.code == 2, "\(doubled.error)")
            #expect(doubled.error.contains("have both counted part 1 of \(count)"))
            let missing = await CapturedRun(arguments: ["merge"] + parts.dropLast())
            #expect(
                missing.code == 2 && missing.error.contains("part \(count) of \(count) is missing")
            )
            let some = await CapturedRun(arguments: ["merge", "--partial"] + parts.dropLast())
            #expect(some.code == 0, "\(some.error)")
            let partial = path("partial.json")
            try some.output.write(toFile: partial, atomically: true, encoding: .utf8)
            let all = await CapturedRun("merge", partial, parts[count - 1])
            #expect(all.code == 0 && all.output == whole, "\(all.error)")
        }
    }

    @Test
    func `adds the censuses of ranges to that of the whole`() async throws {
        let whole = try String(contentsOfFile: await census("plain"), encoding: .utf8)
        var parts: [String] = []
        for range in ["0-10000", "10000-30000", "30000-"] {
            parts.append(path("range-\(range).json"))
            let run = await CapturedRun(
                "drift",
                "snapshot",
                path("plain.ndjson"),
                "--range=\(range)",
                "--block-key=\(path("key"))",
                CensusFolder.now,
                "--output=\(parts[parts.count - 1])"
            )
            #expect(run.code == 0, "\(run.error)")
        }
        let merged = await CapturedRun(arguments: ["merge"] + parts.reversed())
        #expect(merged.code == 0 && merged.output == whole, "\(merged.error)")
        let gap = await CapturedRun("merge", parts[0], parts[2])
        #expect(gap.code == 2 && gap.error.contains("bytes 10000-30000 of the source "))
        #expect(!gap.error.contains("plain.ndjson"))
    }

    @Test
    func `says that a sum of whole censuses may lack one`() async throws {
        let censuses = [await census("plain"), await census("null")]
        let run = await CapturedRun(arguments: ["merge"] + censuses)
        #expect(run.code == 0)
        #expect(run.error.contains("added 2 censuses that do not say which part they are"))
        let sum = path("sum.json")
        try run.output.write(toFile: sum, atomically: true, encoding: .utf8)
        let doubled = await CapturedRun("merge", sum, censuses[0])
        #expect(doubled.code == 2 && doubled.error.contains("has sessions that"))
        #expect(!(await CapturedRun("merge", censuses[0]).error).contains("do not say"))
    }

    @Test
    func `merges censuses only with censuses, and says what has no effect on them`() async throws {
        let plain = await census("plain")
        let report = path("report.json")
        _ = await CapturedRun("check", path("plain.ndjson"), "--format=json=\(report)")
        for paths in [[plain, report], [report, plain]] {
            let run = await CapturedRun(arguments: ["merge"] + paths)
            #expect(run.code == 2)
            #expect(run.error.contains("report.json is a report, and others are censuses"))
        }
        let marked = path("marked.json")
        let text = try String(contentsOfFile: plain, encoding: .utf8)
        try "\u{FEFF}\(text)".write(toFile: marked, atomically: true, encoding: .utf8)
        let unmarked = await CapturedRun("merge", marked)
        #expect(unmarked.code == 0 && unmarked.output == text, "\(unmarked.error)")
        for option in ["--baseline=\(report)", "--fail-on=note", "--max-findings=3"] {
            let run = await CapturedRun("merge", plain, option)
            #expect(run.code == 2 && run.error.contains("has no effect on a sum of censuses"))
        }
        #expect(await CapturedRun("merge", plain, "--format=html=a").code == 2)
    }
}
