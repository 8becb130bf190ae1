import StrictJSON

/// The error object that a response contains instead of sessions, in any of its known forms.
///
/// `{"error":"RecordNotFound","description":…}`, `{"error":"Couldn't authenticate you"}`,
/// `{"error":{"title":"Forbidden","message":…}}`, `{"errors":[{"code":…}]}`.
package struct ErrorFacts: Hashable, Sendable {
    /// The code or title of the error as the server wrote it, if there is one.
    package let code: String?
}

extension ErrorFacts {
    /// The error in the object at `start`; `nil` if there is none.
    ///
    /// The object must be valid JSON. It is skipped member by member, however large it is.
    init?(objectAt start: Int, in text: borrowing RawSpan) {
        var members = MemberWalk(objectAt: start)
        var list: Int?
        while let (key, value) = members.next(in: text) {
            if key == "error", text.byte(at: value) != UInt8(ascii: "n") {
                code = Self.code(at: value, named: "title", in: text)
                return
            }
            if key == "errors", list == nil { list = value }
        }
        guard let list, text.byte(at: list) == UInt8(ascii: "[") else { return nil }
        let first = text.endOfWhitespace(from: list + 1)
        guard text.byte(at: first) != UInt8(ascii: "]") else { return nil }
        code = Self.code(at: first, named: "code", in: text)
    }

    /// Returns the string at `offset`, or the string member of that name in the object there.
    private static func code(
        at offset: Int,
        named name: String,
        in text: borrowing RawSpan
    ) -> String? {
        switch text.byte(at: offset) {
        case UInt8(ascii: "\""):
            return (try? text.stringExtent(openedAt: offset)).flatMap { String($0, in: text) }
        case UInt8(ascii: "{"):
            var members = MemberWalk(objectAt: offset)
            while let (key, value) = members.next(in: text) {
                guard key == name else { continue }
                guard text.byte(at: value) == UInt8(ascii: "\"") else { return nil }
                return code(at: value, named: name, in: text)
            }
            return nil
        default: return nil
        }
    }
}

/// Iterates over the members of an object that is known to be valid JSON.
private struct MemberWalk {
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
