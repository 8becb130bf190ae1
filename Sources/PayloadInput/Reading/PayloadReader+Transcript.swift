import SessionContract
import StrictJSON

// Transcripts of HTTP responses, as `curl -i` prints them: the head of each, an empty line, and its
// body. They do not say what was requested, so every response is taken for one with sessions.
extension PayloadReader {
    /// Whether a response starts at the start of the window.
    mutating func startsResponse(in window: TextWindow) throws(InputFailure) -> Bool {
        while window.end - window.start < TranscriptHead.statusLineLength, try window.more() {}
        let contents = unsafe window.contents
        let end = min(window.end, window.start + TranscriptHead.statusLineLength)
        var line = Array(unsafe contents.bytes.bytes(in: window.start..<end))
        // `HTTP/2 200` may be all that its line has.
        if let feed = line.firstIndex(where: { $0 < 0x20 }) { line.removeSubrange(feed...) }
        return TranscriptHead(statusLine: line, at: TextPosition()) != nil
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
            if hasBody { try passBody(from: bodyStart, of: head, in: window) }
            // A proxy opens a tunnel with a 200 of its own.
            if try nextByte(in: window) != nil, head.isInterim || head.status == 200 {
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
            reading.byteCount = window.sourceOffset(of: window.start) - bodyStart
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
        guard try isInResponse(in: window) else { return }
        let end = window.sourceOffset(of: window.start)
        if let length = head.bodyLength, end >= bodyStart + length {
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
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
    }

    /// Skips a body that started at an offset of the source, or what is left of it.
    private mutating func passBody(
        from bodyStart: Int,
        of head: TranscriptHead,
        in window: TextWindow
    ) throws(InputFailure) {
        if let length = head.bodyLength {
            var rest = bodyStart + length - window.sourceOffset(of: window.start)
            while rest > 0 {
                let count = min(rest, window.end - window.start)
                window.start += count
                rest -= count
                guard rest > 0 else { break }
                guard try window.more() else { return }
            }
        } else {
            try passTextOfBody(in: window)
        }
        if try isInResponse(in: window) { try passToNextResponse(in: window) }
    }

    /// Skips a body without a known length if it is JSON; the next response may start on its line.
    private mutating func passTextOfBody(in window: TextWindow) throws(InputFailure) {
        guard let byte = try nextByte(in: window), "{[".utf8.contains(byte) else { return }
        do throws(ReadingStop) {
            try skipValue(in: window)
        } catch {
            if case .input(let failure) = error { throw failure }
        }
    }

    /// Moves to the next line that starts a response.
    private mutating func passToNextResponse(in window: TextWindow) throws(InputFailure) {
        while !isInterrupted() {
            try passLine(in: window)
            if try byteAtStart(of: window) == nil { return }
            if try startsResponse(in: window) { return }
        }
    }
}
