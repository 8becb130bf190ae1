package import StrictJSON

/// Where somebody who edits a file by hand has to look when it is no JSON text, and what to do.
///
/// The reader stops at the first byte that cannot stand where it stands. People look for the slip
/// that led there: the comma that is missing a line before, the quote that was never closed.
package struct SyntaxAdvice: Hashable, Sendable {
    /// Where the slip is, in bytes.
    package var offset: Int

    /// What it is, in one sentence without a full stop.
    package var message: String

    /// What to do about it.
    package var mend: String

    package init(_ error: JSONSyntaxError, in bytes: [UInt8]) {
        offset = error.offset
        message = "this is no JSON text: \(error.reason)"
        mend = "Write \(error.expectation) here."
        guard !Self.isUTF16(bytes) else {
            offset = 0
            message = "this file is saved as UTF-16"
            mend = "Save it as UTF-8, the encoding of all files here."
            return
        }
        let rest = bytes[min(error.offset, bytes.count)...]
        switch error.kind {
        case .emptyText:
            message = "there is nothing in this file"
            mend = "Copy the outer lines of another file of this kind, or remove this one."
        case .unexpectedEnd:
            message = "the file ends in the middle of a value"
            mend = "Close what was opened with \", [ or {, in the reverse order."
        case .expectedCommaOrBrace, .expectedCommaOrBracket:
            guard let first = rest.first, Self.startsValue(first) else { return }
            offset = Self.endOfText(before: error.offset, in: bytes)
            message = "a comma is missing here"
            mend = "Write a comma behind this value, since another one follows."
        case .trailingComma:
            mend = "Remove this comma, or write something else behind it."
        case .trailingContent:
            mend = "Move it between the brackets, or remove a closing bracket too many before it."
        case .controlCharacter: adviseOnControl(rest.first)
        case .invalidUTF8:
            message = "this character is not UTF-8"
            mend = "Save the file as UTF-8, or write the character as an escape such as \\u00e9."
        case .expectedKey, .expectedValue: adviseOnForeign(rest)
        case .unknownLiteral:
            mend = "Write true, false or null in small letters, or a string in double quotes."
        case .expectedColon, .leadingZero, .expectedDigit, .unknownEscape, .invalidUnicodeEscape,
            .tooDeep:
            break
        }
    }

    private mutating func adviseOnControl(_ byte: UInt8?) {
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
            mend = "Write it as an escape, such as \\t for a tab."
            return
        }
        message = "the line ends inside a string"
        mend = "Close the string with a double quote; a line break that is meant is written \\n."
    }

    private mutating func adviseOnForeign(_ rest: ArraySlice<UInt8>) {
        let quotes = ["'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}"]
        if quotes.contains(where: { rest.starts(with: $0.utf8) }) {
            message = "this is no double quote"
            mend = "Write the plain \" before and behind a string."
        } else if rest.starts(with: "//".utf8) || rest.starts(with: "/*".utf8)
            || rest.first == UInt8(ascii: "#")
        {
            message = "a comment stands here, and JSON has none"
            mend = "Remove it; what readers should know belongs into `why` or `about`."
        }
    }
}

extension SyntaxAdvice {
    /// Whether the text looks like UTF-16, of which every other byte is null for ASCII.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        let start = Array(bytes.prefix(2))
        return start == [0xFF, 0xFE] || start == [0xFE, 0xFF]
            || start.count == 2 && (start[0] == 0) != (start[1] == 0)
    }

    private static func startsValue(_ byte: UInt8) -> Bool {
        "\"{[-tfn".utf8.contains(byte) || byte.isDigit
    }

    /// The offset of the last byte before `offset` that is no white space.
    private static func endOfText(before offset: Int, in bytes: [UInt8]) -> Int {
        bytes[..<offset].lastIndex { !" \t\r\n".utf8.contains($0) } ?? offset
    }
}
