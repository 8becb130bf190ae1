import Arrangements
import Foundation
import PayloadInput
import SessionContract
import Synchronization
import TestEffort
import Testing

/// Long input passes through a buffer that slides over it.
///
/// Whatever lies on the edge of the buffer must be found where it would be found in memory.
@Suite
struct `The reader of long input` {
    private static func write(_ text: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory
            .appendingPathComponent("session-\(UUID().uuidString).json").path
        try Data(text).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Checks `text` as a file, and in memory as a whole and in pieces, which must agree, and
    /// returns the rows.
    private static func agreedRows(
        _ text: [UInt8],
        sessions: Int,
        jobs: Int = 3,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let path = try write(text)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let streamed = try Judged(path: path)
        let held = try Judged(text, name: path)
        #expect(streamed == held, sourceLocation: sourceLocation)
        if jobs > 1 {
            var inPieces = Judged.Options()
            inPieces.longestWhole = 1_000
            #expect(try Judged(text, name: path, inPieces) == held, sourceLocation: sourceLocation)
            var options = Judged.Options()
            options.jobs = jobs
            options.blockSize = 40_000
            let parallel = try Judged(path: path, options)
            #expect(parallel == held, sourceLocation: sourceLocation)
        }
        #expect(streamed.counts.sessions == sessions, sourceLocation: sourceLocation)
        #expect(streamed.counts.bytes == text.count, sourceLocation: sourceLocation)
        return streamed.faults.map(\.description)
    }

    /// A number of sessions that are longer than the buffer together.
    private static let many = TestEffort.count(3_500, plain: 2_300)

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
    func `reports the same in lines as in memory`() throws {
        let text = Self.sessions(Self.many).joined(separator: "\n")
        #expect(
            Self.faults(try Self.agreedRows(Array(text.utf8), sessions: Self.many)) == Self.many
                / 100
        )
    }

    @Test
    func `reports the same in one long line as in memory`() throws {
        let list = Self.sessions(Self.many).joined(separator: ", ")
        let text = #"{"count":"many","sessions":[\#(list)],"meta":{"has_more":0},"x":tru}"#
        let rows = try Self.agreedRows(Array(text.utf8), sessions: Self.many)
        #expect(Self.faults(rows) == Self.many / 100)
        #expect(rows.contains { $0.contains("json/syntax") })
    }

    @Test
    func `reports the same in an array over many lines as in memory`() throws {
        let text = "[\n" + Self.sessions(Self.many).joined(separator: " ,\n") + "\n]\n"
        #expect(
            Self.faults(try Self.agreedRows(Array(text.utf8), sessions: Self.many)) == Self.many
                / 100
        )
    }

    @Test
    func `reports faults of an envelope after a long list at their positions`() throws {
        let list = Self.sessions(Self.many).joined(separator: ",\n")
        let text = "{\"sessions\":[\(list)],\n \"count\": 7,\n\"meta\":{\"has_more\":0}}"
        let rows = try Self.agreedRows(Array(text.utf8), sessions: Self.many)
        let paging = rows.filter { $0.contains("envelope/paging") }
        #expect(paging.count == 2)
        #expect(paging.first?.contains(":\(Self.many + 1):11 ") == true)
        #expect(paging.last?.contains(":\(Self.many + 2):20 ") == true)
    }

    @Test
    func `reads a value that is longer than its buffer`() throws {
        let long = String(repeating: "0123456789abcdef", count: 17_000)
        let text = CheckedText.session("null").dropLast() + #","x":"\#(long)"}"#
        let lines = "\(text)\n\(text)\n"
        let rows = try Self.agreedRows(Array(lines.utf8), sessions: 2)
        #expect(Self.faults(rows) == 2)
        #expect(Self.faults(try Self.agreedRows(Array("[\(text),\(text)]".utf8), sessions: 2)) == 2)
        #expect(Self.faults(try Self.agreedRows(Array(text.utf8), sessions: 1)) == 1)
    }

    @Test
    func `handles the edge of its buffer at every byte`() throws {
        // The buffer holds 262,144 bytes; the padding moves each byte of the tail across its edge.
        let tail = Array(#""},{"id":-12,"url":"\u00e9é"} , null]"#.utf8)
        let start = Array(#"[{"id":""#.utf8)
        for shift in TestEffort.sample(of: 0...tail.count, every: 5) {
            let text = start + [UInt8](repeating: 0x78, count: 262_144 - 11 - shift) + tail
            // Several threads and pieces begin as one does, so they need not meet every byte.
            let jobs = shift % 4 == 0 ? 3 : 1
            let rows = try Self.agreedRows(text, sessions: 2, jobs: jobs)
            #expect(rows.count == 10, "\(shift)")
        }
    }

    @Test
    func `groups findings in the same rows, whatever the number of threads`() throws {
        var text = Self.sessions(3_000).joined(separator: "\n")
        text += "\n\u{FEFF}{}\n\n  \n{\"id\":1,}\n\r\n" + CheckedText.session("null")
        let path = try Self.write(Array(text.utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let outcomes = try [1, 2, 5].map { jobs in
            var options = Judged.Options(isGrouping: true)
            options.jobs = jobs
            options.blockSize = 10_000
            options.rowLimit = 3
            return try Judged(path: path, options)
        }
        #expect(outcomes[0].faults.contains { $0.description.hasPrefix("31 x contract/null") })
        for outcome in outcomes.dropFirst() { #expect(outcome == outcomes[0]) }
    }

    @Test
    func `stops when it is interrupted`() throws {
        let path = try Self.write(Array(Self.sessions(3_500).joined(separator: "\n").utf8))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let found = Judged(Judged.Options()) { reader, ledger in
            reader.isInterrupted = Self.interruption(after: 2)
            #expect(throws: InputFailure(.interrupted, source: path)) {
                try reader.read(path: path, into: &ledger)
            }
        }
        #expect(found.counts.sessions < 3_500)
    }

    // An endless value, line or run of white space must not keep a reader from noticing a signal.
    @Test(
        arguments: TestEffort.sample(
            of: ["", "[\"", "{\"a\":\"", "{\"sessions\":[\"", "{}\n\"", "[1,x", "{\"id\":1}"],
            every: 2
        )
    )
    func `stops when it is interrupted in input that never ends`(start: String) throws {
        for byte in ["a", " ", "["].flatMap(\.utf8) {
            let text = Array(start.utf8) + [UInt8](repeating: byte, count: 1 << 20)
            let path = try Self.write(text)
            defer { try? FileManager.default.removeItem(atPath: path) }
            _ = Judged(Judged.Options()) { reader, ledger in
                reader.isInterrupted = Self.interruption(after: 2)
                #expect(throws: InputFailure(.interrupted, source: path), "\(byte)") {
                    try reader.read(path: path, into: &ledger)
                }
            }
            let inMemory = Judged(Judged.Options()) { reader, ledger in
                reader.longestWhole = 1_000
                reader.isInterrupted = Self.interruption(after: 2)
                reader.read(text, name: "payload", into: &ledger)
            }
            // Where the reading stopped is not where the payload ends.
            #expect(!inMemory.faults.contains { $0.kind == "unexpected end" }, "\(byte)")
            #expect(inMemory.counts.bytes < text.count)
        }
    }

    /// Returns a closure that returns `true` after `questions` calls.
    private static func interruption(after questions: Int) -> @Sendable () -> Bool {
        let asked = Mutex(0)
        return {
            asked.withLock { asked in
                asked += 1
                return asked > questions
            }
        }
    }

    @Test
    func `throws an error that names a file it cannot read`() {
        let missing = InputFailure(.unreadable("No such file or directory"), source: "/no/such")
        #expect(throws: missing) { try Judged(path: "/no/such") }
        let folder = InputFailure(.unreadable("Is a directory"), source: "/")
        #expect(throws: folder) { try Judged(path: "/") }
    }
    @Test(arguments: ["/dev/null"])
    func `counts a file without a text as unjudged`(path: String) throws {
        let found = try Judged(path: path)
        #expect(found.places == ["input/empty  0"])
        #expect(found.counts.answers == 1)
        #expect(found.counts.unjudged[.empty] == 1)
    }
}
