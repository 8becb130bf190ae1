package import SessionContract

/// The colors of a report on a terminal, or none.
package struct TextStyle: Hashable, Sendable {
    /// Whether escape sequences are written at all.
    package var isColored: Bool

    package init(isColored: Bool) {
        self.isColored = isColored
    }

    package func bold(_ text: String) -> String { paint(text, "1") }
    package func dim(_ text: String) -> String { paint(text, "2") }

    /// `text` in the color of `severity`.
    package func severity(_ severity: Severity, _ text: String) -> String {
        switch severity {
        case .error: paint(text, "1;31")
        case .warning: paint(text, "1;33")
        case .note: paint(text, "1;36")
        case .inconclusive: paint(text, "1;35")
        }
    }

    /// `text` in the color of `verdict`.
    package func verdict(_ verdict: Report.Verdict, _ text: String) -> String {
        switch verdict {
        case .conforms: paint(text, "1;32")
        case .violates, .failed: paint(text, "1;31")
        case .inconclusive: paint(text, "1;35")
        }
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension TextStyle {
    /// What a person can ask for.
    package enum Choice: String, CaseIterable, Sendable {
        case auto
        case always
        case never
    }

    /// The style for `choice` on a stream.
    ///
    /// Left to itself, color goes to terminals alone; NO_COLOR, CLICOLOR=0 and TERM=dumb turn it
    /// off, CLICOLOR_FORCE turns it on.
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
