import SessionContract
import StrictJSON

// Reads one JSON text: a session, an array of sessions, an envelope or an archive.
extension PayloadReader {
    /// Reads the text at the start of the window and returns whether it was read to its end.
    ///
    /// Its faults are counted, syntax errors included. With `isSession`, any object is a session,
    /// whatever its keys are. With `open`, a part of the envelope has already been read.
    @discardableResult
    mutating func readText(
        asSession isSession: Bool = false,
        open: OpenEnvelope? = nil,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(InputFailure) -> Bool {
        countPayloads(1)
        beginAnswer()
        isArchive = false
        startsLikeArchive = false
        root = nil
        defer { countByteOrderMark(&ledger) }
        let first = onAnswer == nil ? nil : markPosition ?? window.position(of: window.start)
        do {
            if let open {
                try readEnvelope(open: open, in: window, &ledger)
                return true
            }
            _ = try requireByte(in: window)
            let start = window.position(of: window.start)
            if options.pointers.isEmpty || isSession {
                try readRoot(asSession: isSession, in: window, &ledger)
            } else {
                try readPointedValues(in: window, &ledger)
            }
            endAnswer(at: start, &ledger)
            noteText(from: first, to: window.sourceOffset(of: window.start))
            return true
        } catch {
            switch error {
            case .syntax(let found):
                let offset = try readAhead(
                    Self.syntaxExcerptLength + 1,
                    from: found.offset,
                    in: window
                )
                let error = JSONSyntaxError(found.kind, at: offset)
                if startsLikeArchive, error.kind == .unexpectedEnd { takeAsArchive() }
                if isArchive {
                    countDamage(at: min(offset, window.end), in: window, &ledger)
                } else {
                    report(error, in: window, &ledger)
                }
                // The text before the fault has been read, so reading resumes after it.
                window.start = max(window.start, min(error.offset, window.end))
            case .input(let failure): throw failure
            case .interrupted: break
            }
            noteText(from: first, to: nil)
            return false
        }
    }

    /// Reads the value at the start of the window as a text of its own.
    mutating func readRoot(
        asSession isSession: Bool = false,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        switch try requireByte(in: window) {
        case UInt8(ascii: "{") where isSession:
            try readRootObject(asSession: true, in: window, &ledger)
        case _ where isSession: try readRootScalar(in: window, &ledger)
        case UInt8(ascii: "["):
            note(.list(try readSessions(in: window, place: .element, &ledger)))
        case UInt8(ascii: "{"): try readRootObject(in: window, &ledger)
        default: try readRootScalar(in: window, &ledger)
        }
    }

    /// Prepares the session reader for sessions in this place.
    ///
    /// Sets everything that a reading depends on, so that none depends on the one before it.
    @inline(__always)
    mutating func prepare(
        _ window: TextWindow,
        place: SessionPlace,
        expectsArchive: Bool = true
    ) {
        sessions.end = window.end
        sessions.isLine = framing.endsTextsAtLineFeeds
        sessions.isRoot = place == .root
        sessions.expectsArchive = expectsArchive
        sessions.enclosingDepth = place.depth
    }

    /// Reads an object at the root: a session, an envelope or an archive, depending on its keys.
    private mutating func readRootObject(
        asSession isSession: Bool = false,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        // A response of the API, saved in an archive or not, is not an archive.
        var expectsArchive = !isInExchange && !isInside && !readsAnswers
        while true {
            prepare(window, place: .root, expectsArchive: expectsArchive)
            if isSession { sessions.isRoot = false }
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let end = sessions.readSession(at: window.start, in: text)
            if end >= 0 {
                if try mustReadOn(after: end, in: window) { continue }
                if sessions.reading.present.isEmpty, !isSession, expectsArchive,
                    mayHaveExchanges(endingAt: end, in: window)
                {
                    return try readEnvelope(isArchive: true, in: window, &ledger)
                }
                countRoot(asSession: isSession, endingAt: end, in: window, &ledger)
                window.start = end
                return
            }
            switch sessions.stop {
            case .envelope(.log, let value):
                let isInMemory = window.end - value >= Self.archiveLookahead || window.isAtEnd
                guard isInMemory else {
                    _ = try input { () throws(InputFailure) in try window.more() }
                    continue
                }
                if mayBeArchive(at: value, in: window) {
                    return try readEnvelope(isArchive: true, in: window, &ledger)
                }
                expectsArchive = false
            case .envelope:
                try readEnvelope(in: window, &ledger)
                return
            case .syntax(let error):
                if !isSession, sessions.reading.present.isEmpty, isTooLong(error, in: window) {
                    // None of its keys so far is a declared field, so it may still be an envelope,
                    // which may have any length.
                    return try readEnvelope(isLong: true, in: window, &ledger)
                }
                if try passIfTooLong(error, place: .root, in: window, &ledger) { return }
                do throws(ReadingStop) {
                    try readOn(window, after: error)
                } catch {
                    // What is wrong may be in an archive, and come after exchanges.
                    guard case .syntax = error, !isSession, expectsArchive,
                        sessions.reading.present.isEmpty,
                        mayHaveExchanges(endingAt: window.end, in: window)
                    else { throw error }
                    return try readEnvelope(isArchive: true, in: window, &ledger)
                }
            }
        }
    }

    /// Counts the object that was read as a session at the root.
    private mutating func countRoot(
        asSession isSession: Bool,
        endingAt end: Int,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) {
        if isInExchange, error(endingAt: end, in: window) != nil {
            count(.errorObject, at: window.start, in: window, &ledger)
        } else if readsAnswers, framing == .single, !isSession,
            let error = error(endingAt: end, in: window)
        {
            note(.error(error))
        } else if sessions.reading.present.isEmpty, !isSession {
            count(.unknownEnvelope(.object), at: window.start, in: window, &ledger)
        } else {
            commit(place: .root, index: 0, in: window, &ledger)
            note(.session)
        }
    }

    /// Returns the error in the object at the start of the window, all of which is in memory.
    private mutating func error(endingAt end: Int, in window: TextWindow) -> ErrorFacts? {
        let contents = unsafe window.contents
        return unsafe ErrorFacts(
            objectAt: window.start,
            in: contents.bytes.extracting(0..<end)
        )
    }

    /// Whether more must be in memory before a session that ends at `end` may be counted.
    ///
    /// A text that continues after its value is not valid JSON, so it contains no session.
    private mutating func mustReadOn(
        after end: Int,
        in window: TextWindow
    ) throws(ReadingStop) -> Bool {
        guard framing == .single, !isInside else { return false }
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<window.end)
        let next = unsafe contents.bytes.endOfBlanks(from: end, isLine: sessions.isLine)
        // A character has up to four bytes; all of them are read before it is reported as a fault.
        if next < window.end, window.isAtEnd || window.end - next >= 4 {
            throw .syntax(text.failure(.trailingContent, at: next))
        }
        guard !window.isAtEnd else { return false }
        _ = try input { () throws(InputFailure) in try window.more() }
        return true
    }

    private mutating func readRootScalar(
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        let excerpt = try excerptAtStart(of: window)
        let position = window.position(of: window.start)
        let kind = try passValue(in: window, depth: 0)
        if !isInside, let next = try input({ () throws(InputFailure) in try nextByte(in: window) }),
            !mayFollowScalar(next)
        {
            try fail(.trailingContent, in: window)
        }
        count(.unknownEnvelope(kind), at: position, excerpt: excerpt, &ledger)
    }

    /// Whether `byte` may follow a text that is a number, a word or a string.
    ///
    /// Another object or array may, as a text of its own. Anything else on the line shows that the
    /// line is not JSON at all, such as a log line that starts with a year.
    private mutating func mayFollowScalar(_ byte: UInt8) -> Bool {
        switch framing {
        case .single: false
        case .texts: true
        case .lines, .undecided: "\n,{[".utf8.contains(byte)
        }
    }

    // MARK: Lists

    /// Reads the array of sessions at the start of the window and returns its number of elements.
    @discardableResult
    mutating func readSessions(
        in window: TextWindow,
        place: SessionPlace,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> Int {
        window.start += 1
        if try requireByte(in: window) == UInt8(ascii: "]") {
            window.start += 1
            return 0
        }
        return try readElements(from: 0, in: window, place: place, &ledger)
    }

    /// Reads the elements of an array from the one at the start of the window on, and returns the
    /// number of elements of the whole array.
    mutating func readElements(
        from first: Int,
        in window: TextWindow,
        place: SessionPlace,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> Int {
        var index = first
        repeat {
            if isInterrupted() { throw .interrupted }
            reportFindings(ledger)
            if readSessionsInMemory(in: window, place: place, &index, &ledger) { return index }
            try readElement(in: window, place: place, index: index, &ledger)
            index += 1
        } while try goesOn(in: window, closing: "]", otherwise: .expectedCommaOrBracket)
        return index
    }

    /// Reads sessions while each is in memory together with the comma after it, and returns whether
    /// the list has ended.
    mutating func readSessionsInMemory(
        in window: TextWindow,
        place: SessionPlace,
        _ index: inout Int,
        _ ledger: inout Ledger
    ) -> Bool {
        prepare(window, place: place)
        let contents = unsafe window.contents
        let text = unsafe contents.bytes
        // Reading the property in the loop would copy all 700 bytes of the session reader each
        // time.
        let isLine = sessions.isLine
        // Of a body, the whole list is in memory, and a run with a time limit must get out of it.
        let isSlow = onSession != nil || observer != nil
        var start = window.start
        while text.paddedByte(at: start) == UInt8(ascii: "{") {
            let end = sessions.readSession(at: start, in: text)
            guard end >= 0 else { break }
            var comma = end
            if text.paddedByte(at: comma) <= 0x20 {
                comma = text.endOfBlanks(from: end, isLine: isLine)
            }
            if text.paddedByte(at: comma) == UInt8(ascii: "]") {
                commit(place: place, index: index, in: window, &ledger)
                index &+= 1
                window.start = comma &+ 1
                return true
            }
            var next = comma &+ 1
            if text.paddedByte(at: next) <= 0x20 {
                next = text.endOfBlanks(from: next, isLine: isLine)
            }
            // This loop skips a comma only if another session follows, so that a trailing comma, or
            // one at the end of the window, is still in memory for its report.
            guard text.paddedByte(at: comma) == UInt8(ascii: ","),
                text.paddedByte(at: next) == UInt8(ascii: "{")
            else { break }
            commit(place: place, index: index, in: window, &ledger)
            index &+= 1
            start = next
            if isSlow, index & 0x3FF == 0, isInterrupted() { break }
        }
        window.start = start
        return false
    }

    /// Reads one value where a session is expected.
    mutating func readElement(
        in window: TextWindow,
        place: SessionPlace,
        index: Int,
        _ ledger: inout Ledger
    ) throws(ReadingStop) {
        while true {
            prepare(window, place: place)
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let isObject = text.paddedByte(at: window.start) == UInt8(ascii: "{")
            let end =
                isObject
                ? sessions.readSession(at: window.start, in: text)
                : sessions.readOther(at: window.start, in: text)
            // A number that ends with the window may continue after it.
            if end >= 0, end < window.end || window.isAtEnd || isObject {
                if isObject {
                    commit(place: place, index: index, in: window, &ledger)
                } else {
                    countOther(place: place, index: index, in: window, &ledger)
                }
                window.start = end
                return
            }
            var error = JSONSyntaxError(.unexpectedEnd, at: window.end)
            if end < 0, case .syntax(let fault) = sessions.stop { error = fault }
            if try passIfTooLong(error, place: place, in: window, &ledger) { return }
            try readOn(window, after: error)
        }
    }

    /// Whether a value continues after the text in memory, of which no more may be held.
    private mutating func isTooLong(_ error: JSONSyntaxError, in window: TextWindow) -> Bool {
        error.offset >= window.end && !window.isAtEnd
            && window.end - window.start > TextWindow.limit
    }

    /// Skips a value that is longer than may be held in memory and counts it as unjudged; returns
    /// `false` if it is not too long.
    private mutating func passIfTooLong(
        _ error: JSONSyntaxError,
        place: SessionPlace,
        in window: TextWindow,
        _ ledger: inout Ledger
    ) throws(ReadingStop) -> Bool {
        guard isTooLong(error, in: window) else { return false }
        setAside(.tooLong)
        count(.unjudged(.tooLong), at: window.start, in: window, &ledger)
        _ = try passValue(in: window, depth: place.depth)
        return true
    }
}
