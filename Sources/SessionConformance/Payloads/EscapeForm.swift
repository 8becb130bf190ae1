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
            append(contentsOf: String(scalar).utf8)
        case .plain, .short:
            if let letter = scalar.shortEscape {
                append(UInt8(ascii: "\\"))
                append(letter)
            } else {
                append(scalar, as: mustEscape ? .lowercase : .plain)
            }
        case .lowercase, .uppercase:
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: form == .uppercase)
                let zeros = String(repeating: "0", count: 4 - digits.count)
                append(contentsOf: "\\u\(zeros)\(digits)".utf8)
            }
        }
    }

    /// A JSON string whose scalars are spelled in these forms, used in turn.
    init(quoting text: String, as forms: [EscapeForm]) {
        self = [UInt8(ascii: "\"")]
        for (index, scalar) in text.unicodeScalars.enumerated() {
            append(scalar, as: forms.isEmpty ? .plain : forms[index % forms.count])
        }
        append(UInt8(ascii: "\""))
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
