import SessionContract
import StrictJSON

// Reads sources in which a line feed ends a text.
extension PayloadReader {
    /// Reads lines until the source ends, or until the next one starts at or after the source
    /// offset `limit`; returns the number of lines.
    @discardableResult
    mutating func readLines(
        in window: TextWindow,
        until limit: Int = .max,
        _ ledger: inout Ledger
    ) throws(InputFailure) -> Int {
        sessions.isLine = framing.endsTextsAtLineFeeds
        reach.isWhole = false
        let start = window.position(of: window.start)
        let first = start.line
        var line = first
        // The loop assumes that the window starts at the start of a line.
        if start.column > 1 {
            try readLine(in: window, &ledger)
            line += 1
        }
        while !isInterrupted() {
            // Only here, where the line before was read to its end: an interruption ends lines too.
            noteReach(line, startsAt: window.start, in: window)
            var open: OpenEnvelope?
            reportFindings(ledger)
            if options.pointers.isEmpty, onAnswer == nil, observer == nil {
                line += readPlainLines(from: line, in: window, until: limit, &open, &ledger)
            }
            if let envelope = open {
                try readLine(after: envelope, in: window, &ledger)
                line += 1
                continue
            }
            window.noteLine(line, startsAt: window.start)
            if try isEnd(of: window, limit) {
                reach.isWhole = true
                break
            }
            try passByteOrderMark(in: window)
            try readLine(in: window, &ledger)
            line += 1
        }
        return line - first
    }

    /// Returns whether no line begins at the start of the window, or one that belongs to another
    /// part.
    private func isEnd(of window: TextWindow, _ limit: Int) throws(InputFailure) -> Bool {
        guard window.sourceOffset(of: window.start) < limit else { return true }
        guard window.start == window.end else { return false }
        return try !window.more()
    }

    /// Notes that each line before this one was read to its end.
    private mutating func noteReach(_ line: Int, startsAt start: Int, in window: TextWindow) {
        reach = LineReach(lines: line - 1, end: window.sourceOffset(of: start))
    }

    /// Reads lines while each is in memory and of one of the kinds that are common in large files.
    ///
    /// Returns the number of lines read. The window then starts at the next line, or inside it if
    /// that line is an envelope of which a part has been read.
    private mutating func readPlainLines(
        from line: Int,
        in window: TextWindow,
        until limit: Int,
        _ open: inout OpenEnvelope?,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        // Wraps for `.max` and a negative offset. Then no line is plain, which only costs time.
        let limit = min(limit &- window.sourceOffset(of: 0), window.end)
        prepare(window, place: .root)
        // The line before may have been one.
        isArchive = false
        var start = window.start
        var lines = 0
        while start < limit {
            var next = 0
            if text.paddedByte(at: start) == UInt8(ascii: "{") {
                let end = sessions.readSession(at: start, in: text)
                if end >= 0, !sessions.present.isEmpty { next = text.startOfLine(after: end) }
                if next > 0 {
                    commit(line: line &+ lines, in: window, &ledger)
                } else {
                    window.noteLine(line &+ lines, startsAt: start)
                    beginAnswer()
                    next =
                        end >= 0
                        ? readRestOfLine(from: start, after: end, in: window, &ledger)
                        : readStoppedLine(from: start, in: window, &open, &ledger)
                }
            } else {
                window.noteLine(line &+ lines, startsAt: start)
                beginAnswer()
                next = readOtherLine(from: start, in: window, &ledger)
            }
            guard next > 0 else { break }
            start = next
            lines &+= 1
        }
        noteReach(line &+ lines, startsAt: start, in: window)
        if open == nil { window.start = start }
        countPayloads(lines)
        return lines
    }

    // Each of the following reads one kind of line that is completely in memory, and returns the
    // start of the next line; 0 for a line that needs the slow path. Then it has counted nothing of
    // the line, unless that is an envelope that is left open.

    /// Reads the rest of a line that starts with an object and is more than that one session, or
    /// whose object is not a session.
    @inline(never)
    private mutating func readRestOfLine(
        from start: Int,
        after end: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        let rest = text.endOfBlanks(from: end, isLine: true)
        let lineEnd = text.endOfLine(from: rest, end: window.end)
        // Further texts and commas take the slow path.
        guard lineEnd < window.end, !",{[".utf8.contains(text.paddedByte(at: rest)) else {
            return 0
        }
        if sessions.present.isEmpty {
            window.start = start
            guard !mayHaveExchanges(endingAt: end, in: window) else { return 0 }
            count(.unknownEnvelope(.object), at: start, in: window, &ledger)
            endAnswer(at: window.position(of: start), &ledger)
        } else {
            commit(place: .root, index: 0, in: window, &ledger)
        }
        if rest < lineEnd {
            let error = text.extracting(0..<lineEnd).failure(.trailingContent, at: rest)
            report(error, in: window, &ledger)
        }
        return lineEnd &+ 1
    }

    /// Reads a line that does not start with an object: a single value of another type, or text
    /// that is not JSON.
    @inline(never)
    private mutating func readOtherLine(
        from start: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        switch text.paddedByte(at: start) {
        // Lists, blanks, record separators and, by its first byte, a byte order mark.
        case UInt8(ascii: "["), UInt8(ascii: "\n"), 0x20, 0x09, 0x0D, 0x1E, 0xEF: return 0
        default: break
        }
        let end = sessions.anyValue(at: start, depth: 0, in: text)
        if end < 0, case .syntax(let error) = sessions.stop {
            return readFaultyLine(error, in: window, &ledger)
        }
        // Not -1: without an end, `anyValue` always stops with a syntax error.
        let next = text.startOfLine(after: end)
        guard next > 0 else { return 0 }
        count(.unknownEnvelope(sessions.valueKind), at: start, in: window, &ledger)
        endAnswer(at: window.position(of: start), &ledger)
        return next
    }

    /// Reads a line that could not be read as a session, because it is an envelope or not JSON.
    @inline(never)
    private mutating func readStoppedLine(
        from start: Int,
        in window: TextWindow,
        _ open: inout OpenEnvelope?,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        switch sessions.stop {
        case .syntax(let error): return readFaultyLine(error, in: window, &ledger)
        case .envelope(let key, let value):
            // The key must be the first: `{"":` takes four bytes.
            guard value &- start == key.rawValue.utf8.count &+ 4 else { return 0 }
            if key == .sessions, text.paddedByte(at: value) == UInt8(ascii: "[") {
                return readEnvelopedList(at: value, in: window, &open, &ledger)
            }
            return text.paddedByte(at: value) == UInt8(ascii: "{")
                ? readEnvelopedSession(key, at: value, in: window, &ledger)
                : readEmptyEnvelope(key, at: value, startingAt: start, in: window, &ledger)
        }
    }

    /// Reads a line that is not valid JSON.
    private mutating func readFaultyLine(
        _ error: JSONSyntaxError,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let end = unsafe contents.bytes.endOfLine(from: error.offset, end: window.end)
        guard error.offset < window.end, end < window.end else { return 0 }
        report(error, in: window, &ledger)
        return end &+ 1
    }

    /// Reads `{"session":{…}}` from its inner object on.
    private mutating func readEnvelopedSession(
        _ key: EnvelopeKey,
        at value: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) -> Int {
        guard key == .session else { return 0 }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        prepare(window, place: .session)
        defer { prepare(window, place: .root) }
        let end = sessions.readSession(at: value, in: text)
        let next = end > 0 ? text.startOfLine(afterBraceAt: end) : 0
        guard next > 0 else { return 0 }
        commit(place: .session, index: 0, in: window, &ledger)
        return next
    }

    /// Reads `{"sessions":[…]}` from its list on, if all of its line is in memory; if the line
    /// contains more than sessions, the envelope is left open.
    private mutating func readEnvelopedList(
        at value: Int,
        in window: TextWindow,
        _ open: inout OpenEnvelope?,
        _ ledger: inout Ledger
    ) -> Int {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        guard text.paddedByte(at: value &+ 1) == UInt8(ascii: "{"),
            text.endOfLine(from: value, end: window.end) < window.end
        else { return 0 }
        window.start = value &+ 1
        var part = OpenEnvelope()
        part.isListRead = readSessionsInMemory(
            in: window,
            place: .sessionsElement,
            &part.sessionCount,
            &ledger
        )
        prepare(window, place: .root)
        if part.isListRead {
            let next = text.startOfLine(afterBraceAt: window.start)
            if next > 0 { return next }
        }
        open = part
        return 0
    }

    /// Reads an envelope whose value is a number, a word or a string, from that value on.
    private mutating func readEmptyEnvelope(
        _ key: EnvelopeKey,
        at value: Int,
        startingAt start: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) -> Int {
        guard key != .log else { return 0 }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        let end = sessions.readScalar(at: value, in: text)
        let next = end > 0 ? text.startOfLine(afterBraceAt: end) : 0
        guard next > 0 else { return 0 }
        let kind = sessions.valueKind
        // Positions must be requested in order.
        let position = window.position(of: start)
        count(
            key == .session ? .sessionShape(kind) : .sessionsShape(kind),
            at: value,
            in: window,
            &ledger
        )
        endAnswer(at: position, &ledger)
        return next
    }

    /// Reads the first line with a text of a source that is taken as lines.
    ///
    /// A byte order mark may be on a line before it, so it is read like a line with one.
    mutating func readFirstLine(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        sessions.isLine = true
        try readLine(in: window, &ledger)
    }

    /// Reads the rest of the line that the window is in, its line feed included.
    mutating func readLine(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard let byte = try nextText(in: window), byte != UInt8(ascii: "\n") else {
            // There is no text, but there may be a byte order mark.
            countByteOrderMark(&ledger)
            try passLine(in: window)
            return
        }
        try passByteOrderMark(in: window)
        try readLine(after: nil, in: window, &ledger)
    }

    /// Reads the rest of the line from its first text on, a part of which may have been read.
    private mutating func readLine(
        after open: OpenEnvelope?,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        if try readText(open: open, in: window, &ledger) {
            try readRestOfLine(in: window, &ledger)
        } else {
            try passLine(in: window)
        }
    }

    /// Reads whatever follows a text on its line, the line feed included.
    mutating func readRestOfLine(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        while let byte = try nextByte(in: window), byte != UInt8(ascii: "\n"), !isInterrupted() {
            if try readCommaAtEndOfLine(byte, in: window, &ledger) { break }
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else {
                try reportTrailingContent(in: window, &ledger)
                break
            }
            count(.framing(.concatenated), at: window.start, in: window, &ledger)
            guard try readText(in: window, &ledger) else { break }
        }
        try passLine(in: window)
    }

    /// Skips `byte` at the start of the window if it is a comma, and returns whether it ends the
    /// line.
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
    mutating func passLine(in window: TextWindow) throws(InputFailure) {
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
    /// Returns the start of the next line if the closing brace at `offset` of a padded text is the
    /// last character of this one; 0 if it is not.
    @inline(__always)
    fileprivate func startOfLine(afterBraceAt offset: Int) -> Int {
        paddedByte(at: offset) == UInt8(ascii: "}") ? startOfLine(after: offset &+ 1) : 0
    }

    /// Returns the start of the next line if this one ends at `offset` of a padded text, with a
    /// line feed or CRLF; 0 if it does not.
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
