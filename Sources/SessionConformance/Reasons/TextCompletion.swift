import StrictJSON

/// The end of a JSON text that was cut off.
enum TextCompletion {
    /// Returns a text with what it needs to be JSON after its last byte.
    static func completed(_ text: [UInt8]) -> [UInt8] {
        var scan = Scan()
        for (offset, byte) in text.enumerated() { scan.read(byte, at: offset) }
        var text = text
        if scan.isInString {
            closeString(&text, from: scan.stringStart)
        } else {
            replaceCutToken(in: &text)
        }
        while let last = text.last, last.isJSONWhitespace { text.removeLast() }
        switch text.last {
        case UInt8(ascii: ":"): text += PlainValue.before(text.count, in: text)
        case UInt8(ascii: ","): text.removeLast()
        case .quote where scan.open.last == UInt8(ascii: "{"):
            let before = text[..<scan.stringStart].last { !$0.isJSONWhitespace }
            if before == UInt8(ascii: "{") || before == UInt8(ascii: ",") {
                text.append(UInt8(ascii: ":"))
                text += PlainValue.before(text.count, in: text)
            }
        default: break
        }
        for bracket in scan.open.reversed() {
            text.append(bracket == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        }
        return text
    }

    /// Ends a string, without the beginning of an escape at its end.
    private static func closeString(_ text: inout [UInt8], from start: Int) {
        if let slash = text.lastIndex(of: .backslash), slash > start {
            let slashes = text[start..<slash].reversed().prefix { $0 == .backslash }.count
            let length = text.count - slash
            let isUnicode = length > 1 && text[slash + 1] == UInt8(ascii: "u")
            let isCut = slashes.isMultiple(of: 2) && length < (isUnicode ? 6 : 2)
            if isCut { text.removeSubrange(slash...) }
        }
        text.append(.quote)
    }

    /// Replaces a number or a literal at the end that is not complete.
    private static func replaceCutToken(in text: inout [UInt8]) {
        let start = (text.lastIndex { !$0.isNumberPart } ?? -1) + 1
        let token = Array(text[start...])
        guard !token.isEmpty, (try? JSONOutline(parsing: token)) == nil else { return }
        text.replaceSubrange(start..., with: PlainValue.before(start, in: text))
    }

    /// The brackets and the string that are open at the end of a text.
    private struct Scan {
        var open: [UInt8] = []
        var isInString = false
        var stringStart = 0
        private var isEscaped = false

        mutating func read(_ byte: UInt8, at offset: Int) {
            guard !isInString else {
                if isEscaped {
                    isEscaped = false
                } else if byte == .backslash {
                    isEscaped = true
                } else if byte == .quote {
                    isInString = false
                }
                return
            }
            switch byte {
            case .quote: (isInString, stringStart) = (true, offset)
            case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(byte)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
            default: break
            }
        }
    }
}
