import Platform
import SessionModel
import StrictJSON

/// How a string became another one, as far as the two texts show it.
///
/// It is part of what identifies a fault: a model that trims strings and drops fractions of seconds
/// has two faults, although both change strings. It follows from one case, so it does not depend on
/// the seed or on the order of the cases.
package enum TextChange: String, CaseIterable, Hashable, Sendable {
    /// Only upper and lower case differ.
    case letterCase = "letter case"

    /// White space at the ends is gone.
    case surroundingSpace = "surrounding space"

    /// The text ends before its first NUL.
    case cutAtNUL = "cut at NUL"

    /// A plus sign became a space, or a space a plus sign.
    case plusSign = "plus sign"

    /// Only percent-encoding differs.
    case percentEncoding = "percent-encoding"

    /// Both are canonically equivalent.
    case normalization = "normalization"

    /// Only characters differ that markup escapes.
    case markup = "escaped markup"

    /// Only line ends differ.
    case lineEnds = "line ends"

    /// Both are times that mean the same moment.
    case sameMoment = "same moment"

    /// Both are times, but not of the same moment, as far as is known.
    case otherMoment = "other moment"

    /// It is not a time any more.
    case notTime = "not a time"

    /// Nothing is left.
    case emptied

    /// Only the beginning is left.
    case cutOff = "cut off"

    /// Characters are gone.
    case lostCharacters = "lost characters"

    /// Characters were added.
    case addedCharacters = "added characters"

    /// There are as many characters as before, but some of them are other ones.
    case replacedCharacters = "replaced characters"
}

extension TextChange {
    /// Finds out how a string became another one; `nil` if nothing above describes it.
    ///
    /// What is certain comes before what may have several causes.
    ///
    /// - Parameters:
    ///   - before: The string as it was.
    ///   - after: The string as it came back, which differs.
    ///   - isTime: Whether the string is that of a timestamp.
    init?(from before: JSONString, to after: JSONString, isTime: Bool) {
        let (old, new) = (before.bytes, after.bytes)
        if let exact = Self.exact(old, new) {
            self = exact
        } else if new.isEmpty {
            self = .emptied
        } else if isTime, let moments = Self.moments(before, after) {
            self = moments
        } else if let vague = Self.vague(old, new) {
            self = vague
        } else {
            return nil
        }
    }

    /// Whether hardly anything but this change turns one text into the other.
    ///
    /// Times of one session are alike, so one that lost its fraction can equal another one.
    var isExact: Bool {
        switch self {
        case .letterCase, .surroundingSpace, .cutAtNUL, .plusSign, .percentEncoding,
            .normalization, .markup, .lineEnds, .sameMoment, .otherMoment:
            true
        case .notTime, .emptied, .cutOff, .lostCharacters, .addedCharacters, .replacedCharacters:
            false
        }
    }

    /// Returns the change that turns one text into exactly the other.
    private static func exact(_ old: [UInt8], _ new: [UInt8]) -> Self? {
        let text = String(decoding: old, as: UTF8.self)
        let other = String(decoding: new, as: UTF8.self)
        if text == other { return .normalization }
        if text.lowercased() == other.lowercased() || text.uppercased() == other.uppercased() {
            return .letterCase
        }
        if let end = old.firstIndex(of: 0), old[..<end] == new[...] { return .cutAtNUL }
        if trimmed(text).utf8.elementsEqual(new) { return .surroundingSpace }
        if spaced(old) == spaced(new) { return .plusSign }
        if PercentEncoding.decoded(old) == PercentEncoding.decoded(new) { return .percentEncoding }
        if unescaped(old) == new || unescaped(new) == old || unescaped(old) == unescaped(new) {
            return .markup
        }
        if withLineFeeds(old) == withLineFeeds(new) { return .lineEnds }
        return nil
    }

    /// Returns how a time changed; `nil` if the text was not a time.
    private static func moments(_ before: JSONString, _ after: JSONString) -> Self? {
        guard let old = before.string.map({ Timestamp($0) }), old.dialect != .unknown else {
            return nil
        }
        guard let new = after.string.map({ Timestamp($0) }), new.dialect != .unknown else {
            return .notTime
        }
        guard let moment = old.moment, let other = new.moment else { return .otherMoment }
        return moment == other ? .sameMoment : .otherMoment
    }

    /// Returns a change that more than one operation can make.
    private static func vague(_ old: [UInt8], _ new: [UInt8]) -> Self? {
        if old.starts(with: new) { return .cutOff }
        if isSubsequence(new, of: old) { return .lostCharacters }
        if isSubsequence(old, of: new) { return .addedCharacters }
        let counts = [old, new].map { bytes in bytes.count { !isContinuation($0) } }
        return counts[0] == counts[1] ? .replacedCharacters : nil
    }
}

// MARK: - What a change leaves as it is

extension TextChange {
    private static func trimmed(_ text: String) -> Substring {
        let scalars = text.unicodeScalars
        func isOuter(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.value < 0x20
        }
        guard let first = scalars.firstIndex(where: { !isOuter($0) }),
            let last = scalars.lastIndex(where: { !isOuter($0) })
        else { return "" }
        return Substring(scalars[first...last])
    }

    private static func spaced(_ text: [UInt8]) -> [UInt8] {
        text.map { $0 == UInt8(ascii: "+") ? 0x20 : $0 }
    }

    /// The characters that markup escapes, in the ways in which writers escape them.
    private static let references: [(reference: [UInt8], character: UInt8)] = [
        ("&", ["&amp;", "&amp"]), ("<", ["&lt;", "&lt"]), (">", ["&gt;", "&gt"]),
        ("\"", ["&quot;", "&#34;"]), ("'", ["&#39;", "&#x27;", "&apos;"]),
    ].flatMap { (character: String, spellings: [String]) in
        spellings.map { (reference: Array($0.utf8), character: character.utf8.first ?? 0) }
    }

    private static func unescaped(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "&")) else { return text }
        var bytes: [UInt8] = []
        var rest = text[...]
        while let byte = rest.first {
            let known =
                byte == UInt8(ascii: "&")
                ? references.first { rest.starts(with: $0.reference) } : nil
            bytes.append(known?.character ?? byte)
            rest = rest.dropFirst(known?.reference.count ?? 1)
        }
        return bytes
    }

    private static func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, byte) in text.enumerated() {
            if byte == 0x0A, index > 0, text[index - 1] == 0x0D { continue }
            bytes.append(byte == 0x0D ? 0x0A : byte)
        }
        return bytes
    }

    private static func isSubsequence(_ text: [UInt8], of longer: [UInt8]) -> Bool {
        var rest = text[...]
        for byte in longer where byte == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
