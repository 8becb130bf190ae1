import CommandLineFrame
import SessionConformance
import Synchronization
import TerminalText

/// The progress of a run on standard error, reported from any task.
final class ModelProgress: Sendable {
    private let line: Mutex<ProgressLine>

    /// A progress line on a console.
    init(_ choice: VerdictOptions.When, console: Console) {
        line = Mutex(ProgressLine(choice, console: console))
    }

    /// Shows what is being done.
    func show(_ text: String) {
        line.withLock { $0.show(text) }
    }

    /// Shows how far the run has got.
    func show(_ progress: ConformanceProgress) {
        let deviations = progress.deviations == 1 ? "deviation" : "deviations"
        show(
            "\(progress.phase.rawValue): \(progress.done.grouped) of \(progress.total.grouped) "
                + "cases, \(progress.deviations) \(deviations)"
        )
    }

    /// Removes the progress line.
    func clear() {
        line.withLock { $0.clear() }
    }
}
