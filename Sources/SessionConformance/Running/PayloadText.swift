/// Payloads as printable text.
package enum PayloadText {
    /// The maximum number of scalars that reports show; the replay token holds the whole payload.
    private static let longest = 400

    /// Returns the payload as reports show it; a long one is cut and its length added.
    package static func shown(_ payload: [UInt8]) -> String {
        let count = String(validating: payload, as: UTF8.self)?.unicodeScalars.count
        guard count ?? payload.count > longest else { return whole(payload) }
        let beginning =
            if let text = String(validating: payload, as: UTF8.self) {
                escaped(text.unicodeScalars.prefix(longest))
            } else {
                escaped(payload.prefix(longest))
            }
        return beginning + "… (\(payload.count) bytes)"
    }

    /// Returns the payload as a word of a shell, to be pasted after `printf %s`; a long one is cut.
    ///
    /// What does not print as itself is written in the quotes `$'…'`, which bash, zsh and ksh know.
    package static func shellWord(_ payload: [UInt8]) -> String {
        guard !payload.isEmpty else { return "(empty)" }
        let text = String(validating: payload, as: UTF8.self)
        guard (text?.unicodeScalars.count ?? payload.count) <= longest else {
            return shown(payload) + "; the token has all of it"
        }
        // No argument of a program can contain it.
        guard !payload.contains(0) else { return whole(payload) + " (with NUL: use the token)" }
        if let text, text.unicodeScalars.allSatisfy(\.isShown) {
            return "'" + text.replacing("'", with: #"'\''"#) + "'"
        }
        let escaped = payload.map { byte in
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\\"): "\\" + String(Unicode.Scalar(byte))
            case 0x20..<0x7F: String(Unicode.Scalar(byte))
            default: "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return "$'" + escaped.joined() + "'"
    }

    /// Returns the whole payload, with `\xhh` for each byte that does not print as itself.
    ///
    /// Examples are control characters and combining marks. If the payload is not UTF-8, all bytes
    /// beyond ASCII are escaped.
    static func whole(_ payload: [UInt8]) -> String {
        String(validating: payload, as: UTF8.self).map { escaped($0.unicodeScalars[...]) }
            ?? escaped(payload[...])
    }

    private static func escaped(_ scalars: Substring.UnicodeScalarView) -> String {
        var text = ""
        for scalar in scalars {
            if scalar.isShown {
                text.unicodeScalars.append(scalar)
            } else {
                text += escaped(Array(String(scalar).utf8)[...])
            }
        }
        return text
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        bytes.map { byte in
            guard (0x20..<0x7F).contains(byte) else {
                return "\\x" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
            }
            return String(Unicode.Scalar(byte))
        }.joined()
    }
}

extension Unicode.Scalar {
    /// Whether a scalar prints as itself, does not affect those around it, and cannot be taken for
    /// a space.
    fileprivate var isShown: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
            false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
