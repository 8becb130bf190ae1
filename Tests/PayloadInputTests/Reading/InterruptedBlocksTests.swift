import Arrangements
import Foundation
import PayloadInput
import StrictJSON
import Synchronization
import Testing

/// Several threads read the blocks of a file, and one of them may stop in the middle of a block.
@Suite
struct `An interrupted reading of blocks` {
    /// Lines of many lengths, nearly all with a fault, some longer than a block.
    private static let lines = (0..<25).map { index in
        let filler = String(repeating: "é", count: index % 7 == 6 ? 80 : index * 5 % 40)
        return index % 5 == 4 ? "" : #"{"id":"\#(index)","x":"\#(filler)"}"#
    }

    /// Reads the lines on several threads, of which the one that makes call number `question`
    /// stops.
    ///
    /// The others are not interrupted, so they read everything that follows.
    private static func reading(
        of path: String,
        stoppedAt question: Int
    ) -> (found: Judged, isStopped: Bool) {
        var options = Judged.Options(.ndjson)
        options.jobs = 3
        options.blockSize = 120
        let asked = Mutex(0)
        let found = Judged(options) { reader, ledger in
            reader.isInterrupted = {
                asked.withLock { asked in
                    asked += 1
                    return asked == question
                }
            }
            do throws(InputFailure) {
                try reader.read(path: path, format: .ndjson, into: &ledger)
            } catch {
                #expect(error == InputFailure(.interrupted, source: path))
            }
        }
        return (found, asked.withLock { $0 >= question })
    }

    @Test
    func `reports correct line numbers after the block that was cut short`() throws {
        let text = Array(Self.lines.joined(separator: "\n").utf8)
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(text).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let all = Set(try Judged(path: file.path, Judged.Options(.ndjson)).faults)
        // How many readings miss findings but have those of the last line, and how many miss bytes.
        var (cut, short) = (0, 0)
        for question in 1... {
            let (found, isStopped) = Self.reading(of: file.path, stoppedAt: question)
            #expect(all.isSuperset(of: found.faults), "question \(question)")
            #expect(found.counts.bytes <= text.count)
            guard isStopped else { break }
            let hasLastLine = found.faults.last?.position.line == Self.lines.count - 1
            cut += hasLastLine && found.faults.count < all.count ? 1 : 0
            short += hasLastLine && found.counts.bytes < text.count ? 1 : 0
        }
        #expect(cut > 10)
        #expect(short > 0)
    }
}
