import SessionContract
import StrictJSON

// Transcripts of HTTP responses, as `curl -i` prints them: the head of each, an empty line, and its
// body. They do not say what was requested, so every response is taken for one with sessions.
extension PayloadReader {
    /// Whether a response starts at the start of the window: a status line, and after it a header
    /// field, an empty line or the end.
    mutating func startsResponse(in window: TextWindow) throws(InputFailure) -> Bool {
        let prefix = Array("HTTP/".utf8)
        while window.end - window.start < prefix.count, try window.more() {}
        let contents = unsafe window.contents
        let end = min(window.end, window.start + prefix.count)
        guard unsafe contents.bytes.bytes(in: window.start..<end).elementsEqual(prefix) else {
            return false
        }
        // Now that it is likely, read as much as shows it.
        while window.end - window.start < Self.lineLimit, try window.more() {}
        let text = unsafe window.contents.bytes
        let limit = min(window.end, window.start + Self.lineLimit)
        let lineEnd = text.endOfLine(from: window.start, end: limit)
        let line = Array(text.bytes(in: window.start..<lineEnd)).droppingReturn
        guard TranscriptHead(statusLine: line, at: TextPosition()) != nil else { return false }
        guard lineEnd + 1 < limit else { return true }
        let nextEnd = text.endOfLine(from: lineEnd + 1, end: limit)
        let next = Array(text.bytes(in: lineEnd + 1..<nextEnd)).droppingReturn
        return next.isEmpty || TranscriptHead.isField(next)
    }

    /// Reads responses until the source ends.
    mutating func readTranscript(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        takeAsTexts()
        while !isInterrupted(), let head = try readHead(in: window) {
            let bodyStart = window.sourceOffset(of: window.start)
            let hasBody = try isInResponse(in: window)
            if head.status == 200, hasBody {
                try readResponse(from: bodyStart, of: head, in: window, &ledger)
                continue
            }
            if hasBody { try passBody(in: window) }
            if try nextByte(in: window) != nil, head.isInterim || head.opensTunnel {
                counts.unreadAnswers += 1
                counts.skipped[.interim] += 1
            } else {
                setAside(
                    head.status == 200 ? .missingBody : .status(head.status),
                    of: head,
                    &ledger
                )
            }
        }
    }

    /// Whether there is more before the next response, or before the end of the source.
    private mutating func isInResponse(in window: TextWindow) throws(InputFailure) -> Bool {
        guard try nextByte(in: window) != nil else { return false }
        let isResponse = try startsResponse(in: window)
        return !isResponse
    }

    private mutating func setAside(
        _ reason: Fault.Unjudged,
        of head: TranscriptHead,
        _ ledger: inout Ledger
    ) {
        countUnread(reason)
        count(.unjudged(reason), at: head.position, &ledger)
    }

    /// Judges the body at the start of the window.
    private mutating func readResponse(
        from bodyStart: Int,
        of head: TranscriptHead,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        var reading = try readBody(in: window, as: .texts, of: nil, ledger)
        if let offset = reading.faultOffset {
            try passToNextResponse(in: window)
            let end = window.sourceOffset(of: window.start)
            reading.byteCount = end - bodyStart
            if case .source(let start, _) = reading.extent {
                reading.extent = .source(from: start, to: end)
            }
            reading.faultOffset = offset - bodyStart
            if reading.isCut(from: head.bodyLength.map(Int64.init)) {
                return setAside(.cutBody, of: head, &ledger)
            }
        }
        if reading.isInvalid {
            setAside(.encoding, of: head, &ledger)
            return try passToNextResponse(in: window)
        }
        add(reading.counts)
        ledger.add(reading.ledger) { _ in 1 }
        noteBody(reading, at: head.position)
        guard try isInResponse(in: window) else { return }
        let end = window.sourceOffset(of: window.start)
        let next = try nextByte(in: window) ?? 0
        if let length = head.bodyLength, end >= bodyStart + length, !isOpening(next) {
            // It was not part of the response, but written by `curl -w` or another command.
            counts.unreadAnswers += 1
            counts.skipped[.otherText] += 1
        } else if reading.counts.sessions > 0 {
            try report(.trailingContent, in: window, &ledger)
        }
        // Markup is reported at its start, and the rest of it is skipped.
        try passToNextResponse(in: window)
    }

    // MARK: Parts

    /// Reads the head at the start of the window; `nil` if there is none.
    private mutating func readHead(
        in window: TextWindow
    ) throws(InputFailure) -> TranscriptHead? {
        guard try nextByte(in: window) != nil else { return nil }
        let position = window.position(of: window.start)
        guard
            var head = TranscriptHead(statusLine: try readLineText(in: window), at: position)
        else { return nil }
        while window.start < window.end || !window.isAtEnd {
            let line = try readLineText(in: window)
            if line.isEmpty { break }
            head.take(field: line)
        }
        return head
    }

    /// The number of bytes of a line of a head that are read.
    private static let lineLimit = 8 << 10

    /// Reads a line and moves past it; returns its beginning, without the line break.
    private mutating func readLineText(in window: TextWindow) throws(InputFailure) -> [UInt8] {
        var line: [UInt8] = []
        repeat {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let end = text.endOfLine(from: window.start, end: window.end)
            let limit = min(end, window.start + Self.lineLimit - line.count)
            line += text.bytes(in: window.start..<limit)
            window.start = end
            if end < window.end {
                window.start += 1
                break
            }
        } while try window.more()
        return line.droppingReturn
    }

    /// Skips a body; the next response may start on its last line.
    ///
    /// Its length is not used: if it were wrong, responses would be skipped with it.
    private mutating func passBody(in window: TextWindow) throws(InputFailure) {
        if try startsResponse(in: window) { return }
        try passToNextResponse(in: window)
    }

    /// Moves to where the next response starts, on any line and anywhere in it.
    private mutating func passToNextResponse(in window: TextWindow) throws(InputFailure) {
        while !isInterrupted() {
            if window.start < window.end { window.start += 1 }
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            var offset = window.start
            while offset < window.end, text.byte(at: offset) != UInt8(ascii: "H") { offset += 1 }
            window.start = offset
            if offset == window.end {
                guard try window.more() else { return }
                // The byte at the start has not been looked at.
                let byte = try byteAtStart(of: window)
                guard byte == UInt8(ascii: "H") else { continue }
            }
            if try startsResponse(in: window) { return }
        }
    }
}

extension [UInt8] {
    /// The bytes of a line without the carriage return of its line break.
    fileprivate var droppingReturn: Self {
        last == UInt8(ascii: "\r") ? dropLast() : self
    }
}
