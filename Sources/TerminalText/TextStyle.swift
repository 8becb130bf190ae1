/// The colors of text on a terminal, or none.
package struct TextStyle: Hashable, Sendable {
    /// Whether escape sequences are written at all.
    package var isColored: Bool

    /// A style with or without escape sequences.
    package init(isColored: Bool) {
        self.isColored = isColored
    }

    /// `text` in bold.
    package func bold(_ text: String) -> String { paint(text, "1") }

    /// `text` less bright than the text around it.
    package func dim(_ text: String) -> String { paint(text, "2") }

    /// `text` in bold and in `color`.
    package func bold(_ text: String, _ color: Color) -> String {
        paint(text, "1;\(color.rawValue)")
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension TextStyle {
    /// A foreground color, by its number in the standard ECMA-48.
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

    /// The style for `choice` on a stream.
    ///
    /// By default only terminals get color; NO_COLOR, CLICOLOR=0 and TERM=dumb turn it off,
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
