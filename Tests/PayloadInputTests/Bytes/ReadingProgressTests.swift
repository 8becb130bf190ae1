import Arrangements
import Foundation
import PayloadInput
import SessionContract
import Synchronization
import TestEffort
import Testing

/// Sums up what a reader reports.
private final class Recorder: ReadingProgress {
    let bytes = Atomic(0)
    let findings = Atomic(0)

    func didRead(_ byteCount: Int) { bytes.add(byteCount, ordering: .relaxed) }
    func wantsFindings() -> Bool { true }
    func didFind(_ count: Int) { findings.add(count, ordering: .relaxed) }
}

@Suite
struct `The progress of a reader` {
    private static let count = TestEffort.count(4_000, plain: 1_500)
    private static let line = CheckedText.session("null") + "\n"
    private static let lines = String(repeating: line, count: count)
    private static let list = "[\(lines.split(separator: "\n").joined(separator: ","))]"

    @Test(arguments: [(lines, 1, 1.0), (lines, 4, 1.1), (list, 1, 1.0)])
    func `adds up to what was read and found`(
        text: String,
        jobs: Int,
        share: Double
    ) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let recorder = Recorder()
        var options = Judged.Options(isGrouping: true)
        options.jobs = jobs
        options.blockSize = 300_000
        let found = try Judged(options) { reader, ledger in
            reader.progress = recorder
            try reader.read(path: file.path, into: &ledger)
        }
        #expect(found.totals[.error] == Self.count)
        // Each block of a thread reads a little past its end, to the end of its last line.
        let bytes = recorder.bytes.load(ordering: .relaxed)
        #expect(bytes >= text.utf8.count)
        #expect(Double(bytes) <= Double(text.utf8.count) * share + 300_000)
        // What was found after the last question has not been reported.
        let findings = recorder.findings.load(ordering: .relaxed)
        #expect((1...Self.count).contains(findings))
    }
}
