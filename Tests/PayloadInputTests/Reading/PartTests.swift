import Foundation
import SessionContract
import Testing

@testable import PayloadInput

@Suite
struct `The lines of a part` {
    private static let lines = [
        #"{"id":1,"user_id":2}"#, #"{"id":null}"#, "", #"{"id":1,"x":1}\r"#, #"{"id":"#,
        #"[{"id":2},{"id":"x"}]"#, "   ", #"{"id":1}{"id":2}"#, "\u{FEFF}{}", "7",
    ]

    private let folder: TestFolder
    private let bytes: [UInt8]

    init() throws {
        folder = try TestFolder()
        bytes = Array((Self.lines + Self.lines).joined(separator: "\n").utf8)
        try folder.write(bytes, to: "a.ndjson")
    }

    /// The number of threads and the size of their blocks do not matter, and neither do the cuts.
    @Test(arguments: [(1, 4 << 20), (3, 16), (2, 1)])
    func `are those that begin in it, whatever the blocks`(jobs: Int, blockSize: Int) throws {
        let path = folder.path(of: "a.ndjson")
        var whole = PayloadReader(JudgeSettings(now: 0))
        var ledger = Ledger()
        try whole.read(path: path, into: &ledger)
        for step in [1, 7, 50, bytes.count] {
            var reader = PayloadReader(JudgeSettings(now: 0))
            reader.jobs = jobs
            reader.blockSize = blockSize
            var parts = Ledger()
            var lines = 0
            guard case .lines(let firstEnd) = try reader.division(path: path) else {
                Issue.record("these are lines")
                return
            }
            for start in stride(from: 0, to: bytes.count, by: step) {
                try reader.readLines(
                    path: path,
                    in: start..<min(start + step, bytes.count),
                    ofSize: bytes.count,
                    after: firstEnd,
                    into: &parts
                )
                #expect(reader.reach.isWhole)
                lines += reader.reach.lines
            }
            #expect(reader.counts == whole.counts)
            #expect(parts.summary.totals == ledger.summary.totals)
            #expect(lines == Self.lines.count * 2)
        }
    }

    @Test
    func `are not read from a file whose size has changed`() throws {
        var reader = PayloadReader(JudgeSettings(now: 0))
        var ledger = Ledger()
        let failure = #expect(throws: InputFailure.self) {
            try reader.readLines(
                path: folder.path(of: "a.ndjson"),
                in: 0..<5,
                ofSize: bytes.count + 1,
                after: 0,
                into: &ledger
            )
        }
        #expect(failure?.description.contains("changed while it was read") == true)
    }

    @Test(arguments: [
        "", " \n\n", "{\n\"id\":1}", "HTTP/1.1 200 OK\n\n{}", "{\"format\":\"session-report/1\"}",
        "{\"log\":{\"entries\":[{\n", "[\n]",
    ])
    func `are not looked for in anything else`(text: String) throws {
        try folder.write(Array(text.utf8), to: "b.json")
        let reader = PayloadReader(JudgeSettings(now: 0))
        #expect(try reader.division(path: folder.path(of: "b.json")) == .none(.otherForm))
    }

    @Test
    func `are looked for no further than the first text`() throws {
        let text = "{\n" + String(repeating: "\"a\":1,\n", count: 200_000)
        try folder.write(Array(text.utf8), to: "b.json")
        let reader = PayloadReader(JudgeSettings(now: 0))
        #expect(try reader.division(path: folder.path(of: "b.json")) == .none(.otherForm))
        // The end of the first line is the start of the next.
        try folder.write(Array("\n\n{\"id\":1}\n{}\n".utf8), to: "c.json")
        #expect(try reader.division(path: folder.path(of: "c.json")) == .lines(firstEnd: 11))
    }
}
