import TerminalText

/// A progress line on standard error, which is rewritten in place.
struct ProgressLine {
    private let console: Console
    /// Whether anything is ever shown.
    let isOn: Bool
    private let clock = ContinuousClock()
    private var due: ContinuousClock.Instant
    private var isShown = false

    /// A line that appears after half a second, or immediately for `always`, and changes at most
    /// ten times per second.
    init(_ choice: VerdictOptions.When, console: Console) {
        self.console = console
        switch choice {
        case .always: isOn = true
        case .never: isOn = false
        case .auto: isOn = console.errorIsTerminal
        }
        due = clock.now + (choice == .always ? .zero : .milliseconds(500))
    }

    /// Whether a text would be shown now.
    var isDue: Bool { isOn && clock.now >= due }

    /// Shows `text`, unless the last change was too recent.
    mutating func show(_ text: String) {
        guard isOn, clock.now >= due else { return }
        due = clock.now + .milliseconds(100)
        let text = text.terminalSafe
        guard console.errorIsTerminal else { return console.writeError(text + "\n") }
        // A line that wraps cannot be rewritten in place.
        let line = text.count > 79 ? text.prefix(78) + "…" : text[...]
        console.writeError("\r\u{1B}[K\(line)")
        isShown = true
    }

    /// Removes the line; call this before writing anything else.
    mutating func clear() {
        if isShown { console.writeError("\r\u{1B}[K") }
        isShown = false
    }
}
