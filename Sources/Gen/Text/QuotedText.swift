/// Strings as in source code, so that no two of them look the same.
enum QuotedText {
    /// Returns a string in quotes.
    ///
    /// Scalars that are not visible, that join others, or that look like others are written like
    /// `\u{301}`.
    static func of(_ string: String) -> String {
        let text = string.debugDescription
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        return text.unicodeScalars.reduce(into: "") { result, scalar in
            if isHidden(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator,
            .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned, .surrogate:
            return true
        default:
            // The vowels and final consonants of Hangul join what is before them.
            return (0x1160...0x11FF).contains(scalar.value)
                || TextTwins.lookalikes.contains(scalar)
        }
    }
}
