/// What a child process wrote, made fit to be shown: whatever bytes it chose, nothing of it moves a
/// cursor, colours a terminal or fills a screen.
enum OutputText {
    /// The text of one line in quotation marks, cut after 200 scalars.
    static func quoted(_ bytes: some Collection<UInt8>) -> String {
        "“\(printable(bytes, limit: 200))”"
    }

    /// The text with everything escaped that does not print, cut after `limit` scalars.
    ///
    /// Bytes that are no UTF-8 become U+FFFD. Costs no more than the limit asks for, whatever the
    /// number of bytes.
    ///
    /// - Parameters:
    ///   - bytes: What was written.
    ///   - limit: How many scalars are shown.
    ///   - keepsLines: Whether line feeds and tabulators stay what they are.
    /// - Returns: Text that prints.
    static func printable(
        _ bytes: some Collection<UInt8>,
        limit: Int,
        keepsLines: Bool = false
    ) -> String {
        // A scalar takes four bytes at most.
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
