import StrictJSON

// Skips values that are not judged and belong to no payload: what is in an archive beside its
// responses. Such a value may be large, deep, or not even valid, and none of that matters here.
extension PayloadReader {
    /// Skips the value at the start of the window, whatever is in it.
    ///
    /// Only strings and brackets matter. If brackets do not match, the value ends with the source
    /// at the latest.
    mutating func skipValue(in window: TextWindow) throws(ReadingStop) {
        let first = try requireByte(in: window)
        var skipper = ValueSkipper()
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            repeat {
                if isInterrupted() { throw .interrupted }
                let end = line(of: window)
                let contents = unsafe window.contents
                let text = unsafe contents.bytes
                window.start = skipper.skip(from: window.start, to: end, in: text)
                if skipper.isComplete { return }
                if end < window.end, framing == .undecided {
                    takeAsTexts()
                    continue
                }
                guard end == window.end, try moreIsRead(in: window) else {
                    throw .syntax(JSONSyntaxError(.unexpectedEnd, at: end))
                }
            } while true
        default:
            _ = try passValue(in: window, depth: 1)
        }
    }
}

extension PayloadReader {
    private func moreIsRead(in window: TextWindow) throws(ReadingStop) -> Bool {
        try input { () throws(InputFailure) in try window.more() }
    }
}
