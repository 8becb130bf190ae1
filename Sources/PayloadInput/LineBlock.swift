import Dispatch
import SessionContract
import StrictJSON
import Synchronization

/// A run of whole lines that is checked apart from the rest of its file.
struct LineBlock: Sendable {
    /// The lines; the memory is used again for the next block.
    var bytes: [UInt8] = []

    /// The position of the first byte.
    var origin = TextPosition()

    /// What was found in a block.
    struct Outcome: Sendable {
        var tally: FindingTally
        var payloads: Int
        var sessions: Int
    }

    /// What all blocks of a file are checked with.
    struct Settings: Sendable {
        var judge: SessionJudge

        /// The rows that there are already, with nothing counted.
        var tally: FindingTally

        /// The notes that are known already.
        var notes: NoteCounts

        var source: String
    }

    func check(with settings: Settings) -> Outcome {
        var checker = PayloadChecker(judge: settings.judge, tally: settings.tally)
        checker.source = settings.source
        checker.scanner.notes = settings.notes
        unsafe bytes.span.withUnsafeBytes { buffer in
            let window = unsafe TextWindow(on: buffer, name: settings.source, origin: origin)
            // The block is in memory and holds whole lines, so nothing can fail to be read.
            try? checker.checkLines(in: window)
        }
        checker.finish()
        return Outcome(
            tally: checker.tally,
            payloads: checker.counts.payloads,
            sessions: checker.counts.sessions
        )
    }
}

// Lines on several threads: blocks of them are checked side by side, and what was found is put
// together in the order of the file, so that it is the same as on one thread.
extension PayloadChecker {
    /// How many blocks are made ready for each thread, so that none waits long for the others.
    private static let blocksPerJob = 4

    /// Checks whole lines as long as there are any, and leaves the rest to be checked as usual.
    mutating func checkBlocks(in window: TextWindow) throws(InputFailure) {
        expectSessions(at: "")
        var blocks = [LineBlock](repeating: LineBlock(), count: jobs * Self.blocksPerJob)
        while !isInterrupted() {
            var count = 0
            while count < blocks.count, try window.takeLines(upTo: blockSize, into: &blocks[count])
            {
                count += 1
            }
            guard count > 0 else { return }
            for outcome in check(blocks, count: count) {
                if let outcome { add(outcome) }
            }
        }
    }

    private func check(_ blocks: [LineBlock], count: Int) -> [LineBlock.Outcome?] {
        let settings = LineBlock.Settings(
            judge: judge,
            tally: tally.withoutCounts,
            notes: scanner.notes.withoutCounts,
            source: source
        )
        let outcomes = Mutex([LineBlock.Outcome?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { index in
            let outcome = blocks[index].check(with: settings)
            outcomes.withLock { $0[index] = outcome }
        }
        return outcomes.withLock(\.self)
    }
}
