import SessionContract
import StrictJSON

// Reads JSON whose end is not in memory yet: a token that the end of the window truncates is read
// again once more of the text is there.
//
// Methods are `mutating` even if they change nothing: a nonmutating method called from a mutating
// one works on a copy of the whole reader, a kilobyte each time.
extension PayloadReader {
    /// Moves to the next byte that is not white space and returns it; `nil` at the end.
    ///
    /// The framing decides whether a line feed is white space.
    mutating func nextByte(in window: TextWindow) throws(InputFailure) -> UInt8? {
        repeat {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let start = text.endOfBlanks(from: window.start, isLine: sessions.isLine)
            window.start = min(start, window.end)
            if start < window.end { return text.paddedByte(at: start) }
        } while try window.more()
        return nil
    }

    /// Moves to the next byte that is not white space, on this line or a later one, and returns it.
    mutating func nextByteOfAnyLine(in window: TextWindow) throws(InputFailure) -> UInt8? {
        sessions.isLine = false
        defer { sessions.isLine = framing.endsTextsAtLineFeeds }
        return try nextByte(in: window)
    }

    /// Returns the byte at the start of the window; `nil` at the end.
    mutating func byteAtStart(of window: TextWindow) throws(InputFailure) -> UInt8? {
        if window.start == window.end, try !window.more() { return nil }
        let contents = unsafe window.contents
        return unsafe contents.bytes.paddedByte(at: window.start)
    }

    /// Moves to the next byte inside a text that is not white space and returns it.
    ///
    /// A line feed inside the first text of a source shows that the source is not lines.
    @inline(__always)
    mutating func requireByte(in window: TextWindow) throws(ReadingStop) -> UInt8 {
        let contents = unsafe window.contents
        let byte = unsafe contents.bytes.paddedByte(at: window.start)
        // Neither white space nor the padding after the text, which is zero.
        if byte > 0x20 { return byte }
        return try findByte(in: window)
    }

    @inline(never)
    private mutating func findByte(in window: TextWindow) throws(ReadingStop) -> UInt8 {
        while true {
            guard let byte = try input({ () throws(InputFailure) in try nextByte(in: window) })
            else { throw .syntax(JSONSyntaxError(.unexpectedEnd, at: window.end)) }
            guard byte == UInt8(ascii: "\n") else { return byte }
            guard framing == .undecided else {
                throw .syntax(JSONSyntaxError(.unexpectedEnd, at: window.start))
            }
            takeAsTexts()
        }
    }

    /// Treats line feeds as white space from now on, because there is one inside the first text.
    mutating func takeAsTexts() {
        framing = .texts
        sessions.isLine = false
        scout?.noteOther()
    }

    /// Reads more if only the text in memory has ended; otherwise throws `error`.
    mutating func readOn(
        _ window: TextWindow,
        after error: JSONSyntaxError
    ) throws(ReadingStop) {
        if error.offset >= window.end, !window.isAtEnd {
            // At the end of the source this allows one more attempt, with `isAtEnd` set.
            _ = try input { () throws(InputFailure) in try window.more() }
        } else if framing == .undecided, error.offset < window.end, isLineFeed(error.offset, window)
        {
            // A line feed inside a string is a fault, and does not show that the source is not
            // lines.
            if isLineFeedInString(error.offset, window) { throw .syntax(error) }
            takeAsTexts()
        } else {
            throw .syntax(error)
        }
    }

    private mutating func isLineFeed(_ offset: Int, _ window: TextWindow) -> Bool {
        let contents = unsafe window.contents
        return unsafe contents.bytes.paddedByte(at: offset) == UInt8(ascii: "\n")
    }

    /// Whether the line feed at `offset` is inside a string of the text at the start of the window.
    private mutating func isLineFeedInString(
        _ offset: Int,
        _ window: TextWindow
    ) -> Bool {
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<offset + 1)
        do throws(JSONSyntaxError) {
            _ = try text.endOfValue(from: window.start)
            return false
        } catch {
            return error.kind == .controlCharacter && error.offset == offset
        }
    }

    // MARK: Containers

    /// Reads the object at the start of the window and calls `body` with the key of each member, to
    /// move the window past its value.
    ///
    /// Duplicate keys, and lone surrogates in keys, are counted if `path` gives the keys that lead
    /// to the object; with `nil` they are not looked for.
    ///
    /// The window may also start at, or in, the value of the first key, which is then given as
    /// `first`.
    mutating func readObject(
        at path: [JSONString]? = nil,
        from first: JSONString? = nil,
        in window: TextWindow,
        _ ledger: inout Ledger,
        _ body: (inout Self, JSONString, inout Ledger) throws(ReadingStop) -> Void
    ) throws(ReadingStop) {
        objectCount += 1
        var members = ObjectKeys(object: objectCount)
        if let first {
            _ = isNew(first, in: &members)
            try body(&self, first, &ledger)
            guard try goesOn(in: window, closing: "}", otherwise: .expectedCommaOrBrace) else {
                return
            }
        } else {
            window.start += 1
            if try requireByte(in: window) == UInt8(ascii: "}") {
                window.start += 1
                return
            }
        }
        repeat {
            if isInterrupted() { throw .interrupted }
            let (key, offset) = try readKey(in: window)
            if let path {
                if !isNew(key, in: &members) {
                    count(.duplicateKey, under: path + [key], at: offset, in: window, &ledger)
                }
                if key.hasLoneSurrogate {
                    count(.loneSurrogateInKey, under: path + [key], at: offset, in: window, &ledger)
                }
            }
            guard try requireByte(in: window) == UInt8(ascii: ":") else {
                try fail(.expectedColon, in: window)
            }
            window.start += 1
            _ = try requireByte(in: window)
            try body(&self, key, &ledger)
        } while try goesOn(in: window, closing: "}", otherwise: .expectedCommaOrBrace)
    }

    /// Reads the key at the start of the window, moves past it, and returns it with the offset
    /// where it started.
    private mutating func readKey(
        in window: TextWindow
    ) throws(ReadingStop) -> (JSONString, at: Int) {
        guard try requireByte(in: window) == UInt8(ascii: "\"") else {
            try fail(.expectedKey, in: window)
        }
        while true {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes.extracting(0..<line(of: window))
            do {
                let extent = try text.stringExtent(openedAt: window.start)
                window.start = extent.end + 1
                return (JSONString(extent, in: text), extent.start - 1)
            } catch {
                try readOn(window, after: error)
            }
        }
    }

    /// Returns the end of the text in memory, or of its line if line feeds end texts.
    mutating func line(of window: TextWindow) -> Int {
        sessions.isLine ? window.endOfLine : window.end
    }

    /// Returns the syntax error for an unexpected character at the start of the window.
    ///
    /// A character has up to four bytes, and all of them are read first: half of one would be
    /// reported as invalid UTF-8.
    mutating func fault(
        _ kind: JSONSyntaxError.Kind,
        in window: TextWindow
    ) throws(InputFailure) -> JSONSyntaxError {
        while window.end - window.start < 4, try window.more() {}
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<line(of: window))
        return text.failure(kind, at: window.start)
    }

    /// Stops reading the text because of an unexpected character at the start of the window.
    mutating func fail(
        _ kind: JSONSyntaxError.Kind,
        in window: TextWindow
    ) throws(ReadingStop) -> Never {
        throw .syntax(try input { () throws(InputFailure) in try fault(kind, in: window) })
    }

    /// Skips a comma or the closing bracket, and returns whether it was a comma.
    mutating func goesOn(
        in window: TextWindow,
        closing: Unicode.Scalar,
        otherwise fault: JSONSyntaxError.Kind
    ) throws(ReadingStop) -> Bool {
        let byte = try requireByte(in: window)
        if byte == UInt8(ascii: closing) {
            window.start += 1
            return false
        }
        guard byte == UInt8(ascii: ",") else { try fail(fault, in: window) }
        // The comma stays in memory until it is known not to be a trailing one.
        while true {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let next = text.endOfBlanks(from: window.start + 1, isLine: sessions.isLine)
            if next < window.end,
                text.paddedByte(at: next) != UInt8(ascii: "\n") || framing != .undecided
            {
                if text.paddedByte(at: next) == UInt8(ascii: closing) {
                    throw .syntax(JSONSyntaxError(.trailingComma, at: window.start))
                }
                window.start = next
                return true
            }
            try readOn(window, after: JSONSyntaxError(.unexpectedEnd, at: min(next, window.end)))
        }
    }
}

/// Returns the result of `read`; if it fails, its failure stops the reading of the text.
func input<Result>(
    _ read: () throws(InputFailure) -> Result
) throws(ReadingStop) -> Result {
    do {
        return try read()
    } catch {
        throw .input(error)
    }
}
