/// The style of text on a terminal, with or without escape sequences.
package struct TextStyle: Hashable, Sendable {
    /// Whether escape sequences are written.
    package var isColored: Bool

    /// Creates a style with or without escape sequences.
    package init(isColored: Bool) {
        self.isColored = isColored
    }

    /// Returns `text` in bold.
    package func bold(_ text: String) -> String { paint(text, "1") }

    /// Returns `text` dimmed.
    package func dim(_ text: String) -> String { paint(text, "2") }

    /// Returns `text` in bold and in `color`.
    package func bold(_ text: String, _ color: Color) -> String {
        paint(text, "1;\(color.rawValue)")
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension TextStyle {
    /// A foreground color, with its number in ECMA-48.
    package enum Color: Int, Sendable {
        case red = 31
        case green = 32
        case yellow = 33
        case magenta = 35
        case cyan = 36
    }

    /// When to use color.
    package enum Choice: String, CaseIterable, Sendable {
        case auto
        case always
        case never
    }

    /// Creates the style for `choice` on a stream.
    ///
    /// With `auto`, only terminals get color. NO_COLOR, CLICOLOR=0 and TERM=dumb turn it off, and
    /// CLICOLOR_FORCE turns it on.
    package init(_ choice: Choice, isTerminal: Bool, environment: [String: String]) {
        func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
        switch choice {
        case .always: isColored = true
        case .never: isColored = false
        case .auto:
            if isSet("NO_COLOR") {
                isColored = false
            } else if isSet("CLICOLOR_FORCE"), environment["CLICOLOR_FORCE"] != "0" {
                isColored = true
            } else {
                isColored =
                    isTerminal && environment["CLICOLOR"] != "0" && environment["TERM"] != "dumb"
            }
        }
    }
}
