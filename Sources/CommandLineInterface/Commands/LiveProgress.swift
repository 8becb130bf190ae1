import CommandLineFrame
import LiveAPI
import TerminalText

/// The progress line of `live`, and its notes about long waits.
struct LiveProgress {
    /// The longest wait that needs no words.
    private static let shortWait = Duration.seconds(5)

    private var line: ProgressLine
    private let console: Console

    /// A progress line on a console.
    init(_ choice: VerdictOptions.When, _ console: Console) {
        line = ProgressLine(choice, console: console)
        self.console = console
    }

    /// Shows an event.
    mutating func show(_ event: LiveEvent) {
        switch event {
        case .started(let endpoint):
            line.show("requesting \(endpoint)")
        case .answer: break
        case .page(let endpoint, let index, let sessions):
            line.show("\(endpoint): page \(index + 1), \(sessions) sessions")
        case .waiting(let duration, let reason, let field, let retry):
            var text = "waiting \(duration.inWholeSeconds)"
            if let field {
                text += ": the API asks for it (\(field))"
            } else {
                text += " after \(reason.phrase)"
            }
            if retry > 0 { text += ", retry \(retry)" }
            guard duration > Self.shortWait else { return line.show(text) }
            // Without it, a program that waits looks like one that hangs.
            line.clear()
            console.note(text)
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
        case .cutBody: "a cut body"
        case .nothingRemains: "the last request that the rate limit allows"
        }
    }
}
