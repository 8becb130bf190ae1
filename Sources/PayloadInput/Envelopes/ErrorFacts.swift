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

    /// The error beside sessions, from the beginning of its value; `nil` if the value says that
    /// there is no error.
    ///
    /// Its code is known if the whole value is a string without escapes.
    init?(valueStartingWith text: String, isList: Bool) {
        let bytes = text.utf8
        let inner = bytes.dropFirst().first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        switch bytes.first {
        case UInt8(ascii: "[") where isList:
            guard let inner, inner != UInt8(ascii: "]") else { return nil }
            code = nil
        case UInt8(ascii: "{") where !isList:
            guard let inner, inner != UInt8(ascii: "}") else { return nil }
            code = nil
        case UInt8(ascii: "\"") where !isList:
            guard let inner, inner != UInt8(ascii: "\"") else { return nil }
            let content = text.dropFirst().dropLast()
            let isPlain = text.hasSuffix("\"") && !content.contains { $0 == "\\" || $0 == "\"" }
            code = isPlain ? String(content) : nil
        default: return nil
        }
    }
}
