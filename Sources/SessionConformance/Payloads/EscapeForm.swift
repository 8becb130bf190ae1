import StrictJSON

/// How one character of a JSON string is spelled, all of them with the same meaning (RFC 8259,
/// section 7).
enum EscapeForm: Int, CaseIterable, Sendable {
    /// As it is, where that is allowed.
    case plain

    /// By the escape of two characters, where there is one: `\n`, `\/`.
    case short

    /// By code units with digits in lower case: `\u00e9`.
    case lowercase

    /// By code units with digits in upper case: `\u00E9`.
    case uppercase
}

extension [UInt8] {
    /// Appends `scalar` to the content of a string, in `form` or in the plainest form allowed.
    mutating func append(_ scalar: Unicode.Scalar, as form: EscapeForm) {
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

    /// Appends a JSON string whose scalars are spelled in these forms, used in turn.
    mutating func append(quoting text: String, as forms: [EscapeForm]) {
        guard !forms.isEmpty else { return append(quoting: text) }
        append(UInt8(ascii: "\""))
        var turn = 0
        for scalar in text.unicodeScalars {
            append(scalar, as: forms[turn])
            turn = turn + 1 == forms.count ? 0 : turn + 1
        }
        append(UInt8(ascii: "\""))
    }

    /// A JSON string whose scalars are spelled in these forms, used in turn.
    init(quoting text: String, as forms: [EscapeForm]) {
        self = []
        reserveCapacity(2 * text.utf8.count + 2)
        append(quoting: text, as: forms)
    }
}

extension Unicode.Scalar {
    /// The character after the backslash in the escape of two characters that stands for this.
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
