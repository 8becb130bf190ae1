import StrictJSON

/// A scan for the end of a value that looks only at strings and brackets.
struct ValueSkipper {
    /// The number of open brackets.
    private var depth = 0

    private var isInString = false

    /// Whether the value has ended.
    private(set) var isComplete = false

    /// Skips bytes until the value ends, and returns the offset after it; otherwise the offset from
    /// which to continue when there is more text.
    mutating func skip(from start: Int, to end: Int, in text: borrowing RawSpan) -> Int {
        var offset = start
        while offset < end {
            if isInString {
                offset = min(end, text.endOfPlainString(from: offset))
                guard offset < end else { break }
                switch text.byte(at: offset) {
                case UInt8(ascii: "\\"):
                    // The escaped character must be skipped with it.
                    guard offset + 1 < end else { return offset }
                    offset += 2
                    continue
                case UInt8(ascii: "\""):
                    isInString = false
                    isComplete = depth == 0
                default: break
                }
            } else {
                switch text.byte(at: offset) {
                case UInt8(ascii: "\""): isInString = true
                case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                case UInt8(ascii: "}"), UInt8(ascii: "]"):
                    depth -= 1
                    isComplete = depth == 0
                default: break
                }
            }
            offset += 1
            if isComplete { return offset }
        }
        return offset
    }
}

extension ValueSkipper {
    /// Returns whether the value at `start` is an object with an array `entries`; `nil` if that is
    /// not known before `end`.
    static func hasEntries(at start: Int, to end: Int, in text: borrowing RawSpan) -> Bool? {
        let entries = Array("\"entries\"".utf8)
        var offset = text.endOfWhitespace(from: start)
        guard offset < end else { return nil }
        guard text.byte(at: offset) == UInt8(ascii: "{") else { return false }
        repeat {
            // At the opening brace, or at the comma before a member.
            offset = text.endOfWhitespace(from: offset + 1)
            guard offset < end else { return nil }
            let key = offset
            guard text.byte(at: key) == UInt8(ascii: "\"") else { return false }
            var skipper = ValueSkipper()
            offset = skipper.skip(from: key, to: end, in: text)
            guard skipper.isComplete else { return nil }
            let isEntries =
                offset - key == entries.count
                && text.bytes(in: key..<offset).elementsEqual(entries)
            offset = text.endOfWhitespace(from: offset)
            guard offset < end else { return nil }
            guard text.byte(at: offset) == UInt8(ascii: ":") else { return false }
            offset = text.endOfWhitespace(from: offset + 1)
            guard offset < end else { return nil }
            let first = text.byte(at: offset)
            if isEntries { return first == UInt8(ascii: "[") }
            if "{[\"".utf8.contains(first) {
                skipper = ValueSkipper()
                offset = skipper.skip(from: offset, to: end, in: text)
                guard skipper.isComplete else { return nil }
            } else {
                while offset < end, !",}".utf8.contains(text.byte(at: offset)) { offset += 1 }
            }
            offset = text.endOfWhitespace(from: offset)
            guard offset < end else { return nil }
        } while text.byte(at: offset) == UInt8(ascii: ",")
        return false
    }
}
