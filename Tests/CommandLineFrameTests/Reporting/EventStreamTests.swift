import CapturedRuns
import Foundation
import Platform
import Reports
import SessionContract
import StrictJSON
import Synchronization
import Testing

@testable import CommandLineFrame

@Suite
struct `Findings that are written as they are found` {
    private static let streaming = ["--format=ndjson", "--every-finding"]

    private func events(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { try JSONDocument(parsing: String($0)).root }
    }

    private func name(of event: JSONValue) -> String? { event["event"]?.string?.string }

    @Test(arguments: VerdictInput.table + VerdictInput.small)
    func `are those of the report that lists every finding`(input: VerdictInput) async throws {
        let folder = try TemporaryFolder()
        let arguments = ["check"] + (try input.write(to: folder))
        let whole = try CheckedReport(
            await CapturedRun(
                arguments: arguments
                    + ["--format=json", "--every-finding", "--max-findings=1000000"]
            )
        )
        let run = await CapturedRun(arguments: arguments + Self.streaming + ["--jobs=2"])
        let lines = run.output.split(separator: "\n").dropFirst().dropLast()
        let findings = try lines.map {
            try JSONDecoder().decode(ListedFinding.self, from: Data($0.utf8))
        }
        #expect(Set(findings) == Set(whole.findings))
        #expect(findings.count == whole.findings.count)
        #expect(run.code == whole.exit.code)
        let end = try #require(try events(run.output).last)
        #expect(name(of: end) == "end")
        #expect(end["listed"]?.number?.text == "\(findings.count)")
        #expect(end["rows"]?.number?.text == "\(findings.count)")
    }

    @Test
    func `are there when the run is interrupted after the first of them`() async throws {
        let folder = try TemporaryFolder([
            "a.json": #"{"id":null}"#, "b.json": #"{"id":"1"}"#,
        ])
        let interruptions = InterruptionWatch()
        let writes = Atomic(0)
        let run = await CapturedRun(
            arguments: ["check", folder.path] + Self.streaming,
            interruptions: interruptions,
            onOutput: {
                // The start is the first.
                if writes.add(1, ordering: .relaxed).newValue == 2 {
                    interruptions.interrupt(by: 2)
                }
            }
        )
        #expect(run.code == 130)
        let events = try events(run.output)
        #expect(name(of: events[0]) == "start")
        #expect(name(of: events[1]) == "finding")
        #expect(run.output.contains(#""incomplete":true"#))
        let sources = events.compactMap { $0["source"]?.string?.string }
        #expect(!sources.isEmpty)
        #expect(sources.allSatisfy { $0.hasSuffix("a.json") })
    }

    @Test
    func `have no limit, unless it is given`() async throws {
        let payloads = Array(repeating: #"{"id":null}"#, count: 150).joined(separator: "\n")
        let folder = try TemporaryFolder(["a.ndjson": payloads])
        func listed(_ arguments: String...) async throws -> (lines: Int, listed: String?) {
            let path = folder.path(of: "report")
            let run = await CapturedRun(
                arguments: ["check", folder.path(of: "a.ndjson"), "--every-finding"]
                    + ["--only=contract", "--format=ndjson=\(path)"] + arguments
            )
            #expect(run.code == 1)
            let events = try events(folder.text(of: "report"))
            let findings = events.filter { name(of: $0) == "finding" }
            return (findings.count, events.last?["listed"]?.number?.text)
        }
        let all = try await listed()
        #expect(all.lines > 100)
        #expect(all.listed == "\(all.lines)")
        let some = try await listed("--max-findings=7")
        #expect(some == (7, "7"))
    }

    @Test
    func `do not change what the other reports list`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"id":null,"user_id":"x"}"#])
        let input = folder.path(of: "a.json")
        let human = await CapturedRun("check", input, "--every-finding")
        let both = await CapturedRun(
            "check",
            input,
            "--every-finding",
            "--format=human",
            "--format=ndjson=\(folder.path(of: "report"))"
        )
        // The duration differs.
        let lines = [both, human].map { run in
            run.output.split(separator: "\n").filter { !$0.hasPrefix("Checked ") }
        }
        #expect(lines[0] == lines[1])
    }

    @Test
    func `are in the file while the run lasts`() async throws {
        let folder = try TemporaryFolder([
            "a.json": #"{"id":null}"#, "b.json": #"{"id":"1"}"#, "events": "an earlier report",
        ])
        let path = folder.path(of: "events")
        let seen = Mutex("")
        // Standard output gets its first line before the first finding, and each after it.
        _ = await CapturedRun(
            arguments: ["check", folder.path(of: "a.json"), folder.path(of: "b.json")]
                + ["--format=ndjson=\(path)"] + Self.streaming,
            onOutput: {
                let text = try? String(contentsOfFile: path, encoding: .utf8)
                seen.withLock { if $0.isEmpty, let text, text.contains("finding") { $0 = text } }
            }
        )
        let events = try events(seen.withLock(\.self))
        #expect(events.map(name) == ["start", "finding"])
    }

    @Test
    func `are lost with one complaint if they cannot be written`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"id":null}"#])
        let input = folder.path(of: "a.json")
        let full = await CapturedRun(
            arguments: ["check", input] + Self.streaming,
            fault: SystemError(call: "write", code: ENOSPC)
        )
        #expect(full.code == 2)
        #expect(full.error == "error: cannot write to standard output: No space left on device\n")
        let closed = await CapturedRun(
            arguments: ["check", input] + Self.streaming,
            fault: SystemError(call: "write", code: EPIPE)
        )
        #expect(closed.code == 1)
        #expect(closed.error == "")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func `are lost with a complaint in every other report`() async throws {
        let folder = try TemporaryFolder(["a.json": #"{"id":null}"#])
        let run = await CapturedRun(
            "check",
            folder.path(of: "a.json"),
            "--every-finding",
            "--format=ndjson=/dev/full",
            "--format=json=\(folder.path(of: "report"))"
        )
        let complaint = "cannot write the report to /dev/full: No space left on device"
        #expect(run.code == 2)
        #expect(run.error == "error: \(complaint)\n")
        #expect(run.output.contains("FAILED: \(complaint)."))
        let report = try JSONDocument(parsing: folder.text(of: "report")).root
        #expect(report["exit"]?["verdict"]?.string?.string == "failed")
    }

    @Test
    func `of a part are written once it is known to be one`() throws {
        let folder = try TemporaryFolder()
        final class Whole: EventReceiver {
            let text = Mutex<[UInt8]>([])
            let losses = Atomic(0)
            func receive(_ text: [UInt8], areCounted: Bool) {
                self.text.withLock { $0 += text }
            }
            func lose(_ error: SystemError) { losses.add(1, ordering: .relaxed) }
        }
        let whole = Whole()
        let lines = EventLines(
            events: .init(showsValues: false),
            folder: folder.path,
            filter: { .init() }
        )
        let (dropped, part) = (EventPart(of: whole, lines), EventPart(of: whole, lines))
        dropped.receive(Array("dropped\n".utf8), areCounted: true)
        let inner = EventPart(of: part, lines)
        // More than is kept in memory.
        let line = Array((String(repeating: "x", count: 999) + "\n").utf8)
        for _ in 0..<3_000 { inner.receive(line, areCounted: true) }
        inner.commit()
        #expect(whole.text.withLock(\.self).isEmpty)
        part.receive(Array("end\n".utf8), areCounted: true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        part.commit()
        part.commit()
        let text = whole.text.withLock(\.self)
        #expect(text.count == 3_000_004)
        #expect(text.suffix(5).elementsEqual("\nend\n".utf8))
        #expect(whole.losses.load(ordering: .relaxed) == 0)
    }
}
