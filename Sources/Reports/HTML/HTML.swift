import TerminalText

/// A piece of an HTML page.
///
/// A literal is markup, and every text that is interpolated into it is escaped, so no text from
/// outside becomes markup. Characters that act on readers, such as those that reverse the direction
/// of text, become visible escapes.
struct HTML: ExpressibleByStringInterpolation, Sendable {
    /// The piece in UTF-8.
    private(set) var bytes: [UInt8] = []

    /// The maximum length of a text, in Unicode scalars; the rest of a longer one is only counted.
    static let longestText = 4_000

    init(stringLiteral markup: String) { bytes = Array(markup.utf8) }

    init(stringInterpolation: Interpolation) { bytes = stringInterpolation.piece.bytes }

    static func += (piece: inout HTML, other: HTML) { piece.bytes += other.bytes }

    /// A literal with texts and pieces between its parts.
    struct Interpolation: StringInterpolationProtocol {
        fileprivate var piece: HTML = ""

        init(literalCapacity: Int, interpolationCount: Int) {
            piece.bytes.reserveCapacity(literalCapacity)
        }

        mutating func appendLiteral(_ markup: String) { piece.bytes += markup.utf8 }

        mutating func appendInterpolation(_ text: String) {
            piece.append(text.shown(upTo: HTML.longestText))
        }

        /// Appends a text of several lines, whose line feeds are kept.
        mutating func appendInterpolation(lines text: String) {
            piece.append(text.clipped(to: HTML.longestText).terminalSafeLines)
        }

        /// Appends a whole number in groups of three digits.
        mutating func appendInterpolation(_ number: Int) { piece.append(number.grouped) }

        mutating func appendInterpolation(_ other: HTML) { piece += other }
    }
}

// MARK: - Texts

extension HTML {
    /// Returns a text in which what is between backticks becomes code.
    static func prose(_ text: String) -> HTML {
        // The parts must not be longer together than a text may be.
        let parts = text.clipped(to: longestText).split(
            separator: "`",
            omittingEmptySubsequences: false
        ).map(String.init)
        guard parts.count % 2 == 1 else { return "\(text)" }
        var piece: HTML = ""
        for (index, part) in parts.enumerated() {
            piece += index % 2 == 0 ? "\(part)" : "<code>\(part)</code>"
        }
        return piece
    }

    private mutating func append(_ text: String) {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else {
            for scalar in text.unicodeScalars { append(scalar) }
            return
        }
        for byte in text.utf8 { append(byte) }
    }

    private mutating func append(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): bytes += "&amp;".utf8
        case UInt8(ascii: "<"): bytes += "&lt;".utf8
        case UInt8(ascii: ">"): bytes += "&gt;".utf8
        case UInt8(ascii: "\""): bytes += "&quot;".utf8
        case UInt8(ascii: "'"): bytes += "&#39;".utf8
        default: bytes.append(byte)
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { return append(UInt8(scalar.value)) }
        // A page must not contain noncharacters (HTML, section "Preprocessing the input stream").
        guard !scalar.properties.isNoncharacterCodePoint else {
            return append("\\u{" + String(scalar.value, radix: 16) + "}")
        }
        bytes += String(scalar).utf8
    }
}
