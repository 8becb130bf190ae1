extension String {
    /// The text with a visible escape instead of everything that a terminal could act on.
    ///
    /// Controls (C0, DEL, C1), line and paragraph separators, and the invisible characters of
    /// category Cf, including those that reverse the direction of text, become escapes such as
    /// `\n`, `\r`, `\t` or `\u{1b}`. So does a character of each command to a runner of continuous
    /// integration, which reads what a terminal would show. Reports and diagnostics use this for
    /// all external text: payloads, file names, URLs and messages from a server.
    package var terminalSafe: String {
        // A key path instead of the closure takes far longer without optimization.
        guard unicodeScalars.contains(where: { $0.actsOnTerminals }) else {
            return breakingRunnerCommands
        }
        var safe = ""
        for scalar in unicodeScalars {
            if scalar.actsOnTerminals {
                safe += scalar.visibleEscape
            } else {
                safe.unicodeScalars.append(scalar)
            }
        }
        return safe.breakingRunnerCommands
    }

    /// The text with each line made safe like ``terminalSafe``, but with line feeds kept.
    package var terminalSafeLines: String {
        // Split by scalars, because a carriage return and a line feed form one `Character`.
        unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).terminalSafe }
            .joined(separator: "\n")
    }

    /// The JSON text with a JSON escape instead of everything that a terminal or a runner of
    /// continuous integration could act on.
    ///
    /// The value stays the same, because in JSON these characters only occur in strings, except for
    /// line feeds between values, which are kept. No line of JSON starts with a colon.
    package var escapingTerminalControls: String {
        // Nearly all JSON texts are ASCII without controls, which a scan of the bytes finds fast.
        guard utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") || $0 > 0x7E }) else {
            return breakingMarks(with: "\\u0023")
        }
        var escaped = ""
        for scalar in unicodeScalars {
            guard scalar != "\n", scalar.actsOnTerminals else {
                escaped.unicodeScalars.append(scalar)
                continue
            }
            for unit in Character(scalar).utf16 {
                let digits = String(unit, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return escaped.breakingMarks(with: "\\u0023")
    }
}

extension Unicode.Scalar {
    /// Whether this scalar in a line of text could control a terminal or mislead a reader.
    fileprivate var actsOnTerminals: Bool {
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
