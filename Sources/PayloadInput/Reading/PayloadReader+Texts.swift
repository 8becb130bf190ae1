import SessionContract
import StrictJSON

// Sources with several texts.
extension PayloadReader {
    /// Reads the first text of a source whose framing is not known, and so finds it out.
    mutating func readFirstText(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        let isSound = try readText(in: window, &ledger)
        switch framing {
        case .texts:
            if !isSound { try passToNextText(in: window) }
        case .single, .lines, .undecided:
            // The text, or the fault in it, was found before its line had ended.
            framing = .lines
            if isSound {
                try readRestOfLine(in: window, &ledger)
            } else {
                try passLine(in: window)
            }
        }
    }

    /// Reads texts that follow one another, whatever is between them.
    mutating func readTexts(in window: TextWindow, _ ledger: inout Ledger) throws(InputFailure) {
        while !isInterrupted(), try nextText(in: window) != nil {
            count(.framing(.concatenated), at: window.start, in: window, &ledger)
            try passByteOrderMark(in: window, &ledger)
            if try !readText(in: window, &ledger) { try passToNextText(in: window) }
        }
    }

    /// The first byte of the next text, or of what is there instead; `nil` at the end.
    ///
    /// Passes the mark that text sequences put before each text (RFC 7464).
    private func nextText(in window: TextWindow) throws(InputFailure) -> UInt8? {
        while let byte = try nextByte(in: window) {
            guard byte == 0x1E else { return byte }
            window.start += 1
        }
        return nil
    }

    /// Moves to the next line that starts with an object or an array, where reading can resume.
    private func passToNextText(in window: TextWindow) throws(InputFailure) {
        repeat {
            try passLine(in: window)
            guard let byte = try byteAtStart(of: window) else { return }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return }
        } while !isInterrupted()
    }

    // MARK: Lines

    /// Reads lines until the source ends, or until the next starts at or after the offset `limit`
    /// of the source; returns how many there were.
    @discardableResult
    mutating func readLines(
        in window: TextWindow,
        until limit: Int = .max,
        _ ledger: inout Ledger
    ) throws(InputFailure) -> Int {
        let start = window.position(of: window.start)
        let first = start.line
        var line = first
        // The loop takes the start of the window for that of a line.
        if start.column > 1 {
            try readLine(in: window, &ledger)
            line += 1
        }
        while !isInterrupted() {
            line += readPlainLines(from: line, in: window, until: limit, &ledger)
            window.noteLine(line, startsAt: window.start)
            guard window.sourceOffset(of: window.start) < limit else { break }
            if window.start == window.end, try !window.more() { break }
            try passByteOrderMark(in: window, &ledger)
            try readLine(in: window, &ledger)
            line += 1
        }
        return line - first
    }

    /// Reads lines as long as each is one session that is in memory, and returns how many.
    private mutating func readPlainLines(
        from line: Int,
        in window: TextWindow,
        until limit: Int,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        let limit = min(limit &- window.sourceOffset(of: 0), window.end)
        prepare(window, place: .root)
        var start = window.start
        var lines = 0
        while start < limit, text.paddedByte(at: start) == UInt8(ascii: "{") {
            let end = sessions.readSession(at: start, in: text)
            if end >= 0 {
                let next = text.startOfLine(after: end)
                guard next > 0, !sessions.present.isEmpty else { break }
                commit(line: line &+ lines, in: window, &ledger)
                start = next
            } else {
                let next = readOddLine(at: start, line: line &+ lines, in: window, &ledger)
                guard next > 0 else { break }
                start = next
            }
            lines &+= 1
        }
        window.start = start
        countPayloads(lines)
        return lines
    }

    /// Reads a line that has turned out not to be a session, where it is one in an envelope or is
    /// faulty and is in memory, and returns the start of the next; 0 where it takes more.
    @inline(never)
    private mutating func readOddLine(
        at start: Int,
        line: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        switch sessions.stop {
        case .syntax(let error):
            guard error.offset < window.end else { return 0 }
            let end = text.endOfLine(from: error.offset, end: window.end)
            guard end < window.end else { return 0 }
            window.noteLine(line, startsAt: start)
            report(error, in: window, &ledger)
            return end &+ 1
        case .envelope(.session, let value):
            guard value &- start == Self.envelopeStart,
                text.paddedByte(at: value) == UInt8(ascii: "{")
            else { return 0 }
            prepare(window, place: .session)
            defer { prepare(window, place: .root) }
            let end = sessions.readSession(at: value, in: text)
            guard end > 0, text.paddedByte(at: end) == UInt8(ascii: "}") else { return 0 }
            let next = text.startOfLine(after: end &+ 1)
            guard next > 0 else { return 0 }
            window.noteLine(line, startsAt: start)
            commit(place: .session, index: 0, in: window, &ledger)
            return next
        case .envelope: return 0
        }
    }

    /// The length of `{"session":`.
    private static let envelopeStart = 11

    /// Reads what is left of the line that the window is in, its line feed included.
    mutating func readLine(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard let byte = try nextText(in: window), byte != UInt8(ascii: "\n") else {
            try passLine(in: window)
            return
        }
        try passByteOrderMark(in: window, &ledger)
        if try readText(in: window, &ledger) {
            try readRestOfLine(in: window, &ledger)
        } else {
            try passLine(in: window)
        }
    }

    /// Reads what follows a text on its line, its line feed included.
    private mutating func readRestOfLine(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        while let byte = try nextByte(in: window), byte != UInt8(ascii: "\n"), !isInterrupted() {
            if try readCommaAtEndOfLine(byte, in: window, &ledger) { break }
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
                try report(.trailingContent, in: window, &ledger)
                break
            }
            count(.framing(.concatenated), at: window.start, in: window, &ledger)
            guard try readText(in: window, &ledger) else { break }
        }
        try passLine(in: window)
    }

    /// Whether `byte`, which the window starts at, is a comma that the line ends in.
    private mutating func readCommaAtEndOfLine(
        _ byte: UInt8,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) -> Bool {
        guard byte == UInt8(ascii: ",") else { return false }
        let comma = window.position(of: window.start)
        window.start += 1
        guard try nextByte(in: window).map({ $0 == UInt8(ascii: "\n") }) ?? true else {
            return false
        }
        count(.framing(.trailingComma), at: comma, &ledger)
        return true
    }

    /// Moves to the start of the next line, or to the end of the source.
    func passLine(in window: TextWindow) throws(InputFailure) {
        repeat {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let end = text.endOfLine(from: window.start, end: window.end)
            if end < window.end {
                window.start = end + 1
                return
            }
            window.start = end
        } while try window.more()
    }
}

extension RawSpan {
    /// The start of the next line, where the line feed of this one is at `offset` of a padded text,
    /// maybe after a carriage return; 0 where it is not.
    @inline(__always)
    fileprivate func startOfLine(after offset: Int) -> Int {
        let byte = paddedByte(at: offset)
        if byte == UInt8(ascii: "\n") { return offset &+ 1 }
        guard byte == UInt8(ascii: "\r"), paddedByte(at: offset &+ 1) == UInt8(ascii: "\n") else {
            return 0
        }
        return offset &+ 2
    }
}
