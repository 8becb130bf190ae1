extension String {
    /// The text with everything that could act on a terminal as a visible escape.
    ///
    /// Controls (C0, DEL, C1), line and paragraph separators, and the invisible characters of
    /// category Cf, those that reverse the direction of text among them, become `\n`, `\r`, `\t`
    /// or `\u{1b}`. Everything dynamic that a report or a diagnostic shows goes through here:
    /// payloads, file names, URLs, what a server said.
    package var terminalSafe: String {
        guard unicodeScalars.contains(where: \.actsOnTerminals) else { return self }
        var safe = ""
        for scalar in unicodeScalars {
            if scalar.actsOnTerminals {
                safe += scalar.visibleEscape
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }
}

extension Unicode.Scalar {
    /// Whether a terminal, or a person, could be misled by this scalar in a line of text.
    var actsOnTerminals: Bool {
        if value < 0x7F { return value < 0x20 }
        if value < 0xA0 { return true }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    fileprivate var visibleEscape: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{" + String(value, radix: 16) + "}"
        }
    }
}
