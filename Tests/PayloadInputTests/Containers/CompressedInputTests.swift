import Arrangements
import Foundation
import SessionContract
import StrictJSON
import Synchronization
import Testing

@testable import PayloadInput

/// These tests need only `gzip`, which every system has; the other tools are scripts.
@Suite
struct `A compressed file` {
    private static let lines = (0..<4_000).map { index in
        index % 100 == 99 ? CheckedText.session("null") : CheckedText.session("\(index + 1)")
    }

    private static func text(_ lines: [String] = lines) -> [UInt8] {
        Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    /// Judges a file and returns what became of it too.
    private static func judge(
        _ path: String,
        _ environment: [String: String] = [:],
        jobs: Int = 1
    ) throws(InputFailure) -> (Judged, PayloadReader.Outcome) {
        var outcome = PayloadReader.Outcome.read
        let judged = try Judged(Judged.Options()) { reader, ledger throws(InputFailure) in
            reader.jobs = jobs
            reader.environment = environment
            outcome = try reader.read(path: path, into: &ledger)
        }
        return (judged, outcome)
    }

    @Test
    func `is judged like its text, whatever its name and the number of threads`() throws {
        let folder = try TestFolder()
        let path = try folder.write(Gzip.member(Self.text()), to: "a")
        for jobs in [1, 3] {
            let (judged, outcome) = try Self.judge(path, jobs: jobs)
            #expect(outcome == .read)
            #expect(try judged == Judged(Self.text(), name: path))
            #expect(judged.counts.sessions == 4_000)
        }
    }

    @Test
    func `may arrive through a pipe in any pieces`() throws {
        let bytes = Gzip.member(Array("\(CheckedText.session())\n".utf8))
        for size in [1, 2, 3, 17, 1_000] {
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            let judged = try Judged(pieces: pieces)
            #expect(judged.counts.sessions == 1)
            #expect(judged.faults.isEmpty)
        }
    }

    @Test
    func `is read to its end if it has several members`() throws {
        let folder = try TestFolder()
        let members = Self.lines.prefix(3).flatMap { Gzip.member(Self.text([$0])) }
        let (judged, _) = try Self.judge(folder.write(members, to: "a"))
        #expect(judged.counts.sessions == 3)
        #expect(judged.faults.isEmpty)
    }

    @Test
    func `has no session if its text is empty`() throws {
        let folder = try TestFolder()
        let (judged, outcome) = try Self.judge(folder.write(Gzip.member([]), to: "a"))
        #expect(outcome == .read)
        #expect(judged.counts.unjudged[.empty] == 1)
    }

    @Test(arguments: Compression.allCases)
    func `is decompressed by the tool for its form`(compression: Compression) throws {
        let folder = try TestFolder()
        let beginning = try #require(compression.beginnings.first)
        let tool = "[ \"$*\" = -dc ] && tail -c +\(beginning.count + 1)"
        let environment = try folder.writeTool(compression.rawValue, tool)
        let path = try folder.write(beginning + Self.text(), to: "a")
        let (judged, outcome) = try Self.judge(path, environment)
        #expect(outcome == .read)
        #expect(try judged == Judged(Self.text(), name: path))
    }

    @Test
    func `fails by itself if the tool is missing or cannot be started`() throws {
        let folder = try TestFolder()
        let path = try folder.write(Gzip.member(Self.text()), to: "a")
        for search in [folder.path, "relative", ""] {
            #expect(throws: InputFailure(.container(.noTool(.gzip)), source: path)) {
                try Self.judge(path, ["PATH": search])
            }
        }
        _ = try folder.writeTool("gzip", "")
        try folder.write(Array("not a program".utf8), to: "gzip")
        let program = folder.path(of: "gzip")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let error = #expect(throws: InputFailure.self) {
            try Self.judge(path, ["PATH": folder.path])
        }
        // Some systems run such a file with a shell, which then writes nothing.
        #expect(error?.description.contains("gzip") == true)
    }

    @Test
    func `cannot be decompressed if nothing comes out`() throws {
        let folder = try TestFolder()
        let path = try folder.write(Array(Gzip.member(Self.text()).prefix(14)), to: "a")
        let error = #expect(throws: InputFailure.self) { try Self.judge(path) }
        #expect(error?.description.hasPrefix("cannot decompress \(path): gzip: ") == true)
        #expect(error?.description.hasSuffix("run: gzip -dc \(path)") == true)
    }

    @Test
    func `is judged up to where it is cut`() throws {
        let folder = try TestFolder()
        let bytes = Gzip.member(Self.text())
        for count in [200_000, bytes.count - 9, bytes.count - 1] {
            let path = try folder.write(Array(bytes.prefix(count)), to: "a")
            let (judged, outcome) = try Self.judge(path)
            guard case .cut(let message) = outcome else {
                Issue.record("not cut at \(count)")
                continue
            }
            #expect(message.hasPrefix("gzip: "))
            // Half a line is not a syntax error of the API.
            #expect(Set(judged.rules) == [.contractNull, .inputUnjudged])
            #expect(judged.counts.unjudged[.damagedCompression] == 1)
            let counts = judged.counts
            #expect(counts.answers - counts.unjudged.total == counts.sessions)
        }
    }

    @Test(arguments: [
        ("[\(CheckedText.session()),", 1, 1), ("{\"sessions\":[{\"id\":1,\"url\":tr", 0, 1),
        ("\(CheckedText.session())\n", 1, 2), ("\(CheckedText.session())\n{\"id\"", 1, 2),
        ("\n\n", 0, 1), ("[\n\(CheckedText.session()),\n\"\u{FC}", 1, 1),
    ])
    func `loses only the text in which it is cut, or the rest after one`(
        text: String,
        sessions: Int,
        answers: Int
    ) throws {
        let folder = try TestFolder()
        let environment = try folder.writeTool("gzip", "tail -c +3; echo 'out of luck' >&2; exit 1")
        let path = try folder.write([0x1F, 0x8B] + text.utf8, to: "a")
        let (judged, outcome) = try Self.judge(path, environment)
        #expect(outcome == .cut("out of luck"))
        #expect(judged.rules == [.inputUnjudged])
        #expect(judged.faults.first?.position.offset == text.utf8.count)
        #expect(judged.counts.sessions == sessions)
        #expect(judged.counts.answers == answers)
        #expect(judged.counts.unjudged[.damagedCompression] == 1)
        #expect(judged.counts.unjudged.total == 1)
    }

    @Test
    func `has its own syntax errors before the cut`() throws {
        let folder = try TestFolder()
        let environment = try folder.writeTool("gzip", "tail -c +3; kill -9 $$")
        let path = try folder.write([0x1F, 0x8B] + "{\"id\":x}\n{\"id\"".utf8, to: "a")
        let (judged, outcome) = try Self.judge(path, environment)
        #expect(outcome == .cut("gzip was killed by signal 9 (SIGKILL)"))
        #expect(Set(judged.rules) == [.jsonSyntax, .inputUnjudged])
    }

    @Test
    func `is not unpacked twice`() throws {
        let folder = try TestFolder()
        let path = try folder.write(Gzip.member(Gzip.member(Self.text())), to: "a")
        let problem = ContainerProblem.compressedTwice(.gzip, in: .gzip)
        #expect(throws: InputFailure(.container(problem), source: path)) { try Self.judge(path) }
        let zip = try folder.write(Gzip.member(Array("PK\u{3}\u{4}".utf8)), to: "b")
        #expect(throws: InputFailure(.container(.foreign(.zip, in: .gzip)), source: zip)) {
            try Self.judge(zip)
        }
    }

    @Test
    func `is read no further when the run is interrupted`() throws {
        let folder = try TestFolder()
        let environment = try folder.writeTool("gzip", "while :; do echo '{\"id\":1}'; done")
        let path = try folder.write([0x1F, 0x8B], to: "a")
        let asked = Mutex(0)
        _ = Judged(Judged.Options()) { reader, ledger in
            reader.environment = environment
            reader.isInterrupted = {
                asked.withLock { asked in
                    asked += 1
                    return asked > 3
                }
            }
            // Between lines, an interruption looks like the end of the source.
            _ = try? reader.read(path: path, into: &ledger)
        }
        #expect(asked.withLock(\.self) > 3)
    }
}
