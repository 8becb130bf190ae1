import LiveAPI
import TerminalText

/// The progress line of `live`.
struct LiveProgress {
    private var line: ProgressLine

    /// A progress line on a console.
    init(_ choice: VerdictOptions.When, _ console: Console) {
        line = ProgressLine(choice, console: console)
    }

    /// Shows an event.
    mutating func show(_ event: LiveEvent) {
        switch event {
        case .started(let endpoint):
            line.show("requesting \(endpoint)")
        case .answer: break
        case .page(let endpoint, let index, let sessions):
            line.show("\(endpoint): page \(index + 1), \(sessions) sessions")
        case .waiting(let duration, let reason, let retry):
            line.show("waiting \(duration.inSeconds) after \(reason.phrase), retry \(retry)")
        case .finished:
            line.clear()
        }
    }

    /// Removes the progress line.
    mutating func clear() { line.clear() }
}

extension LiveEvent.WaitReason {
    fileprivate var phrase: String {
        switch self {
        case .status(let status): "status \(status)"
        case .timeout: "a timeout"
        case .connection: "a failed connection"
        }
    }
}
