import SessionContract
import StrictJSON

// Bodies of responses in an archive. Whether a body counts may be known only after it: the request,
// the status and the encoding come in any order. So its findings are kept apart until then.
extension PayloadReader {
    /// Names the body at the start of the window as the source of findings.
    ///
    /// - Returns: The source to return to; `nil` if the body was skipped, because the exchange is
    ///   known not to be judged.
    mutating func beginBody(
        at keys: [String],
        of path: [String],
        in window: TextWindow,
        _ exchange: inout ArchivedExchange
    ) throws(ReadingStop) -> String? {
        guard exchange.fateWithoutBody == nil else {
            exchange.body = .skipped
            try skipValue(in: window)
            return nil
        }
        exchange.bodyPath = keys
        let archive = source
        source = Self.source(of: exchange, at: path, in: archive)
        return archive
    }

    /// Reads the body that is the string at the start of the window.
    mutating func readBody(
        in window: TextWindow,
        _ exchange: inout ArchivedExchange,
        _ ledger: borrowing Ledger
    ) throws(ReadingStop) {
        let content = StringContent(openedAt: window, name: source)
        let exchangeOffset = exchange.position.offset
        let isBase64 = exchange.isBase64
        do throws(InputFailure) {
            exchange.body = try read(content, isBase64: isBase64, of: exchangeOffset, ledger)
        } catch {
            throw .input(error)
        }
        if let fault = content.fault { throw .syntax(fault) }
    }

    private mutating func read(
        _ content: StringContent,
        isBase64: Bool?,
        of exchangeOffset: Int,
        _ ledger: borrowing Ledger
    ) throws(InputFailure) -> ArchivedExchange.Body {
        guard let first = try content.firstVisibleByte() else {
            try content.finish()
            return content.byteCount == 0 ? .missing : .blank
        }
        // Recorders mark text as base64. An object, an array or a document cannot be base64.
        guard isBase64 != false, Base64Content.mayStart(with: first) else {
            var reading = try readBody(in: content, of: exchangeOffset, ledger)
            try content.finish()
            reading.byteCount = content.byteCount
            return .text(reading)
        }
        let bytes = Base64Content(content)
        var reading = try readBody(in: bytes, of: exchangeOffset, ledger)
        try bytes.finish()
        try content.finish()
        reading.byteCount = bytes.byteCount
        if bytes.isInvalid { reading.isInvalid = true }
        return .base64(reading, prefix: content.prefix)
    }

    /// Reads a body that is the content of a string, and keeps it if it is wanted.
    private mutating func readBody(
        in content: any ByteReader,
        of exchangeOffset: Int,
        _ ledger: borrowing Ledger
    ) throws(InputFailure) -> BodyReading {
        let kept = onAnswer == nil ? nil : KeptText(content)
        let window = TextWindow(over: kept ?? content, chunk: StringContent.chunk)
        var reading = try readBody(in: window, as: .single, of: exchangeOffset, ledger)
        if let kept {
            try kept.readRest()
            reading.extent = .content(kept.bytes)
        }
        return reading
    }

    /// Reads a body apart from the archive or the transcript that contains it.
    ///
    /// - Parameters:
    ///   - window: The window, which starts at the body.
    ///   - bodyFraming: `single` for a body that is all of its text.
    ///   - exchangeOffset: The offset of the exchange, if positions in the body are not those of
    ///     the source.
    ///   - ledger: The ledger whose options apply.
    /// - Returns: What was found.
    /// - Throws: If the input fails.
    mutating func readBody(
        in window: TextWindow,
        as bodyFraming: TextFraming,
        of exchangeOffset: Int?,
        _ ledger: borrowing Ledger
    ) throws(InputFailure) -> BodyReading {
        var reading = BodyReading(ledger: ledger.emptied, observer: observer?.makePart())
        let outer = (framing, counts, isArchive, markPosition)
        let outerObserver = observer
        defer {
            (framing, counts, isArchive, markPosition) = outer
            observer = outerObserver
            entryOffset = nil
            isInExchange = false
            // It is not the root of the archive.
            root = nil
            sessions.isLine = framing.endsTextsAtLineFeeds
            swap(&keys, &otherKeys)
        }
        // Each text starts by forgetting all keys, and those of the archive are still needed.
        swap(&keys, &otherKeys)
        framing = bodyFraming
        sessions.isLine = false
        isInExchange = true
        counts = Counts()
        observer = reading.observer
        faultOffset = nil
        // Findings are listed in the order of the exchanges, whichever thread reads them.
        entryOffset = exchangeOffset
        markPosition = nil
        let start = window.sourceOffset(of: window.start)
        do throws(InputFailure) {
            try readBodyText(in: window, &reading)
        } catch {
            // One value that is too long costs its body, and not the exchanges after it.
            guard case .tooLong = error.reason, bodyFraming == .single else { throw error }
            reading.isTooLong = true
        }
        reading.counts = counts
        reading.faultOffset = faultOffset
        if onAnswer != nil {
            reading.extent = .source(from: start, to: window.sourceOffset(of: window.start))
        }
        return reading
    }

    private mutating func readBodyText(
        in window: TextWindow,
        _ reading: inout BodyReading
    ) throws(InputFailure) {
        try passByteOrderMark(in: window)
        if try isCompressed(window) {
            reading.isInvalid = true
            return
        }
        if try nextByte(in: window) == UInt8(ascii: "<") {
            countPayloads(1)
            beginAnswer()
            isArchive = false
            let start = window.position(of: window.start)
            count(.markup, at: start, &reading.ledger)
            endAnswer(at: start, &reading.ledger)
            return
        }
        if framing == .single {
            try readSingleText(in: window, &reading.ledger)
        } else {
            try readText(in: window, &reading.ledger)
        }
    }

    /// Whether the window starts with gzip or zstd, which some recorders save as they came.
    private mutating func isCompressed(_ window: TextWindow) throws(InputFailure) -> Bool {
        while window.end - window.start < 4, try window.more() {}
        let contents = unsafe window.contents
        let end = min(window.end, window.start + 4)
        let start = Array(unsafe contents.bytes.bytes(in: window.start..<end))
        return start.starts(with: [0x1F, 0x8B]) || start == [0x28, 0xB5, 0x2F, 0xFD]
    }

    // MARK: Bodies that are not strings

    /// Whether a byte opens an object or an array.
    func isOpening(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }

    /// Whether the value at the start of the window is an object that contains a body, and not the
    /// body itself, as its first key shows.
    mutating func isWrapped(
        _ parts: ArchivedExchange.Parts,
        in window: TextWindow
    ) throws(ReadingStop) -> Bool {
        guard !parts.members.isEmpty else { return false }
        // No key that a wrapper has is longer.
        try input { () throws(InputFailure) in
            _ = try readAhead(64, from: window.start, in: window)
        }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<window.end)
        let quote = text.endOfWhitespace(from: window.start + 1)
        guard quote < window.end, let key = try? text.stringExtent(openedAt: quote) else {
            return false
        }
        return parts.members[String(key, in: text) ?? ""] != nil
    }

    /// Reads a body that is a JSON value of the archive.
    mutating func readBodyInPlace(
        at keys: [String],
        of path: [String],
        in window: TextWindow,
        _ exchange: inout ArchivedExchange,
        _ ledger: borrowing Ledger
    ) throws(ReadingStop) {
        guard let archive = try beginBody(at: keys, of: path, in: window, &exchange) else { return }
        defer { source = archive }
        let bodyFraming = framing == .lines ? TextFraming.lines : .texts
        do throws(InputFailure) {
            let reading = try readBody(in: window, as: bodyFraming, of: nil, ledger)
            exchange.body = .text(reading)
        } catch {
            throw .input(error)
        }
        // What is wrong with the value is wrong with the archive.
        if case .text(let reading) = exchange.body, reading.faultOffset != nil {
            throw .syntax(JSONSyntaxError(.unexpectedEnd, at: window.start))
        }
    }

    // MARK: The end of an exchange

    /// Counts an exchange, and what was found in its body if that is judged.
    mutating func settle(
        _ exchange: ArchivedExchange,
        at path: [String],
        _ ledger: inout Ledger
    ) {
        var exchange = exchange
        if case .base64(let reading, let prefix) = exchange.body {
            exchange.body = chosen(reading, prefix, of: exchange, at: path, ledger)
        }
        switch exchange.fate {
        case .skipped(let reason):
            counts.unreadAnswers += 1
            counts.skipped[reason] += 1
        case .unjudged(let reason):
            countUnread(reason)
            guard ledger.count(.unjudged(reason), in: .root) else { return }
            let pointer = JSONPointer(path.map { Int($0).map { .index($0) } ?? .key($0) })
            ledger.note(.unjudged(reason), in: .root, sighting(exchange.position, pointer))
        case .judged(let reading):
            add(reading.counts)
            ledger.add(reading.ledger) { _ in 1 }
            reading.observer?.commit()
            noteBody(reading, at: exchange.position, path: exchange.path)
        }
    }

    /// Chooses between base64 and text, once the whole exchange has been read.
    ///
    /// A text that may be base64 is a word or a number at most, so its beginning says enough.
    private mutating func chosen(
        _ reading: BodyReading,
        _ prefix: [UInt8],
        of exchange: ArchivedExchange,
        at path: [String],
        _ ledger: borrowing Ledger
    ) -> ArchivedExchange.Body {
        if exchange.isBase64 == true, !reading.isInvalid { return .text(reading) }
        let archive = source
        source = Self.source(of: exchange, at: path, in: archive)
        defer { source = archive }
        let window = TextWindow(on: unsafe prefix.span.bytes, name: source)
        guard
            var text = try? readBody(
                in: window,
                as: .single,
                of: exchange.position.offset,
                ledger
            )
        else { preconditionFailure("bytes in memory can always be read") }
        text.byteCount = prefix.count
        if onAnswer != nil { text.extent = .content(prefix) }
        return .text(exchange.isBase64 == true && text.faultOffset != nil ? reading : text)
    }

    /// Returns the source that findings in the body of an exchange name.
    static func source(
        of exchange: ArchivedExchange,
        at path: [String],
        in archive: String
    ) -> String {
        (["\(archive)#"] + path + exchange.bodyPath).joined(separator: "/")
    }
}
