import Dispatch
import SessionContract
import StrictJSON
import Synchronization

// Lines on several threads. Each takes blocks of the file, reads them itself, and counts in a
// ledger of its own. A line belongs to the block that it starts in. Lines are counted from the
// start of a block; how many come before it is known when all have ended.
extension PayloadReader {
    /// What one thread has read.
    private struct Part: Sendable {
        var ledger: Ledger
        var counts: Counts
        var lines: [Int: Int]
        var failure: InputFailure?
    }

    /// Reads the lines of a file from the start of the window on.
    mutating func readBlocks(
        of input: ByteSource,
        size: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        // Blocks start where a line does.
        if window.position(of: window.start).column > 1 { try readLine(in: window, &ledger) }
        let start = window.position(of: window.start)
        let blocks = max(0, (size - start.offset + blockSize - 1) / blockSize)
        guard blocks > 1 else {
            try readLines(in: window, &ledger)
            return
        }
        let next = Atomic(0)
        let parts = Mutex([Part]())
        let work = Work(
            file: input.parts,
            settings: settings,
            source: source,
            unit: unit,
            origin: start.offset,
            blockSize: blockSize,
            blocks: blocks,
            isInterrupted: isInterrupted
        )
        let empty = ledger.emptied
        DispatchQueue.concurrentPerform(iterations: min(jobs, blocks)) { _ in
            let part = work.run(next, empty)
            parts.withLock { $0.append(part) }
        }
        try join(parts.withLock(\.self), firstLine: start.line, blocks: blocks, &ledger)
        // All of the file has been read, in parts.
        window.move(to: size, end: size)
    }

    private mutating func join(
        _ parts: [Part],
        firstLine: Int,
        blocks: Int,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        var firstLines = [firstLine]
        for block in 0..<blocks {
            let lines = parts.lazy.compactMap { $0.lines[block] }.first ?? 0
            firstLines.append(firstLines[block] + lines)
        }
        for part in parts {
            ledger.add(part.ledger) { firstLines[$0] }
            add(part.counts)
        }
        if let failure = parts.lazy.compactMap(\.failure).first { throw failure }
    }

    /// The work of one thread.
    private struct Work: Sendable {
        let file: ByteSource.Parts
        let settings: JudgeSettings
        let source: String
        let unit: Int

        /// Where in the file the first block starts.
        let origin: Int
        let blockSize: Int
        let blocks: Int
        let isInterrupted: @Sendable () -> Bool

        /// Reads blocks as long as there are any that no other thread has taken.
        func run(_ next: borrowing Atomic<Int>, _ ledger: Ledger) -> Part {
            var part = Part(ledger: ledger, counts: Counts(), lines: [:])
            var reader = PayloadReader(settings)
            reader.source = source
            reader.unit = unit
            reader.framing = .lines
            reader.isInterrupted = isInterrupted
            let input = ByteSource(file)
            input.isInterrupted = isInterrupted
            let window = TextWindow(over: input)
            do {
                while !isInterrupted() {
                    let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard block < blocks else { break }
                    reader.block = block
                    part.lines[block] = try read(block, &reader, window, &part.ledger)
                }
            } catch {
                part.failure = error
            }
            part.counts = reader.counts
            return part
        }

        /// Reads the lines that start in a block, and returns how many there are.
        private func read(
            _ block: Int,
            _ reader: inout PayloadReader,
            _ window: TextWindow,
            _ ledger: inout Ledger
        ) throws(InputFailure) -> Int {
            let start = origin + block * blockSize
            let end = start + blockSize
            // The line that the byte before the block is in belongs to the block before.
            window.move(to: block == 0 ? start : start - 1, end: end)
            if block > 0 {
                try reader.passLine(in: window)
                window.noteLine(1, startsAt: window.start)
            }
            return try reader.readLines(in: window, until: end, &ledger)
        }
    }
}
