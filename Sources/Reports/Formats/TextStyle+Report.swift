import SessionContract
import TerminalText

extension TextStyle {
    /// Returns `text` in the color of `severity`.
    func severity(_ severity: Severity, _ text: String) -> String {
        switch severity {
        case .error: bold(text, .red)
        case .warning: bold(text, .yellow)
        case .note: bold(text, .cyan)
        case .inconclusive: bold(text, .magenta)
        }
    }

    /// Returns `text` in the color of `verdict`.
    func verdict(_ verdict: Report.Verdict, _ text: String) -> String {
        switch verdict {
        case .conforms: bold(text, .green)
        case .violates, .failed: bold(text, .red)
        case .inconclusive: bold(text, .magenta)
        }
    }
}
