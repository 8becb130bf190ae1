/// Splits Swift code into tokens.
///
/// It knows only as much of the language as the project rules need: nested comments, all kinds of
/// string literals, and regex literals where an expression can start.
struct SwiftLexer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var tokens: [SwiftToken] = []

    /// Returns the tokens of `text`, in the order in which they end.
    static func tokens(of text: String) -> [SwiftToken] {
        var lexer = SwiftLexer(bytes: Array(text.utf8))
        lexer.readCode(isInterpolation: false)
        return lexer.tokens
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func byte(_ distance: Int = 0) -> UInt8? {
        let index = position + distance
        return index < bytes.count ? bytes[index] : nil
    }

    private mutating func advance() {
        if bytes[position] == UInt8(ascii: "\n") { line += 1 }
        position += 1
    }

    private mutating func add(_ kind: SwiftToken.Kind, from start: Int, to end: Int, line: Int) {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        tokens.append(SwiftToken(kind: kind, text: text, line: line))
    }
}

// MARK: - Code

extension SwiftLexer {
    /// Reads to the end, or past the parenthesis that closes an interpolation.
    private mutating func readCode(isInterpolation: Bool) {
        var depth = isInterpolation ? 1 : 0
        while let next = byte() {
            switch next {
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"): skipLine()
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"): skipBlockComment()
            case UInt8(ascii: "/") where startsRegex: readRegex()
            case UInt8(ascii: "\""): readString(hashes: 0)
            case UInt8(ascii: "#"): readHash()
            case UInt8(ascii: "`"): readEscapedWord()
            case _ where Self.isWord(next): readWord()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): advance()
            default:
                if next == UInt8(ascii: "(") { depth += 1 }
                if next == UInt8(ascii: ")") { depth -= 1 }
                if isInterpolation, depth == 0 {
                    advance()
                    return
                }
                add(.mark, from: position, to: position + 1, line: line)
                advance()
            }
        }
    }

    private mutating func skipLine() {
        while let next = byte(), next != UInt8(ascii: "\n") { advance() }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        while let next = byte() {
            if next == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
                depth += 1
                advance()
            } else if next == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
                depth -= 1
                advance()
            }
            advance()
            if depth == 0 { return }
        }
    }

    private mutating func readHash() {
        var hashes = 0
        while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
        if byte(hashes) == UInt8(ascii: "\"") {
            position += hashes
            readString(hashes: hashes)
        } else {
            add(.mark, from: position, to: position + 1, line: line)
            advance()
        }
    }

    private mutating func readEscapedWord() {
        advance()
        let start = position
        while let next = byte(), next != UInt8(ascii: "`"), next != UInt8(ascii: "\n") { advance() }
        add(.escapedWord, from: start, to: position, line: line)
        if byte() == UInt8(ascii: "`") { advance() }
    }

    private mutating func readWord() {
        let start = position
        while let next = byte(), Self.isWord(next) { position += 1 }
        add(.word, from: start, to: position, line: line)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }
}

// MARK: - Literals

extension SwiftLexer {
    /// Reads a string literal from its first quotation mark, which follows `hashes` number signs.
    private mutating func readString(hashes: Int) {
        let firstLine = line
        let isMultiline = startsMultilineString
        let quotes = isMultiline ? 3 : 1
        position += quotes
        var text: [UInt8] = []
        while let next = byte() {
            if next == UInt8(ascii: "\\"), hasHashes(hashes, at: 1) {
                position += 1 + hashes
                if byte() == UInt8(ascii: "(") {
                    advance()
                    readCode(isInterpolation: true)
                } else if byte() != nil {
                    advance()
                }
                continue
            }
            if next == UInt8(ascii: "\""), endsString(quotes: quotes, hashes: hashes) {
                position += quotes + hashes
                break
            }
            // An unterminated single-line literal ends with the line.
            if !isMultiline, next == UInt8(ascii: "\n") { break }
            text.append(next)
            advance()
        }
        let decoded = String(decoding: text, as: UTF8.self)
        tokens.append(SwiftToken(kind: .literal, text: decoded, line: firstLine))
    }

    /// Whether a multiline string starts here: three quotation marks and nothing else on the line,
    /// since `#"""#` is a single-line string.
    private var startsMultilineString: Bool {
        guard byte(1) == UInt8(ascii: "\""), byte(2) == UInt8(ascii: "\"") else { return false }
        var distance = 3
        while let next = byte(distance), next == UInt8(ascii: " ") { distance += 1 }
        return byte(distance) == UInt8(ascii: "\n")
    }

    private func hasHashes(_ count: Int, at distance: Int) -> Bool {
        for index in 0..<count where byte(distance + index) != UInt8(ascii: "#") { return false }
        return true
    }

    private func endsString(quotes: Int, hashes: Int) -> Bool {
        for index in 0..<quotes where byte(index) != UInt8(ascii: "\"") { return false }
        return hasHashes(hashes, at: quotes)
    }

    /// Whether a slash starts a regex literal: no operand before it, and no space after it.
    private var startsRegex: Bool {
        guard let next = byte(1), next != UInt8(ascii: " "), next != UInt8(ascii: "\n") else {
            return false
        }
        guard let last = tokens.last else { return false }
        return ["(", ",", "=", "[", "{", ":"].contains { last.is($0) } || last.is("return")
    }

    private mutating func readRegex() {
        let firstLine = line
        advance()
        let start = position
        while let next = byte(), next != UInt8(ascii: "/"), next != UInt8(ascii: "\n") {
            if next == UInt8(ascii: "\\"), byte(1) != nil { advance() }
            advance()
        }
        add(.literal, from: start, to: position, line: firstLine)
        if byte() == UInt8(ascii: "/") { advance() }
    }
}
