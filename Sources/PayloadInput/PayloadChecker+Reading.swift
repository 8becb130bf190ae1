import SessionContract
import StrictJSON

// Reading of JSON whose end is not in memory yet: what is cut by the end of the window is read
// again once there is more of it.
extension PayloadChecker {
    /// The next byte that is no white space, which the window then starts at; `nil` at the end.
    mutating func nextByte(in window: TextWindow) throws(InputFailure) -> UInt8? {
        repeat {
            let contents = unsafe window.contents
            let bytes = unsafe contents.bytes
            window.start = bytes.endOfWhitespace(from: window.start)
            if window.start < bytes.byteCount { return bytes.byte(at: window.start) }
        } while try window.more()
        return nil
    }

    /// The next byte that is no white space, in the middle of a text.
    mutating func requireByte(in window: TextWindow) throws(ReadingStop) -> UInt8 {
        let byte: UInt8?
        do {
            byte = try nextByte(in: window)
        } catch {
            throw .input(error)
        }
        guard let byte else { throw .syntax(JSONSyntaxError(.unexpectedEnd, at: window.start)) }
        return byte
    }

    /// What `read` makes of the bytes from the start of the window on.
    ///
    /// While it stops at their end and the input has more, it is asked again with more of them.
    mutating func reading<Result>(
        _ window: TextWindow,
        _ read: (RawSpan, Int) throws(JSONSyntaxError) -> (Result, end: Int)
    ) throws(ReadingStop) -> Result {
        while true {
            let contents = unsafe window.contents
            let bytes = unsafe contents.bytes
            do {
                let (result, end) = try read(bytes, window.start)
                // A number that ends with the window may go on behind it.
                if end < bytes.byteCount || window.isAtEnd { return result }
            } catch {
                let isCut = error.kind == .unexpectedEnd || error.kind == .emptyText
                guard isCut, !window.isAtEnd else { throw .syntax(error) }
            }
            do {
                _ = try window.more()
            } catch {
                throw .input(error)
            }
        }
    }

    /// Reads one value as a tree, and leaves the window where it is, at the start of the value.
    mutating func value(
        in window: TextWindow,
        enclosingDepth: Int
    ) throws(ReadingStop) -> JSONValue {
        try reading(window) { bytes, start throws(JSONSyntaxError) in
            let value = try JSONValue(
                parsing: bytes,
                from: start,
                enclosingDepth: enclosingDepth
            )
            return (value, value.range.upperBound)
        }
    }

    /// Reads the array that the window starts at, leaving each element to `body`.
    ///
    /// `body` is given the position in the array, and has to move the window behind the element.
    mutating func readArray(
        in window: TextWindow,
        _ body: (inout Self, Int) throws(ReadingStop) -> Void
    ) throws(ReadingStop) {
        window.start += 1
        if try requireByte(in: window) == UInt8(ascii: "]") {
            window.start += 1
            return
        }
        var index = 0
        repeat {
            if isInterrupted() { throw .interrupted }
            _ = try requireByte(in: window)
            try body(&self, index)
            index += 1
        } while try goesOn(in: window, closing: "]", otherwise: .expectedCommaOrBracket)
    }

    /// Reads the object that the window starts at, leaving each value to `body`.
    ///
    /// `body` is given the key and its position, and has to move the window behind the value.
    mutating func readObject(
        in window: TextWindow,
        _ body: (inout Self, JSONString, TextPosition) throws(ReadingStop) -> Void
    ) throws(ReadingStop) {
        window.start += 1
        if try requireByte(in: window) == UInt8(ascii: "}") {
            window.start += 1
            return
        }
        repeat {
            if isInterrupted() { throw .interrupted }
            _ = try requireByte(in: window)
            let (key, length) = try key(in: window)
            let position = window.position(of: window.start)
            window.start += length
            guard try requireByte(in: window) == UInt8(ascii: ":") else {
                throw .syntax(JSONSyntaxError(.expectedColon, at: window.start))
            }
            window.start += 1
            _ = try requireByte(in: window)
            try body(&self, key, position)
        } while try goesOn(in: window, closing: "}", otherwise: .expectedCommaOrBrace)
    }

    private mutating func key(
        in window: TextWindow
    ) throws(ReadingStop) -> (key: JSONString, length: Int) {
        try reading(window) { bytes, start throws(JSONSyntaxError) in
            guard bytes.byte(at: start) == UInt8(ascii: "\"") else {
                throw JSONSyntaxError(.expectedKey, at: start)
            }
            let extent = try bytes.stringExtent(openedAt: start)
            let end = extent.end + 1
            return ((JSONString(extent, in: bytes), end - start), end)
        }
    }

    /// Whether a comma follows, which is passed, and not the closing bracket, which is passed too.
    private mutating func goesOn(
        in window: TextWindow,
        closing: Unicode.Scalar,
        otherwise fault: JSONSyntaxError.Kind
    ) throws(ReadingStop) -> Bool {
        let byte = try requireByte(in: window)
        if byte == UInt8(ascii: closing) {
            window.start += 1
            return false
        }
        guard byte == UInt8(ascii: ",") else {
            throw .syntax(JSONSyntaxError(fault, at: window.start))
        }
        window.start += try reading(window) { bytes, comma throws(JSONSyntaxError) in
            let next = bytes.endOfWhitespace(from: comma + 1)
            if next < bytes.byteCount, bytes.byte(at: next) == UInt8(ascii: closing) {
                throw JSONSyntaxError(.trailingComma, at: comma)
            }
            return (1, next)
        }
        return true
    }
}
