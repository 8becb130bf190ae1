import SessionModel
import SessionPayloads
import StrictJSON

/// A text that is not JSON, repaired fault by fault until it is.
///
/// A parser stops at the first fault. The repair finds them all, and what the payload says apart
/// from them: a payload with a comment and without an id shows two faults at once, and so proves
/// neither.
///
/// Each step removes or changes what the parser stops at and reads the text again from the start,
/// so there are few steps, and a long text gets none.
struct SyntaxRepair {
    /// The faults, each once, in the order in which they were found.
    private(set) var faults: [SyntaxFault] = []

    /// The text without its faults; `nil` if it has too many.
    private(set) var repaired: [UInt8]?

    /// The text so far.
    private var text: [UInt8]

    /// The maximum number of repairs, each of which reads the whole text.
    private static let maximumSteps = 12

    /// The maximum length of a text that is repaired, in bytes.
    private static let longest = 1 << 16

    /// A payload without a fault, in place of a text from which nothing can be saved.
    private static let plain = PayloadDraft(SessionObject(id: 1)).bytes

    init(_ payload: [UInt8]) {
        text = payload
        if let decoded = WideText(payload)?.utf8 {
            text = decoded
            note(.wideEncoding)
        }
        for _ in 0..<Self.maximumSteps {
            do throws(JSONSyntaxError) {
                _ = try JSONOutline(parsing: text)
                repaired = text
                return
            } catch {
                guard error.kind != .tooDeep else {
                    repaired = text
                    return
                }
                guard text.count <= Self.longest else {
                    note(.other(error.kind))
                    return
                }
                note(repair(error.kind, at: error.offset))
            }
        }
    }

    private mutating func note(_ fault: SyntaxFault) {
        if !faults.contains(fault) { faults.append(fault) }
    }

    private mutating func repair(_ kind: JSONSyntaxError.Kind, at offset: Int) -> SyntaxFault {
        switch kind {
        case .emptyText:
            text = Self.plain
            return .noValue
        case .unexpectedEnd:
            text = TextCompletion.completed(text)
            return .cutOff
        case .invalidUTF8:
            let end = text[offset...].firstIndex { $0 < 0x80 } ?? text.count
            text.removeSubrange(offset..<max(end, min(offset + 1, text.count)))
            return .invalidUTF8
        case .controlCharacter:
            text.remove(at: offset)
            return .controlCharacter
        case .unknownEscape, .invalidUnicodeEscape:
            if let slash = text[...min(offset, text.count - 1)].lastIndex(of: .backslash) {
                text.remove(at: slash)
            }
            return kind == .unknownEscape ? .unknownEscape : .invalidUnicodeEscape
        case .trailingComma:
            text.remove(at: offset)
            return .trailingComma
        case .leadingZero, .expectedDigit: return repairNumber(around: offset)
        case .expectedValue, .unknownLiteral:
            return comment(at: offset) ?? repairStart(at: offset) ?? repairValue(kind, at: offset)
        case .expectedKey: return comment(at: offset) ?? repairKey(kind, at: offset)
        case .expectedColon: return comment(at: offset) ?? repairColon(at: offset)
        case .expectedCommaOrBrace, .expectedCommaOrBracket:
            return comment(at: offset) ?? repairSeparator(kind, at: offset)
        case .trailingContent: return comment(at: offset) ?? repairEnd(at: offset)
        case .tooDeep: return .other(kind)
        }
    }

    private func byte(at offset: Int) -> UInt8? {
        text.indices.contains(offset) ? text[offset] : nil
    }

    /// The last byte before an offset that is not white space.
    private func byte(before offset: Int) -> UInt8? {
        text[..<offset].last { !$0.isJSONWhitespace }
    }

    private mutating func replace(_ range: Range<Int>, by replacement: some Collection<UInt8>) {
        text.replaceSubrange(range, with: replacement)
    }
}

// MARK: - Between tokens

extension SyntaxRepair {
    /// Removes a comment, or white space of other languages, if there is one.
    private mutating func comment(at offset: Int) -> SyntaxFault? {
        let next = byte(at: offset + 1)
        switch byte(at: offset) {
        case UInt8(ascii: "/") where next == UInt8(ascii: "*"):
            var end = offset + 2
            while end < text.count, !text[end...].starts(with: "*/".utf8) { end += 1 }
            replace(offset..<min(end + 2, text.count), by: [])
            return .blockComment
        case UInt8(ascii: "/") where next == UInt8(ascii: "/"):
            removeLine(from: offset)
            return .lineComment
        case UInt8(ascii: "#"):
            removeLine(from: offset)
            return .hashComment
        case 0:
            text.remove(at: offset)
            return .nul
        case let byte?:
            guard let count = Self.spaceCount(text[offset...], startingWith: byte) else {
                return nil
            }
            replace(offset..<offset + count, by: [])
            return .foreignSpace
        case nil: return nil
        }
    }

    private mutating func removeLine(from offset: Int) {
        let end = text[offset...].firstIndex { $0 == UInt8(ascii: "\n") } ?? text.count
        replace(offset..<end, by: [])
    }

    /// Returns the length of a character that other languages skip as white space, or `nil`.
    private static func spaceCount(_ text: ArraySlice<UInt8>, startingWith byte: UInt8) -> Int? {
        // Vertical tab, form feed, and the separators U+001C to U+001F.
        if byte == 0x0B || byte == 0x0C || 0x1C...0x1F ~= byte { return 1 }
        let spaces = ["\u{A0}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{3000}", "\u{85}"]
        return spaces.first { text.starts(with: $0.utf8) }?.utf8.count
    }

    /// Removes what is before the first object, if nothing was read yet.
    private mutating func repairStart(at offset: Int) -> SyntaxFault? {
        guard text[..<offset].allSatisfy(\.isJSONWhitespace) else { return nil }
        guard let start = text[offset...].firstIndex(of: UInt8(ascii: "{")) else {
            text = Self.plain
            return .notJSON
        }
        let isGuard = text[offset...].starts(with: ")]}'".utf8)
        replace(offset..<start, by: [])
        return isGuard ? .guardPrefix : .textBefore
    }

    private mutating func repairEnd(at offset: Int) -> SyntaxFault {
        let start = text.firstIndex { !$0.isJSONWhitespace }
        let isKey = byte(at: offset) == UInt8(ascii: ":") && start.map { text[$0] } == .quote
        if isKey, let start {
            text.insert(UInt8(ascii: "{"), at: start)
            return .missingBrace
        }
        replace(offset..<text.count, by: [])
        return .textAfter
    }

    private mutating func repairColon(at offset: Int) -> SyntaxFault {
        switch byte(at: offset) {
        case UInt8(ascii: "="):
            text[offset] = UInt8(ascii: ":")
            return .equalsSign
        case UInt8(ascii: ","), UInt8(ascii: "}"):
            text.insert(UInt8(ascii: ":"), at: offset)
            text.insert(contentsOf: PlainValue.before(offset + 1, in: text), at: offset + 1)
            return .missingValue
        default:
            text.insert(UInt8(ascii: ":"), at: offset)
            return .missingColon
        }
    }

    private mutating func repairSeparator(
        _ kind: JSONSyntaxError.Kind,
        at offset: Int
    ) -> SyntaxFault {
        guard let byte = byte(at: offset) else { return .other(kind) }
        let previous = text[..<offset].last
        switch byte {
        case UInt8(ascii: ";"):
            text[offset] = UInt8(ascii: ",")
            return .semicolon
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            text[offset] = byte == UInt8(ascii: "]") ? UInt8(ascii: "}") : UInt8(ascii: "]")
            return .wrongBracket
        case UInt8(ascii: "+") where self.byte(before: offset) == .quote:
            let end = text[offset...].firstIndex(of: .quote) ?? offset
            let start = text[..<offset].lastIndex(of: .quote) ?? offset
            replace(start..<end + 1, by: [])
            return .concatenation
        case _ where previous.map(\.isDigit) == true && (byte.isWordPart || byte == .point):
            return repairNumber(around: offset)
        case .quote, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"),
            _ where byte.isWordPart:
            text.insert(UInt8(ascii: ","), at: offset)
            return .missingComma
        default:
            text.remove(at: offset)
            return .other(kind)
        }
    }
}

// MARK: - Tokens

extension SyntaxRepair {
    private mutating func repairKey(_ kind: JSONSyntaxError.Kind, at offset: Int) -> SyntaxFault {
        guard let byte = byte(at: offset) else { return .other(kind) }
        switch byte {
        case UInt8(ascii: ","):
            text.remove(at: offset)
            return .extraComma
        case UInt8(ascii: "]"):
            text[offset] = UInt8(ascii: "}")
            return .wrongBracket
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return requote(byte, at: offset)
        case _ where byte.isWordPart:
            let end = text[offset...].firstIndex { !$0.isWordPart } ?? text.count
            let isNumber = byte.isDigit
            replace(offset..<end, by: [.quote] + text[offset..<end] + [.quote])
            return isNumber ? .numberAsKey : .unquotedKey
        default:
            text.remove(at: offset)
            return .other(kind)
        }
    }

    private mutating func repairValue(_ kind: JSONSyntaxError.Kind, at offset: Int) -> SyntaxFault {
        guard let byte = byte(at: offset) else { return .other(kind) }
        let isMember = self.byte(before: offset) == UInt8(ascii: ":")
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return requote(byte, at: offset)
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
            if isMember {
                text.insert(contentsOf: PlainValue.before(offset, in: text), at: offset)
                return .missingValue
            }
            guard byte == UInt8(ascii: ",") else {
                text[offset] = byte == UInt8(ascii: "]") ? UInt8(ascii: "}") : UInt8(ascii: "]")
                return .wrongBracket
            }
            text.remove(at: offset)
            return .extraComma
        case UInt8(ascii: ":"):
            text.remove(at: offset)
            return .extraColon
        case UInt8(ascii: "+"):
            text.remove(at: offset)
            return .plusSign
        case UInt8(ascii: "."):
            text.insert(UInt8(ascii: "0"), at: offset)
            return .missingDigit
        case _ where byte.isWordPart:
            return repairWord(at: offset)
        default:
            text.remove(at: offset)
            return .other(kind)
        }
    }

    /// Replaces a word that is not JSON, with any arguments, by a value that the field may have.
    private mutating func repairWord(at offset: Int) -> SyntaxFault {
        var end = text[offset...].firstIndex { !$0.isWordPart } ?? text.count
        let word = String(decoding: text[offset..<end], as: UTF8.self)
        if byte(at: end) == UInt8(ascii: "("),
            let close = text[end...].firstIndex(of: UInt8(ascii: ")"))
        {
            end = close + 1
        }
        replace(offset..<end, by: PlainValue.before(offset, in: text))
        switch word {
        case "NaN", "nan": return .notANumber
        case "Infinity", "inf", "Inf": return .infinity
        case "undefined": return .undefined
        case "None", "nil": return .foreignLiteral
        default:
            return ["true", "false", "null"].contains(word.lowercased())
                ? .otherCaseLiteral : .unquotedText
        }
    }

    /// Replaces a malformed number, of which an offset is a part, by a value that the field may
    /// have.
    private mutating func repairNumber(around offset: Int) -> SyntaxFault {
        let start = (text[..<offset].lastIndex { !$0.isNumberPart } ?? -1) + 1
        let end = text[offset...].firstIndex { !$0.isNumberPart } ?? text.count
        var token = text[start..<end]
        replace(start..<max(end, start), by: PlainValue.before(start, in: text))
        if token.first == UInt8(ascii: "-") { token.removeFirst() }
        if token.first == UInt8(ascii: "I") || token.first == UInt8(ascii: "i") { return .infinity }
        if token.first == UInt8(ascii: "N") || token.first == UInt8(ascii: "n") {
            return .notANumber
        }
        if token.contains(UInt8(ascii: "_")) { return .digitSeparator }
        // A number has at most one point, before the exponent.
        if let place = token.lastIndex(of: .point),
            token[..<place].contains(where: { $0 == .point || $0 | 0x20 == UInt8(ascii: "e") })
        {
            return .misplacedPoint
        }
        let second = token.dropFirst().first
        if token.first == UInt8(ascii: "0"), let second {
            if "xXoObB".utf8.contains(second) { return .otherRadix }
            if second.isDigit { return .leadingZero }
        }
        if let last = token.last, !last.isDigit, last.isWordPart, last | 0x20 != UInt8(ascii: "e") {
            return .numberSuffix
        }
        return .missingDigit
    }

    /// Writes a string in other quotes in double quotes.
    private mutating func requote(_ quote: UInt8, at offset: Int) -> SyntaxFault {
        let end = text[(offset + 1)...].firstIndex(of: quote) ?? text.count
        let inner = text[(offset + 1)..<end].flatMap { byte in
            byte == .quote ? [.backslash, byte] : [byte]
        }
        replace(offset..<min(end + 1, text.count), by: [.quote] + inner + [.quote])
        return quote == UInt8(ascii: "'") ? .singleQuotes : .backquotes
    }
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    fileprivate static let point = UInt8(ascii: ".")

    /// Whether the byte may be part of a word, such as a key without quotes.
    fileprivate var isWordPart: Bool {
        isDigit || self >= 0x80 || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
            || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20
    }

    /// Whether the byte may be part of a number, well-formed or not.
    var isNumberPart: Bool {
        isWordPart || self == .point || self == UInt8(ascii: "+")
            || self == UInt8(ascii: "-")
    }
}
