import SessionContract
import Synchronization
import TestEffort
import Testing

@testable import PayloadInput

/// A reading that stops says how far it came, and has counted all that is before.
@Suite
struct `The reach of a reading` {
    private static let lines = [
        #"{"id":1}"#, #"{"id":null,"url":5}"#, #"[{"id":1},{"id":"a"},{"id":2}]"#, "", " ",
        #"{"sessions":[{"id":null},{"id":1}],"count":7}"#, "{", #"{"id":1} x"#, "[]", "nul",
        #"{"id":1,"id":2}"#, #"{"id":1}{"id":null}"#, #"{"session":{"id":1}}"#,
        "\u{FEFF}{\"id\":3}",
        #"{"a":{"b":[1,2,3]},"id":1}"#, #"{"id":1},"#,
    ]

    @Test(arguments: [(1, 4 << 20), (2, 16), (3, 64), (2, 200)])
    func `is never beyond what was read`(jobs: Int, blockSize: Int) throws {
        let folder = try TestFolder()
        let path = folder.path(of: "a.ndjson")
        for seed in 1...TestEffort.count(600, plain: 15) {
            // Numbers that have no factor in common with the number of lines, so all have turns.
            let lines = (0..<seed % 61).map { Self.lines[(seed + $0 * (seed % 8 * 2 + 1)) % 16] }
            let bytes = Array(("{\"id\":1}\n" + lines.joined(separator: "\n")).utf8)
            try folder.write(bytes, to: "a.ndjson")
            let range = seed % 3 * bytes.count / 7..<bytes.count - seed % 2 * bytes.count / 9
            try check(path, bytes, range, jobs, blockSize, polls: seed * 7 % 50)
        }
    }

    /// Reads lines until the reader has asked a number of times whether it must stop.
    private func check(
        _ path: String,
        _ bytes: [UInt8],
        _ range: Range<Int>,
        _ jobs: Int,
        _ blockSize: Int,
        polls: Int
    ) throws {
        func read(_ range: Range<Int>, stopsAfter polls: Int?) throws -> (PayloadReader, Ledger) {
            var reader = PayloadReader(JudgeSettings(now: 0))
            reader.jobs = jobs
            reader.blockSize = blockSize
            var ledger = Ledger()
            guard case .lines(let firstEnd) = try reader.division(path: path) else {
                Issue.record("these are lines")
                return (reader, ledger)
            }
            let counter = PollCounter()
            if let polls { reader.isInterrupted = { counter.next() > polls } }
            do throws(InputFailure) {
                try reader.readLines(
                    path: path,
                    in: range,
                    ofSize: bytes.count,
                    after: firstEnd,
                    into: &ledger
                )
            } catch {
                #expect(error.reason == .interrupted)
            }
            return (reader, ledger)
        }
        let (short, counted) = try read(range, stopsAfter: polls)
        let reach = short.reach
        guard !reach.isWhole else {
            let (_, whole) = try read(range, stopsAfter: nil)
            #expect(counted.summary.totals == whole.summary.totals)
            return
        }
        #expect(range.contains(reach.end) || reach.end == range.upperBound, "\(reach)")
        // Whatever begins before was counted, and nothing that does not begin in the range.
        let (before, least) = try read(range.lowerBound..<reach.end, stopsAfter: nil)
        let (_, most) = try read(range, stopsAfter: nil)
        #expect(reach.lines == before.reach.lines, "\(reach) of \(range)")
        for rule in Rule.allCases {
            let count = counted.ruleCounts[rule]
            #expect(least.ruleCounts[rule] <= count, "\(rule) before \(reach)")
            #expect(count <= most.ruleCounts[rule], "\(rule) after \(reach)")
        }
    }

    private final class PollCounter: Sendable {
        private let count = Atomic(0)

        func next() -> Int { count.add(1, ordering: .relaxed).newValue }
    }
}
