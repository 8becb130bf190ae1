import Dispatch
import SessionContract
import StrictJSON
import Synchronization

// Reads lines on several threads. Each takes blocks of the file, reads them itself and counts in a
// ledger of its own. A line belongs to the block in which it starts. Lines are numbered from the
// start of a block; the number of lines before it is known once all threads have ended.
//
// A thread may stop in the middle of a block while others read later ones. After an interruption,
// the lines of that block are counted. After a failure they cannot be counted, so the parts are
// discarded, and a single thread reads everything again until it fails itself.
extension PayloadReader {
    /// The result of one thread.
    private struct Part: Sendable {
        var ledger: Ledger
        var counts = Counts()

        /// The number of findings that have been reported.
        var reportedFindings = 0

        /// The numbers of the pointers that have led to a value.
        var matchedPointers: Set<Int> = []

        /// The number of bytes read of its blocks.
        var bytes = 0

        /// The number of lines that start in each block that was read to its end.
        var lines: [Int: Int] = [:]
        var failure: InputFailure?
    }

    /// Reads the lines of a file from the start of the window on.
    ///
    /// A line that the window is in the middle of is read to its end, and counts.
    ///
    /// - Parameters:
    ///   - input: The file.
    ///   - size: The offset that the last block ends at.
    ///   - limit: The offset before which lines must begin if the file is not read in blocks; by
    ///     default there is none, since a file may have grown.
    ///   - window: The text.
    ///   - ledger: Where faults are counted.
    /// - Throws: If the input fails.
    mutating func readBlocks(
        of input: ByteSource,
        size: Int,
        until limit: Int = .max,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        // Blocks start at the start of a line.
        if window.position(of: window.start).column > 1 { try readLine(in: window, &ledger) }
        let start = window.position(of: window.start)
        let blocks = max(0, (size - start.offset + blockSize - 1) / blockSize)
        guard blocks > 1, !isInterrupted() else {
            try readLines(in: window, until: limit, &ledger)
            return
        }
        reach = LineReach(lines: start.line - 1, end: start.offset)
        let next = Atomic(0)
        let parts = Mutex([Part]())
        let work = Work(
            file: input.parts,
            settings: settings,
            options: options,
            progress: progress,
            source: source,
            sourceOrigin: self.origin,
            unit: unit,
            origin: start.offset,
            size: size,
            blockSize: blockSize,
            blocks: blocks,
            isInterrupted: isInterrupted
        )
        let empty = ledger.emptied
        DispatchQueue.concurrentPerform(iterations: min(jobs, blocks)) { _ in
            let part = work.run(next, empty)
            parts.withLock { $0.append(part) }
        }
        let read = parts.withLock(\.self)
        if read.contains(where: { $0.failure.map { $0.reason != .interrupted } ?? false }) {
            try readLines(in: window, until: limit, &ledger)
            return
        }
        let taken = min(next.load(ordering: .relaxed), blocks)
        let firstLines = try join(read, of: work, firstLine: start.line, taken: taken, &ledger)
        // Move past as many bytes as the blocks have read, as if they had been read in sequence.
        let end = start.offset + read.reduce(0) { $0 + $1.bytes }
        window.move(to: end, end: end)
        let gap = (0..<blocks).first { block in read.allSatisfy { $0.lines[block] == nil } }
        reach = LineReach(
            lines: firstLines[gap ?? blocks] - 1,
            end: gap.map { work.range(of: $0).lowerBound } ?? end,
            isWhole: gap == nil
        )
        if let failure = read.lazy.compactMap(\.failure).first { throw failure }
    }

    /// Adds the parts to the ledger, with lines numbered from the start of the file, and returns
    /// the number of the first line of each block that was taken, and of the line after them.
    private mutating func join(
        _ parts: [Part],
        of work: Work,
        firstLine: Int,
        taken: Int,
        _ ledger: inout Ledger
    ) throws(InputFailure) -> [Int] {
        var firstLines = [firstLine]
        for block in 0..<taken {
            let known = parts.lazy.compactMap { $0.lines[block] }.first
            let lines = if let known { known } else { try work.countLines(in: block) }
            firstLines.append(firstLines[block] + lines)
        }
        for part in parts {
            ledger.add(part.ledger) { firstLines[$0] }
            add(part.counts)
            reportedFindings += part.reportedFindings
            matchedPointers.formUnion(part.matchedPointers)
        }
        return firstLines
    }

    /// The work of one thread.
    private struct Work: Sendable {
        let file: ByteSource.Parts
        let settings: JudgeSettings
        let options: ReadingOptions
        let progress: (any ReadingProgress)?
        let source: String
        let sourceOrigin: SourceOrigin
        let unit: Int

        /// The offset in the file at which the first block starts.
        let origin: Int

        /// The offset at which the last block ends.
        let size: Int
        let blockSize: Int
        let blocks: Int
        let isInterrupted: @Sendable () -> Bool

        func range(of block: Int) -> Range<Int> {
            let start = origin + block * blockSize
            return start..<min(start + blockSize, size)
        }

        /// Reads blocks until other threads have taken all that remain.
        func run(_ next: borrowing Atomic<Int>, _ ledger: Ledger) -> Part {
            var part = Part(ledger: ledger)
            var reader = PayloadReader(settings)
            reader.options = options
            reader.progress = progress
            reader.source = source
            reader.unitName = source
            reader.origin = sourceOrigin
            reader.unit = unit
            reader.framing = .lines
            reader.isInterrupted = isInterrupted
            let input = ByteSource(file)
            input.isInterrupted = isInterrupted
            input.progress = progress
            let window = TextWindow(over: input)
            do {
                while !isInterrupted() {
                    let block = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard block < blocks else { break }
                    reader.block = block
                    try read(block, &reader, window, &part)
                }
            } catch {
                part.failure = error
                // Stop the other threads: their results will be discarded.
                if error.reason != .interrupted { next.store(blocks, ordering: .relaxed) }
            }
            part.counts = reader.counts
            part.reportedFindings = reader.reportedFindings
            part.matchedPointers = reader.matchedPointers
            return part
        }

        /// Reads the lines that start in a block.
        private func read(
            _ block: Int,
            _ reader: inout PayloadReader,
            _ window: TextWindow,
            _ part: inout Part
        ) throws(InputFailure) {
            let range = range(of: block)
            defer {
                let end = min(window.sourceOffset(of: window.end), range.upperBound)
                part.bytes += max(0, end - range.lowerBound)
            }
            // The line that contains the byte before this block belongs to the block before.
            let start = block == 0 ? range.lowerBound : range.lowerBound - 1
            window.move(to: start, end: range.upperBound)
            if block > 0 {
                try reader.passLine(in: window)
                window.noteLine(1, startsAt: window.start)
            }
            let limit = range.upperBound
            let lines = try reader.readLines(in: window, until: limit, &part.ledger)
            // An interruption looks like the end of the source, or of the last line.
            if reader.reach.isWhole { part.lines[block] = lines }
        }

        /// Counts the lines that start in a block, even if the run is interrupted.
        func countLines(in block: Int) throws(InputFailure) -> Int {
            let range = range(of: block)
            // A line starts after each line feed, and the first block starts at the start of a
            // line.
            let start = block == 0 ? range.lowerBound : range.lowerBound - 1
            let end = range.upperBound - 1
            let window = TextWindow(over: ByteSource(file))
            window.move(to: start, end: end)
            var left = end - start
            while left > 0, try window.more() {
                let count = min(window.end - window.start, left)
                window.start += count
                left -= count
            }
            let lineFeeds = window.position(of: window.start).line - 1
            return block == 0 ? lineFeeds + 1 : lineFeeds
        }
    }
}
