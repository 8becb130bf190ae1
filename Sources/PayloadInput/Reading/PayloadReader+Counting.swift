import SessionContract
import SessionModel
import StrictJSON

// Counts what was read in the ledger.
extension PayloadReader {
    /// Counts the session that was read last, which is a line of its own.
    @inline(__always)
    mutating func commit(line: Int, in window: TextWindow, _ ledger: inout Ledger) {
        countSessions(1)
        let isFirst = ledger.count(sessions.present, in: .root)
        if isFirst || sessions.hasFaults {
            describe(place: .root, index: 0, isFirst: isFirst, line: line, in: window, &ledger)
        }
    }

    /// Counts the session that was read last.
    @inline(__always)
    mutating func commit(
        place: SessionPlace,
        index: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) {
        countSessions(1)
        if onSession != nil || observer != nil { notifyObservers(place, index: index, in: window) }
        let isFirst = ledger.count(sessions.present, in: place)
        if isFirst || sessions.hasFaults {
            describe(place: place, index: index, isFirst: isFirst, in: window, &ledger)
        }
    }

    @inline(never)
    private mutating func notifyObservers(
        _ place: SessionPlace,
        index: Int,
        in window: TextWindow
    ) {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<window.end)
        let start = sessions.reading.range.lowerBound
        if let onSession {
            let facts = SessionFacts(
                sessions,
                pointer: JSONPointer(place.pointer(at: index)),
                position: window.position(of: start),
                in: text
            )
            onSession(facts)
        }
        let offset = anchor(of: window.sourceOffset(of: start))
        observer?.observe(sessions, in: place, at: offset, of: unitName, text)
    }

    /// Returns the offset in the source of an offset in the text, or of the exchange that the text
    /// is in.
    func anchor(of offset: Int) -> Int { (entryOffset ?? offset) + origin.offset }

    /// Counts a value that is not an object where a session was expected, with the faults inside
    /// it.
    mutating func countOther(
        place: SessionPlace,
        index: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) {
        noteError(.elementShape(.null), ledger)
        describe(place: place, index: index, isFirst: false, in: window, &ledger)
    }

    /// Counts the faults of the session that was read last, and records where those are that the
    /// ledger has not seen before.
    ///
    /// `line` is the number of the line on which the session starts, if it is known.
    @inline(never)
    private mutating func describe(
        place: SessionPlace,
        index: Int,
        isFirst: Bool,
        line: Int? = nil,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) {
        var new: [FaultBuffer.Entry] = []
        for entry in sessions.faults.entries
        where ledger.count(entry.fault, in: place, identity: entry.identity, count: entry.count) {
            new.append(entry)
        }
        guard isFirst || !new.isEmpty else { return }
        if let line { window.noteLine(line, startsAt: sessions.reading.range.lowerBound) }
        let base = place.pointer(at: index)
        if isFirst {
            let start = sessions.reading.range.lowerBound
            let sighting = sighting(window.position(of: start), JSONPointer(base))
            ledger.note(sessions.reading.present, in: place, sighting)
        }
        guard !new.isEmpty else { return }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<window.end)
        // In text order, so that one walk finds all paths and positions.
        new.sort { $0.offset < $1.offset }
        var finder = PathFinder(from: sessions.reading.range.lowerBound, depth: place.depth)
        for entry in new {
            let path =
                entry.fault.path.map { $0.map { .key($0) } }
                ?? finder.path(to: entry.offset, in: text)
            ledger.note(
                entry.fault,
                in: place,
                identity: entry.identity,
                count: entry.count,
                sighting(
                    window.position(of: entry.offset),
                    JSONPointer(base + path),
                    excerpt: excerpt(of: entry.fault, at: entry.offset, in: window)
                )
            )
        }
    }

    mutating func sighting(
        _ position: TextPosition,
        _ pointer: JSONPointer,
        excerpt: String? = nil
    ) -> Sighting {
        var position = position
        // The body of a response in an archive is a text of its own.
        if entryOffset == nil {
            position.offset += origin.offset
            position.line += origin.line - 1
        }
        return Sighting(
            unit: unit,
            isAnswer: readsAnswers,
            block: entryOffset == nil ? block : nil,
            position: position,
            entry: entryOffset.map { $0 + origin.offset },
            source: source,
            unitName: source == unitName ? nil : unitName,
            pointer: basePath.isEmpty ? pointer : JSONPointer(basePath + pointer.tokens),
            excerpt: excerpt
        )
    }

    // MARK: Single faults

    /// Counts a fault of the text or of an envelope, at an offset of the window.
    mutating func count(
        _ fault: Fault,
        at offset: Int,
        in window: TextWindow,
        excerpt: String? = nil,
        _ ledger: inout Ledger
    ) {
        noteError(fault, ledger)
        if ledger.count(fault, in: .root) {
            let excerpt = excerpt ?? self.excerpt(of: fault, at: offset, in: window)
            note(fault, at: window.position(of: offset), excerpt: excerpt, &ledger)
        }
    }

    /// Counts a fault at a position that was recorded in passing.
    mutating func count(
        _ fault: Fault,
        at position: TextPosition,
        excerpt: String? = nil,
        _ ledger: inout Ledger
    ) {
        noteError(fault, ledger)
        if ledger.count(fault, in: .root) { note(fault, at: position, excerpt: excerpt, &ledger) }
    }

    /// Counts a fault of an envelope at a path that is known only from the text.
    mutating func count(
        _ fault: Fault,
        _ identity: UInt64,
        at tokens: [JSONPointer.Token],
        _ position: @autoclosure () -> TextPosition,
        _ ledger: inout Ledger
    ) {
        guard ledger.count(fault, in: .root, identity: identity) else { return }
        let sighting = sighting(position(), JSONPointer(tokens))
        ledger.note(fault, in: .root, identity: identity, sighting)
    }

    /// Counts a fault of the key that `path` leads to, at an offset of the window.
    mutating func count(
        _ fault: Fault,
        under path: [JSONString],
        at offset: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) {
        let tokens = path.map { JSONPointer.Token.key($0.shortened) }
        count(fault, Self.place(of: path), at: tokens, window.position(of: offset), &ledger)
    }

    /// Counts an answer without a session, unless the caller looks at all answers together.
    mutating func countEmpty(at position: TextPosition, _ ledger: inout Ledger) {
        guard !readsAnswers else { return }
        setAside(.empty)
        count(.unjudged(.empty), at: position, &ledger)
    }

    private mutating func note(
        _ fault: Fault,
        at position: TextPosition,
        excerpt: String?,
        _ ledger: inout Ledger
    ) {
        let pointer = JSONPointer((fault.path ?? []).map { .key($0) })
        ledger.note(fault, in: .root, sighting(position, pointer, excerpt: excerpt))
    }

    /// Counts a syntax error.
    mutating func report(_ error: JSONSyntaxError, in window: TextWindow, _ ledger: inout Ledger) {
        faultOffset = window.sourceOffset(of: error.offset)
        if error.offset >= window.end, window.isCut {
            // The rest of the text is missing, which is counted at the end of the source.
            setAside(.damagedCompression)
            isTextCut = true
            return
        }
        let fault = Fault.syntax(error.kind)
        let offset = min(error.offset, window.end)
        count(fault, at: offset, in: window, &ledger)
        guard ledger.options.severity(of: fault.rule) != .error else { return }
        // The rest of the text was not judged, whatever the severity of what ended it.
        setAside(.unreadable)
        guard case .syntax = ledger.shown(fault) else { return }
        count(.unjudged(.unreadable), at: offset, in: window, &ledger)
    }

    /// Counts a syntax error for an unexpected character at the start of the window.
    mutating func report(
        _ kind: JSONSyntaxError.Kind,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        _ = try readAhead(Self.syntaxExcerptLength + 1, from: window.start, in: window)
        report(try fault(kind, in: window), in: window, &ledger)
    }

    /// Counts whatever follows the current text, which may be an archive.
    mutating func reportTrailingContent(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) {
        guard isArchive else { return try report(.trailingContent, in: window, &ledger) }
        countDamage(at: window.start, in: window, &ledger)
    }

    /// Counts the part of an archive that cannot be read, from an offset of the window on.
    mutating func countDamage(at offset: Int, in window: TextWindow, _ ledger: inout Ledger) {
        // A compressed archive that is cut is counted once, at the end of the source.
        guard offset < window.end || !window.isCut else { return }
        countUnread(.damagedArchive)
        count(.unjudged(.damagedArchive), at: offset, in: window, &ledger)
    }

    // MARK: Excerpts

    private mutating func excerpt(
        of fault: Fault,
        at offset: Int,
        in window: TextWindow
    ) -> String? {
        switch fault {
        case .syntax: return syntaxExcerpt(at: offset, in: window)
        case .undeclared, .misspelled:
            let contents = unsafe window.contents
            let text = unsafe contents.bytes.extracting(0..<window.end)
            guard let key = try? text.stringExtent(openedAt: offset) else { return nil }
            let colon = text.endOfWhitespace(from: key.end + 1)
            return excerpt(at: text.endOfWhitespace(from: min(colon + 1, window.end)), in: window)
        case .byteOrderMark, .duplicateKey, .loneSurrogateInKey, .framing, .unjudged, .absent,
            .null, .markup, .errorObject:
            return nil
        default: return excerpt(at: offset, in: window)
        }
    }

    private mutating func syntaxExcerpt(at offset: Int, in window: TextWindow) -> String? {
        let contents = unsafe window.contents
        // Not past the line: its end is the end of the text. Callers have read one byte more than
        // is shown, so whether the text continues does not depend on how it arrived.
        let line =
            sessions.isLine
            ? unsafe contents.bytes.endOfLine(from: offset, end: window.end) : window.end
        let end = min(offset + Self.syntaxExcerptLength, line)
        guard offset < end else { return nil }
        return end < line
            ? unsafe contents.bytes.markedPrefix(in: offset..<end)
            : String(decoding: unsafe contents.bytes.bytes(in: offset..<end), as: UTF8.self)
    }

    /// The number of bytes of a text that are shown from a syntax error on, and of a value.
    static let syntaxExcerptLength = 40
    private static let excerptLength = 120

    /// Returns the beginning of the value at the start of the window, whatever is in memory of it.
    mutating func excerptAtStart(of window: TextWindow) throws(ReadingStop) -> String? {
        try input { () throws(InputFailure) in
            _ = try readAhead(Self.excerptLength + 1, from: window.start, in: window)
        }
        return excerpt(at: window.start, in: window)
    }

    /// Reads more until `count` bytes from `offset` on are in memory, or the rest of the line or of
    /// the source; returns the offset of the same byte afterwards.
    mutating func readAhead(
        _ count: Int,
        from offset: Int,
        in window: TextWindow
    ) throws(InputFailure) -> Int {
        let distance = offset - window.start
        while true {
            let offset = window.start + distance
            let contents = unsafe window.contents
            let lineEnd =
                sessions.isLine
                ? unsafe contents.bytes.endOfLine(from: offset, end: window.end) : window.end
            let isEnough = window.end - offset >= count || lineEnd < window.end
            // Not at the cost of growing past the limit for a long value.
            let isLong = window.end - window.start >= TextWindow.limit
            // Even if there is nothing more to read, the text in memory may have been moved.
            guard !isEnough, !isLong, try window.more() else { return window.start + distance }
        }
    }

    /// Returns the beginning of the value at `offset`.
    mutating func excerpt(at offset: Int, in window: TextWindow) -> String? {
        let limit = min(offset + Self.excerptLength, window.end)
        guard offset < limit else { return nil }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<limit)
        if let end = try? text.endOfValue(from: offset), end < limit || limit == window.end {
            return String(decoding: text.bytes(in: offset..<end), as: UTF8.self)
        }
        return text.markedPrefix(in: offset..<limit)
    }
}
