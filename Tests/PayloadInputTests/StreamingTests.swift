import Foundation
import PayloadInput
import SessionContract
import StrictJSON
import Testing

/// Long input comes through a buffer that slides over it.
///
/// Whatever lies on the edge of the buffer must be found where it would be found in memory.
@Suite
struct `The checker of long input` {
    private static func write(_ text: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("session-\(UUID().uuidString).json").path
        try Data(text).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static func rows(_ checker: PayloadChecker) -> [String] {
        checker.tally.rows.map { row in
            let position = row.finding.position
            return "\(row.count) \(row.finding.rule.id) \(row.finding.pointer) "
                + "\(position?.offset ?? -1):\(position?.line ?? -1):\(position?.column ?? -1)"
        }
    }

    /// Checks `text` as a file and in memory, which have to agree, and returns the rows.
    private static func agreedRows(
        _ text: [UInt8],
        sessions: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let path = try write(text)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let tally = FindingTally(rowLimit: 10_000, isGrouping: false)
        var streamed = PayloadChecker(judge: SessionJudge(now: 1_800_000_000), tally: tally)
        try streamed.check(path: path)
        streamed.finish()
        var held = PayloadChecker(judge: SessionJudge(now: 1_800_000_000), tally: tally)
        try held.check(text, name: path, format: .auto)
        held.finish()
        #expect(rows(streamed) == rows(held), sourceLocation: sourceLocation)
        var parallel = PayloadChecker(judge: SessionJudge(now: 1_800_000_000), tally: tally)
        parallel.jobs = 3
        parallel.blockSize = 40_000
        try parallel.check(path: path)
        parallel.finish()
        #expect(rows(parallel) == rows(held), sourceLocation: sourceLocation)
        #expect(parallel.counts == held.counts, sourceLocation: sourceLocation)
        #expect(streamed.counts == held.counts, sourceLocation: sourceLocation)
        #expect(streamed.counts.sessions == sessions, sourceLocation: sourceLocation)
        #expect(streamed.counts.bytes == text.count, sourceLocation: sourceLocation)
        return rows(streamed)
    }

    /// Sessions of changing lengths, every hundredth with a fault.
    private static func sessions(_ count: Int) -> [String] {
        (0..<count).map { index in
            let id = index % 100 == 99 ? "null" : String(index)
            let url = #""https://a.example/\#(String(repeating: "x", count: index * 7 % 90))é""#
            return #"{"id":\#(id),"user_id":null,"url":\#(index % 3 == 0 ? url : "null"),"#
                + #""authenticated_at":null,"last_seen_at":null}"#
        }
    }

    private static func faults(_ rows: [String]) -> Int {
        rows.count { $0.contains("contract/null") }
    }

    @Test
    func `finds the same in lines`() throws {
        let text = Self.sessions(3_500).joined(separator: "\n")
        #expect(Self.faults(try Self.agreedRows(Array(text.utf8), sessions: 3_500)) == 35)
    }

    @Test
    func `finds the same in one long line`() throws {
        let list = Self.sessions(3_500).joined(separator: ", ")
        let text = #"{"count":"many","sessions":[\#(list)],"meta":{"has_more":0},"x":tru}"#
        let rows = try Self.agreedRows(Array(text.utf8), sessions: 3_500)
        #expect(Self.faults(rows) == 35)
        #expect(rows.last?.contains("json/syntax") == true)
    }

    @Test
    func `finds the same in an array over many lines`() throws {
        let text = "[\n" + Self.sessions(3_500).joined(separator: " ,\n") + "\n]\n"
        #expect(Self.faults(try Self.agreedRows(Array(text.utf8), sessions: 3_500)) == 35)
    }

    @Test
    func `reports faults of an envelope at their places behind a long list`() throws {
        let list = Self.sessions(5_000).joined(separator: ",\n")
        let text = "{\"sessions\":[\(list)],\n \"count\": 7,\n\"meta\":{\"has_more\":0}}"
        let rows = try Self.agreedRows(Array(text.utf8), sessions: 5_000)
        let paging = rows.filter { $0.contains("envelope/paging") }
        #expect(
            paging.map { $0.split(separator: ":").suffix(2).joined(separator: ":") }
                == ["5001:11", "5002:20"]
        )
    }

    @Test
    func `holds a value longer than its buffer`() throws {
        let long = String(repeating: "0123456789abcdef", count: 60_000)
        let text = CheckedText.session("null").dropLast() + #","x":"\#(long)"}"#
        let lines = "\(text)\n\(text)\n"
        let rows = try Self.agreedRows(Array(lines.utf8), sessions: 2)
        #expect(Self.faults(rows) == 2)
        #expect(Self.faults(try Self.agreedRows(Array("[\(text),\(text)]".utf8), sessions: 2)) == 2)
        #expect(Self.faults(try Self.agreedRows(Array(text.utf8), sessions: 1)) == 1)
    }

    @Test
    func `meets the edge of its buffer at every byte`() throws {
        // The buffer holds 262,144 bytes; the padding moves each byte of the tail over its edge.
        let tail = #""},{"id":-12,"url":"\u00e9é"} , null]"#
        for shift in 0...tail.utf8.count {
            let padding = String(repeating: "x", count: 262_144 - 11 - shift)
            let text = #"[{"id":"\#(padding)"# + tail
            let rows = try Self.agreedRows(Array(text.utf8), sessions: 2)
            #expect(rows.count == 10, "\(shift)")
        }
    }

    @Test
    func `finds the same in equal rows, whatever the number of threads`() throws {
        var text = Self.sessions(3_000).joined(separator: "\n")
        text += "\n\u{FEFF}{}\n\n  \n{\"id\":1,}\n\r\n" + CheckedText.session("null")
        let path = try Self.write(Array(text.utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outcomes = try [1, 2, 5].map { jobs in
            var checker = PayloadChecker(
                judge: SessionJudge(now: 1_800_000_000),
                tally: FindingTally(rowLimit: 3)
            )
            checker.jobs = jobs
            checker.blockSize = 10_000
            try checker.check(path: path)
            checker.finish()
            let tally = checker.tally
            #expect(tally.rows.allSatisfy { $0.finding.source == path })
            return (Self.rows(checker), tally.totals, tally.unlistedCount, checker.counts)
        }
        #expect(outcomes[0].0.contains { $0.hasPrefix("31 contract/null /id") })
        for outcome in outcomes.dropFirst() { #expect(outcome == outcomes[0]) }
    }

    @Test
    func `stops when it is told to`() throws {
        let path = try Self.write(Array(Self.sessions(3_500).joined(separator: "\n").utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var checker = PayloadChecker(judge: SessionJudge(now: 0), tally: FindingTally())
        checker.isInterrupted = { true }
        try checker.check(path: path)
        #expect(checker.counts.sessions == 0)
    }

    @Test
    func `names a file it cannot read`() {
        var checker = PayloadChecker(judge: SessionJudge(now: 0), tally: FindingTally())
        let missing = InputFailure(.unreadable("No such file or directory"), source: "/no/such")
        #expect(throws: missing) { try checker.check(path: "/no/such") }
        let empty = InputFailure(.empty, source: "/dev/null")
        #expect(throws: empty) { try checker.check(path: "/dev/null") }
        let folder = InputFailure(.unreadable("Is a directory"), source: "/")
        #expect(throws: folder) { try checker.check(path: "/") }
    }
}
