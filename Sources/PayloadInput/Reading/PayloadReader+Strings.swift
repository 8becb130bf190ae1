import StrictJSON

// Reads strings of any size, such as the bodies in an archive.
extension PayloadReader {
    /// Reads the string at the start of the window, validates and unescapes it in one pass, and
    /// moves past it.
    ///
    /// - Parameters:
    ///   - window: The window, which slides along a string that is longer.
    ///   - limit: The largest number of bytes to keep.
    /// - Returns: The content, or `nil` if it is longer than `limit`.
    /// - Throws: A stop if the string is not valid or the input fails.
    mutating func readString(
        in window: TextWindow,
        limit: Int
    ) throws(ReadingStop) -> [UInt8]? {
        window.start += 1
        var content: [UInt8] = []
        var isTooLong = false
        while true {
            let contents = unsafe window.contents
            let text = unsafe contents.bytes
            let end = line(of: window)
            window.start = text.takePlainString(from: window.start, end: end, into: &content)
            if content.count > limit {
                isTooLong = true
                content.removeAll(keepingCapacity: true)
            }
            if window.start < end, text.byte(at: window.start) == UInt8(ascii: "\"") {
                window.start += 1
                return isTooLong ? nil : content
            }
            do {
                // One escape, one character beyond ASCII, or a fault.
                window.start = try text.extracting(0..<end)
                    .takeSpecial(at: window.start, into: &content)
            } catch {
                try readOn(window, after: error)
            }
        }
    }
}

extension RawSpan {
    /// Appends plain characters and short escapes of a string, and returns where it stopped: at the
    /// closing quotation mark, at another special character, or at the end.
    func takePlainString(
        from start: Int,
        end: Int,
        into content: inout [UInt8]
    ) -> Int {
        var offset = start
        // In parts, so that a short string does not reserve memory for all the text after it.
        while offset < end {
            let limit = min(end, offset + (32 << 10))
            // No escape decodes to more bytes than it has itself, so the length of the text bounds
            // them.
            content.append(addingCapacity: limit - offset + 16) { output in
                offset = copyContent(from: offset, end: limit, into: &output)
            }
            if offset < limit { break }
        }
        return offset
    }

    /// Appends one escape or one character beyond ASCII, and returns its end.
    func takeSpecial(
        at offset: Int,
        into content: inout [UInt8]
    ) throws(JSONSyntaxError) -> Int {
        guard offset < byteCount else { throw JSONSyntaxError(.unexpectedEnd, at: byteCount) }
        var extent = JSONStringExtent(start: offset)
        extent.end = try endOfSpecial(byte(at: offset), at: offset, noting: &extent)
        content.append(contentsOf: JSONString(extent, in: self).bytes)
        return extent.end
    }
}
