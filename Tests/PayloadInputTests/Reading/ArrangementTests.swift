import Arrangements
import Foundation
import PayloadInput
import TestEffort
import Testing

/// The same payloads in different sources must have the same faults.
///
/// `scripts/soak` does the same in a release build, with as many seeds as time permits.
@Suite
struct `The reading of arranged payloads` {
    private static func record(_ differences: [Difference]) {
        for difference in differences { Issue.record("\(difference)") }
    }

    @Test(arguments: TestEffort.sample(of: 1...4 as ClosedRange<UInt64>, every: 2))
    func `reports in lines what it reports in each payload`(seed: UInt64) throws {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        var check = ArrangementCheck(seed: seed)
        try check.checkLines((0..<30).map { _ in generator.payload() })
        Self.record(check.differences)
    }

    @Test(arguments: TestEffort.sample(of: 1...4 as ClosedRange<UInt64>, every: 2))
    func `reports in archives what it reports in each response`(seed: UInt64) throws {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        var check = ArrangementCheck(seed: seed)
        try check.checkAnswers((0..<15).map { _ in generator.payload() })
        Self.record(check.differences)
    }

    @Test(arguments: TestEffort.sample(of: 1...4 as ClosedRange<UInt64>, every: 2))
    func `reports in lists and envelopes what it reports in each session`(seed: UInt64) throws {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        var check = ArrangementCheck(seed: seed)
        try check.checkSessions((0..<12).map { _ in Array(generator.session().utf8) })
        Self.record(check.differences)
    }

    @Test(arguments: TestEffort.sample(of: 0..<8, every: 8))
    func `reports the same for all payloads of the corpus, however they are arranged`(
        part: Int
    ) throws {
        let examples = stride(from: part, to: ArrangedPayloads.examples.count, by: 8).map {
            ArrangedPayloads.examples[$0]
        }
        #expect(examples.count > 80)
        var check = ArrangementCheck(seed: UInt64(part))
        try check.checkLines(examples)
        try check.checkAnswers(examples)
        Self.record(check.differences)
    }

    @Test(arguments: TestEffort.sample(of: 1...2 as ClosedRange<UInt64>, every: 2))
    func `reports the same wherever the text in memory ends`(seed: UInt64) throws {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        var check = ArrangementCheck(seed: seed)
        let payloads = (0..<2).map { _ in generator.payload().filter { $0 != 0x0A } }
        let session = Array(generator.session().utf8)
        try check.checkEdges(of: payloads, as: .lines, .ndjson)
        try check.checkEdges(of: payloads, as: .lines, .auto)
        for arrangement in Arrangement.allCases where arrangement != .lines {
            try check.checkEdges(of: [session], as: arrangement, .auto)
        }
        Self.record(check.differences)
    }

    @Test(arguments: TestEffort.sample(of: 1...5 as ClosedRange<UInt64>, every: 3))
    func `reports in a file what it reports in memory`(seed: UInt64) throws {
        var generator = PayloadGenerator(seed: seed, examples: ArrangedPayloads.examples)
        var check = ArrangementCheck(seed: seed)
        try check.checkFiles((0..<21).map { _ in generator.payload() })
        Self.record(check.differences)
    }

    // More rows than the reader remembers at once (512), and finally more than are listed (1,000).
    @Test(arguments: TestEffort.sample(of: [700, 500], every: 2))
    func `reports the same rows for many keys, whatever the number of threads`(count: Int) throws {
        let lines = (0..<count).map { index in
            #"{"id":1,"k\#(index)":\#(index % 3 == 0 ? "[]" : "{\"a\":1,\"a\":2}")}"#
        }
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data((lines + lines.reversed()).joined(separator: "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        for isGrouping in [true, false] {
            let readings = try [1, 2, 5].map { jobs in
                var options = Judged.Options(.ndjson, isGrouping: isGrouping)
                options.jobs = jobs
                options.blockSize = 1_000
                options.rowLimit = 1_000
                return try Judged(path: file.path, options)
            }
            #expect(readings[1] == readings[0])
            #expect(readings[2] == readings[0])
            let listed = readings[0].faults.reduce(0) { $0 + $1.count }
            #expect(listed + readings[0].unlistedCount == readings[0].totals.values.reduce(0, +))
        }
    }

    @Test(arguments: [2, 5])
    func `lists faults of archives between lines in one order, whichever thread reads them`(
        jobs: Int
    ) throws {
        // Each body has a fault of its own, so that there are as many rows as responses.
        let lines = (0..<48).map { index in
            guard index % 3 != 0 else { return #"{"id":"a","k\#(index)":1}"# }
            let bodies = (0...index % 4).map { Array(#"{"id":"a","b\#(index)_\#($0)":1}"#.utf8) }
            let archive = ArrangedSource(bodies, as: .archive) { "" }
            return String(decoding: archive.bytes, as: UTF8.self)
        }
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var options = Judged.Options(.ndjson)
        let expected = try Judged(path: file.path, options)
        options.jobs = jobs
        // The scheduler decides which thread takes which block, so several runs meet several
        // orders.
        for blockSize in TestEffort.sample(
            of: [16, 100, 300, 1_000, 1_000, 16, 100, 300],
            every: 3
        ) {
            options.blockSize = blockSize
            #expect(try Judged(path: file.path, options) == expected)
        }
    }
}
