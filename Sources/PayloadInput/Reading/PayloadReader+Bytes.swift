import SessionContract
import StrictJSON

// Reading of JSON whose end is not in memory yet: what is cut by the end of the window is read
// again once there is more of it.
//
// Methods are mutating also where they change nothing: the others are called on a copy of the whole
// reader, a kilobyte, each time.
extension PayloadReader {
    /// The next byte that is not white space, which the window then starts at; `nil` at the end.
    ///
    /// A line feed is white space or not, as the framing has it.
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

    /// The next byte that is not white space on this line or a later one.
    mutating func nextByteOfAnyLine(in window: TextWindow) throws(InputFailure) -> UInt8? {
        sessions.isLine = false
        defer { sessions.isLine = framing.endsTextsAtLineFeeds }
        return try nextByte(in: window)
    }

    /// The byte that the window starts at; `nil` at the end.
    mutating func byteAtStart(of window: TextWindow) throws(InputFailure) -> UInt8? {
        if window.start == window.end, try !window.more() { return nil }
        let contents = unsafe window.contents
        return unsafe contents.bytes.paddedByte(at: window.start)
    }

    /// The next byte that is not white space, inside a text.
    ///
    /// A line feed inside the first text of a source says that the source is not lines.
    mutating func requireByte(in window: TextWindow) throws(ReadingStop) -> UInt8 {
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

    /// Decides that line feeds are white space, because there is one inside the first text.
    mutating func takeAsTexts() {
        framing = .texts
        sessions.isLine = false
    }

    /// Reads on where the text in memory ends too early; throws `error` where nothing more comes.
    mutating func readOn(
        _ window: TextWindow,
        after error: JSONSyntaxError
    ) throws(ReadingStop) {
        if error.offset >= window.end, !window.isAtEnd {
            // At the end of the source there is one more attempt, which then knows that it is.
            _ = try input { () throws(InputFailure) in try window.more() }
        } else if framing == .undecided, error.offset < window.end, isLineFeed(error.offset, window)
        {
            // Inside a string a line feed is a fault, and the source is lines for all it says.
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

    /// Whether the line feed at `offset` is inside a string of the text that the window starts at.
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

    /// Reads the object that the window starts at, leaving each value to `body`, which is given the
    /// key and has to move the window past the value.
    ///
    /// Keys named twice and halves of surrogate pairs in keys are counted where `path` says which
    /// keys lead to the object; with `nil` they are not looked for.
    ///
    /// The window may also start at, or in, the value of the first key, which is then given.
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

    /// Reads the key that the window starts at, and returns where it does; the window is then after
    /// it.
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

    /// Where the text in memory ends, or its line, if line feeds end texts.
    mutating func line(of window: TextWindow) -> Int {
        sessions.isLine ? window.endOfLine : window.end
    }

    /// What is wrong where the window starts, with something else than what is due there.
    ///
    /// All of a character is read first, which has up to four bytes: half of one would be a fault
    /// of its own.
    mutating func fault(
        _ kind: JSONSyntaxError.Kind,
        in window: TextWindow
    ) throws(InputFailure) -> JSONSyntaxError {
        while window.end - window.start < 4, try window.more() {}
        let contents = unsafe window.contents
        let text = unsafe contents.bytes.extracting(0..<line(of: window))
        return text.failure(kind, at: window.start)
    }

    /// Ends the reading of the text, which has something else where the window starts than what is
    /// due there.
    mutating func fail(
        _ kind: JSONSyntaxError.Kind,
        in window: TextWindow
    ) throws(ReadingStop) -> Never {
        throw .syntax(try input { () throws(InputFailure) in try fault(kind, in: window) })
    }

    /// Whether a comma follows, which is passed, and not the closing bracket, which is passed too.
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
        // The comma is kept in memory until it is known not to be the last.
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

/// The result of `read`, whose failure ends the reading of the text.
func input<Result>(
    _ read: () throws(InputFailure) -> Result
) throws(ReadingStop) -> Result {
    do {
        return try read()
    } catch {
        throw .input(error)
    }
}
