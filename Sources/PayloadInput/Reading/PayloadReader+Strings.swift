import StrictJSON

// Strings of any size, such as the bodies in an archive.
extension PayloadReader {
    /// Reads the string that the window starts at, checking it and resolving its escapes in one
    /// pass, and moves past it.
    ///
    /// - Parameters:
    ///   - window: The window, which slides on where the string is longer.
    ///   - content: Takes the content; `nil` leaves it out.
    ///   - limit: The most bytes that are kept. Of a longer string, `content` becomes `nil`.
    /// - Throws: Where the string is not sound, or the input gives out.
    mutating func readString(
        in window: TextWindow,
        into content: inout [UInt8]?,
        limit: Int
    ) throws(ReadingStop) {
        window.start += 1
        while true {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let end = line(of: window)
            window.start = text.takePlainString(from: window.start, end: end, into: &content)
            if let count = content?.count, count > limit { content = nil }
            if window.start < end, text.byte(at: window.start) == UInt8(ascii: "\"") {
                window.start += 1
                return
            }
            do {
                // One escape, one character beyond ASCII, or what is wrong.
                window.start = try text.extracting(0..<end)
                    .takeSpecial(at: window.start, into: &content)
            } catch {
                try readOn(window, after: error)
            }
        }
    }
}

extension RawSpan {
    /// Takes the plain content of a string and its short escapes, and returns where it stopped: at
    /// the closing quotation mark, at something else that is special, or at the end.
    fileprivate func takePlainString(
        from start: Int,
        end: Int,
        into content: inout [UInt8]?
    ) -> Int {
        guard content != nil else { return min(end, endOfPlainString(from: start)) }
        var offset = start
        // In parts, so that a short string does not take memory for all that is read after it.
        while offset < end {
            let limit = min(end, offset + (32 << 10))
            // No escape means more bytes than it has itself.
            content?.append(addingCapacity: limit - offset + 16) { output in
                offset = takeContent(from: offset, end: limit, into: &output)
            }
            if offset < limit { break }
        }
        return offset
    }

    /// Takes one escape or one character beyond ASCII, and returns its end.
    fileprivate func takeSpecial(
        at offset: Int,
        into content: inout [UInt8]?
    ) throws(JSONSyntaxError) -> Int {
        guard offset < byteCount else { throw JSONSyntaxError(.unexpectedEnd, at: byteCount) }
        var extent = JSONStringExtent(start: offset)
        extent.end = try endOfSpecial(byte(at: offset), at: offset, noting: &extent)
        content?.append(contentsOf: JSONString(extent, in: self).bytes)
        return extent.end
    }
}
