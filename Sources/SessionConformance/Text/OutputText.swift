/// Makes the output of a child process safe to print.
///
/// Whatever the bytes are, they cannot move the cursor, colour the terminal or fill the screen.
enum OutputText {
    /// Returns a line of output in quotation marks, cut after 200 scalars.
    static func quoted(_ bytes: some Collection<UInt8>) -> String {
        "'\(printable(bytes, limit: 200))'"
    }

    /// Returns output with unprintable scalars escaped, cut after `limit` scalars.
    ///
    /// Invalid UTF-8 becomes U+FFFD. The cost depends on `limit`, not on the number of bytes.
    ///
    /// - Parameters:
    ///   - bytes: The output.
    ///   - limit: The maximum number of scalars before the ellipsis.
    ///   - keepsLines: Whether line feeds and tabs stay unescaped.
    /// - Returns: Printable text.
    static func printable(
        _ bytes: some Collection<UInt8>,
        limit: Int,
        keepsLines: Bool = false
    ) -> String {
        // A scalar takes at most four bytes, so this prefix holds at least `limit` scalars.
        let scalars = String(decoding: bytes.prefix(4 * limit), as: UTF8.self).unicodeScalars
        var text = ""
        for scalar in scalars.prefix(limit) {
            if keepsLines, scalar == "\n" || scalar == "\t" {
                text.unicodeScalars.append(scalar)
            } else if isPrintable(scalar) {
                text.unicodeScalars.append(scalar)
            } else {
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            }
        }
        let isCut = bytes.count > 4 * limit || scalars.count > limit
        return isCut ? text + "…" : text
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            false
        default: true
        }
    }
}
