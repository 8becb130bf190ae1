package import StrictJSON

/// The likely mistake in a hand-edited file that is not JSON, and how to fix it.
///
/// The parser stops at the first byte that cannot be where it is. The mistake is often before that:
/// a missing comma on the previous line, or a quote that was never closed.
package struct SyntaxAdvice: Hashable, Sendable {
    /// The offset of the mistake, in bytes.
    package var offset: Int

    /// What is wrong, in one sentence without a full stop.
    package var message: String

    /// What to do about it.
    package var fix: String

    package init(_ error: JSONSyntaxError, in bytes: [UInt8]) {
        offset = error.offset
        message = "this is not JSON: \(error.reason)"
        fix = "Write \(error.expectation) here."
        guard !Self.isUTF16(bytes) else {
            offset = 0
            message = "this file is saved as UTF-16"
            fix = "Save it as UTF-8, the encoding of JSON."
            return
        }
        if let marker = Self.conflictMarker(in: bytes, before: error.offset) {
            offset = marker
            message = "there is a conflict that git could not merge"
            fix = "Keep the entries of both sides, and remove the lines of the markers."
            return
        }
        let rest = bytes[min(error.offset, bytes.count)...]
        switch error.kind {
        case .emptyText:
            message = "this file is empty"
            fix = "Copy the first and last lines of a similar file, or remove this one."
        case .unexpectedEnd:
            message = "the file ends in the middle of a value"
            fix = "Close each open \", [ and {, the last one first."
        case .expectedCommaOrBrace, .expectedCommaOrBracket:
            guard let first = rest.first, Self.startsValue(first) else { return }
            offset = Self.endOfText(before: error.offset, in: bytes)
            message = "a comma is missing here"
            fix = "Add a comma after this value, since another one follows."
        case .trailingComma:
            fix = "Remove this comma, or add another value after it."
        case .trailingContent:
            fix = "Move it inside the brackets, or remove an extra closing bracket before it."
        case .controlCharacter: adviseOnControl(rest.first)
        case .invalidUTF8:
            message = "this character is not UTF-8"
            fix = "Save the file as UTF-8, or write the character as an escape such as \\u00e9."
        case .expectedKey, .expectedValue: adviseOnForeign(rest)
        case .unknownLiteral:
            fix = "Write true, false or null in lowercase, or a string in double quotes."
        case .expectedColon, .leadingZero, .expectedDigit, .unknownEscape, .invalidUnicodeEscape,
            .tooDeep:
            break
        }
    }

    private mutating func adviseOnControl(_ byte: UInt8?) {
        guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
            fix = "Write it as an escape, such as \\t for a tab."
            return
        }
        message = "the line ends inside a string"
        fix = "Close the string with a double quote, or write the line break as \\n."
    }

    private mutating func adviseOnForeign(_ rest: ArraySlice<UInt8>) {
        let quotes = ["'", "`", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{201E}"]
        if quotes.contains(where: { rest.starts(with: $0.utf8) }) {
            message = "this is not a double quote"
            fix = "Write the plain \" before and after a string."
        } else if rest.starts(with: "//".utf8) || rest.starts(with: "/*".utf8)
            || rest.first == UInt8(ascii: "#")
        {
            message = "this is a comment, and JSON has no comments"
            fix = "Remove it; notes for readers belong in a member such as 'why' or 'reason'."
        }
    }
}

extension SyntaxAdvice {
    /// Whether the text looks like UTF-16, in which every other byte of ASCII text is zero.
    private static func isUTF16(_ bytes: [UInt8]) -> Bool {
        let start = Array(bytes.prefix(2))
        return start == [0xFF, 0xFE] || start == [0xFE, 0xFF]
            || start.count == 2 && (start[0] == 0) != (start[1] == 0)
    }

    /// Returns the offset of a conflict marker at the start of a line, not after the line of an
    /// error.
    private static func conflictMarker(in bytes: [UInt8], before end: Int) -> Int? {
        let marks = ["<<<<<<<", "=======", ">>>>>>>"].map { Array($0.utf8) }
        var start = 0
        while start <= min(end, bytes.count) {
            if marks.contains(where: { bytes[start...].starts(with: $0) }) { return start }
            guard let next = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            start = next + 1
        }
        return nil
    }

    private static func startsValue(_ byte: UInt8) -> Bool {
        "\"{[-tfn".utf8.contains(byte) || byte.isDigit
    }

    /// Returns the offset of the last byte before `offset` that is not white space.
    private static func endOfText(before offset: Int, in bytes: [UInt8]) -> Int {
        bytes[..<offset].lastIndex { !" \t\r\n".utf8.contains($0) } ?? offset
    }
}
