import SessionContract
import StrictJSON

// Newline-delimited JSON: one text a line, blank lines left out.
extension PayloadChecker {
    /// Whether the input looks like one text a line: its first line ends where a value can end, and
    /// the next one starts a value that no single JSON text could have there.
    mutating func startsWithLines(_ window: TextWindow) throws(InputFailure) -> Bool {
        while true {
            let contents = unsafe window.contents
            let bytes = unsafe contents.bytes
            let newline = bytes.offset(of: UInt8(ascii: "\n"), from: window.start)
            if let newline {
                let next = bytes.endOfWhitespace(from: newline)
                if next < bytes.byteCount {
                    let last = bytes.lastVisibleByte(in: window.start..<newline)
                    let first = bytes.byte(at: next)
                    return !"[{,:".utf8.contains(last) && "[{".utf8.contains(first)
                }
            }
            // A first line longer than this is a document; should more lines follow it after all,
            // they are read as such behind it.
            guard bytes.byteCount < 1 << 20, try window.more() else { return false }
        }
    }

    /// Checks the rest of the input line by line.
    mutating func checkLines(in window: TextWindow) throws(InputFailure) {
        if jobs > 1, onFinding == nil, tally.isGrouping { try checkBlocks(in: window) }
        expectSessions(at: "")
        var line = window.position(of: window.start).line
        while !isInterrupted() {
            line += checkOrdinaryLines(in: window)
            window.noteLine(line, startsAt: window.start)
            let contents = unsafe window.contents
            let bytes = unsafe contents.bytes
            let newline = bytes.offset(of: UInt8(ascii: "\n"), from: window.start)
            if newline == nil, !window.isAtEnd {
                // The buffer moves, so everything is looked up again.
                _ = try window.more()
                continue
            }
            let end = newline ?? bytes.byteCount
            if bytes.endOfWhitespace(from: window.start) < end {
                try checkLine(window.start..<end, in: window)
            }
            guard let newline else {
                window.start = bytes.byteCount
                return
            }
            window.start = newline + 1
            line += 1
        }
    }

    /// Counts lines as long as each is an ordinary session, and returns how many there were.
    private mutating func checkOrdinaryLines(in window: TextWindow) -> Int {
        let contents = unsafe window.contents
        let bytes = unsafe contents.bytes
        var offset = window.start
        var lines = 0
        while let end = scanner.endOfOrdinarySession(in: bytes, at: offset, asLine: true) {
            offset = end
            lines += 1
        }
        countPayloads(lines)
        countSessions(lines)
        window.start = offset
        return lines
    }

    /// Checks the text of one line with care.
    private mutating func checkLine(
        _ range: Range<Int>,
        in window: TextWindow
    ) throws(InputFailure) {
        let line = window.window(on: range)
        _ = try nextByte(in: line)
        try checkDocument(in: line, mayGoOn: false)
        expectSessions(at: "")
    }
}

extension RawSpan {
    /// The offset of the first `byte` from `start` on.
    func offset(of byte: UInt8, from start: Int) -> Int? {
        let wanted = SIMD16<UInt8>(repeating: byte)
        var offset = start
        while byteCount - offset >= 16 {
            let hits = unsafe unsafeBitCast(block(at: offset) .== wanted, to: SIMD2<UInt64>.self)
            if hits[0] != 0 { return offset + hits[0].trailingZeroBitCount >> 3 }
            if hits[1] != 0 { return offset + 8 + hits[1].trailingZeroBitCount >> 3 }
            offset += 16
        }
        while offset < byteCount {
            if self.byte(at: offset) == byte { return offset }
            offset += 1
        }
        return nil
    }

    /// The offset of the last `byte` in `range`.
    func lastOffset(of byte: UInt8, in range: Range<Int>) -> Int? {
        range.last { self.byte(at: $0) == byte }
    }

    /// The last byte of `range` that is no white space, or 0.
    fileprivate func lastVisibleByte(in range: Range<Int>) -> UInt8 {
        for offset in range.reversed() where !byte(at: offset).isJSONWhitespace {
            return byte(at: offset)
        }
        return 0
    }
}
