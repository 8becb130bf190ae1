import TerminalText

/// One line on standard error that says what is being done, rewritten in place.
struct ProgressLine {
    private let console: Console
    private let isOn: Bool
    private let clock = ContinuousClock()
    private var due: ContinuousClock.Instant
    private var isShown = false

    /// A line that, on terminals, comes after half a second and changes at most ten times per
    /// second.
    init(_ choice: VerdictOptions.When, console: Console) {
        self.console = console
        switch choice {
        case .always: isOn = true
        case .never: isOn = false
        case .auto: isOn = console.errorIsTerminal
        }
        due = clock.now + (choice == .always ? .zero : .milliseconds(500))
    }

    /// Shows what is being done, if it is time for it.
    mutating func show(_ text: String) {
        guard isOn, clock.now >= due else { return }
        due = clock.now + .milliseconds(100)
        let text = text.terminalSafe
        guard console.errorIsTerminal else { return console.writeError(text + "\n") }
        // A line that wraps could not be rewritten.
        let line = text.count > 79 ? text.prefix(78) + "…" : text[...]
        console.writeError("\r\u{1B}[K\(line)")
        isShown = true
    }

    /// Removes the line, before something else is written.
    mutating func clear() {
        if isShown { console.writeError("\r\u{1B}[K") }
        isShown = false
    }
}
