import StrictJSON

/// Iterates over the members of an object that is known to be valid JSON.
struct MemberWalk {
    /// The offset of the opening brace at first, then of the value that was returned last.
    private var offset: Int
    private var isFirst = true

    init(objectAt start: Int) { offset = start }

    /// Returns the key of the next member and the offset of its value; `nil` after the last.
    mutating func next(in text: borrowing RawSpan) -> (key: String?, value: Int)? {
        guard isFirst || passValue(in: text) else { return nil }
        isFirst = false
        let quote = text.endOfWhitespace(from: offset + 1)
        guard quote < text.byteCount, text.byte(at: quote) == UInt8(ascii: "\""),
            let extent = try? text.stringExtent(openedAt: quote)
        else { return nil }
        let colon = text.endOfWhitespace(from: extent.end + 1)
        offset = text.endOfWhitespace(from: colon + 1)
        guard offset < text.byteCount else { return nil }
        return (String(extent, in: text), offset)
    }

    /// Moves from the start of a value to the comma after it; returns `false` if there is none.
    private mutating func passValue(in text: borrowing RawSpan) -> Bool {
        guard let end = try? text.endOfValue(from: offset) else { return false }
        offset = text.endOfWhitespace(from: end)
        return offset < text.byteCount && text.byte(at: offset) == UInt8(ascii: ",")
    }
}
