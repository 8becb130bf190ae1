import Platform
import TerminalText

/// A progress line on standard error, which is rewritten in place, or a line now and then if
/// standard error is not a terminal.
package struct ProgressLine {
    private let console: Console
    /// Whether anything is ever shown.
    let isOn: Bool
    private var time: TimeSource { console.time }
    private let interval: Duration
    private var due: Duration
    private var isShown = false

    /// A line that appears after half a second, or immediately for `always`, and changes at most
    /// ten times per second.
    ///
    /// With `auto`, logs and pipes get one every ten seconds, so that a long run is seen to
    /// continue.
    package init(_ choice: VerdictOptions.When, console: Console) {
        self.console = console
        isOn = choice != .never
        let isRare = choice == .auto && !console.errorIsTerminal
        interval = isRare ? .seconds(10) : .milliseconds(100)
        let delay = isRare ? interval : choice == .always ? .zero : .milliseconds(500)
        due = console.time.now() + delay
    }

    /// Whether a text would be shown now.
    var isDue: Bool { isOn && time.now() >= due }

    /// Shows `text`, unless the last change was too recent.
    package mutating func show(_ text: String) {
        guard isDue else { return }
        due = time.now() + interval
        let text = text.terminalSafe
        guard console.errorIsTerminal else { return console.writeError(text + "\n") }
        // A line that wraps cannot be rewritten in place.
        let line = text.count > 79 ? text.prefix(78) + "…" : text[...]
        console.writeError("\r\u{1B}[K\(line)")
        isShown = true
    }

    /// Removes the line; call this before writing anything else.
    package mutating func clear() {
        if isShown { console.writeError("\r\u{1B}[K") }
        isShown = false
    }
}
