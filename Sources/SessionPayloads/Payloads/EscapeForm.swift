import StrictJSON

/// A spelling of a character in a JSON string (RFC 8259, section 7).
package enum EscapeForm: Int, CaseIterable, Sendable {
    /// Unescaped, if that is allowed.
    case plain

    /// The two-character escape, if there is one: `\n`, `\/`.
    case short

    /// The escape of UTF-16 code units with lower-case digits: `\u00e9`.
    case lowercase

    /// The escape of UTF-16 code units with upper-case digits: `\u00E9`.
    case uppercase
}

extension [UInt8] {
    /// Appends a JSON string with its scalars in the given forms, used in turn.
    ///
    /// - Returns: Whether `text` is a JSON string without lone surrogates. If not, nothing is
    ///   appended.
    mutating func append(respelling text: borrowing RawSpan, as forms: [EscapeForm]) -> Bool {
        guard text.byteCount > 1, text.byte(at: 0) == UInt8(ascii: "\""),
            let extent = try? text.stringExtent(openedAt: 0), extent.end == text.byteCount - 1,
            !extent.hasLoneSurrogate
        else { return false }
        // The worst case is a one-byte character that becomes an escape of six bytes.
        append(addingCapacity: 6 * extent.range.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            var turn = 0
            var offset = extent.start
            while offset < extent.end {
                let codePoint = text.codePoint(inStringAt: &offset)
                // Only a lone surrogate is not a scalar, and the guard excludes those.
                output.append(Unicode.Scalar(codePoint) ?? "\u{FFFD}", as: forms[turn])
                turn = turn + 1 == forms.count ? 0 : turn + 1
            }
            output.append(UInt8(ascii: "\""))
        }
        return true
    }
}

extension OutputSpan<UInt8> {
    /// Appends `scalar` to a string, in `form` or else in the plainest form allowed.
    fileprivate mutating func append(_ scalar: Unicode.Scalar, as form: EscapeForm) {
        let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
        switch form {
        case .plain where !mustEscape:
            append(scalar)
        case .plain, .short:
            if let letter = scalar.shortEscape {
                append(UInt8(ascii: "\\"))
                append(letter)
            } else {
                append(scalar, as: mustEscape ? .lowercase : .plain)
            }
        case .lowercase, .uppercase:
            let isUppercase = form == .uppercase
            guard scalar.value > 0xFFFF else {
                append(codeUnit: UInt16(scalar.value), uppercase: isUppercase)
                return
            }
            let pair = scalar.value - 0x10000
            append(codeUnit: 0xD800 | UInt16(pair >> 10), uppercase: isUppercase)
            append(codeUnit: 0xDC00 | UInt16(pair & 0x3FF), uppercase: isUppercase)
        }
    }
}

extension Unicode.Scalar {
    /// The character after the backslash in the two-character escape, if there is one.
    fileprivate var shortEscape: UInt8? {
        switch self {
        case "\"": UInt8(ascii: "\"")
        case "\\": UInt8(ascii: "\\")
        case "/": UInt8(ascii: "/")
        case "\u{8}": UInt8(ascii: "b")
        case "\u{C}": UInt8(ascii: "f")
        case "\n": UInt8(ascii: "n")
        case "\r": UInt8(ascii: "r")
        case "\t": UInt8(ascii: "t")
        default: nil
        }
    }
}
