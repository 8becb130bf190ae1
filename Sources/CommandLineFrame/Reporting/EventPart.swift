import Platform
import Reports
import SessionContract
import Synchronization

/// Takes the lines of findings.
protocol EventReceiver: Sendable {
    /// Takes whole lines, or a piece of several lines that is followed by the next.
    ///
    /// - Parameters:
    ///   - text: The lines.
    ///   - areCounted: Whether the findings are counted.
    func receive(_ text: [UInt8], areCounted: Bool)

    /// Takes note that lines are lost.
    func lose(_ error: SystemError)
}

/// Makes the lines of findings.
struct EventLines: Sendable {
    let events: ReportEvents

    /// The folder for temporary files.
    let folder: String

    /// Returns the filter for the secrets that are known by now.
    let filter: @Sendable () -> SecretFilter

    /// Returns the line for a row, without secrets.
    func line(for row: Ledger.Row) -> [UInt8] {
        Array(events.finding(row.redacted(by: filter())).utf8)
    }
}

/// The findings of a part of an input, which may turn out not to be findings.
final class EventPart: FindingStream, EventReceiver {
    private struct State {
        /// The lines of findings that are counted.
        var counted: Spool

        /// The lines of findings that are not.
        var suppressed: Spool

        /// Whether lines were lost, so that no more are kept.
        var isBroken = false
    }

    private let whole: any EventReceiver
    private let lines: EventLines
    private let state: Mutex<State>

    /// Creates an empty part of a stream or of another part.
    init(of whole: any EventReceiver, _ lines: EventLines) {
        self.whole = whole
        self.lines = lines
        let spool = Spool(in: lines.folder)
        state = Mutex(State(counted: spool, suppressed: spool))
    }

    func add(_ row: Ledger.Row) {
        receive(lines.line(for: row), areCounted: row.suppression == nil)
    }

    func makePart() -> any FindingStream { EventPart(of: self, lines) }

    func commit() {
        update { state throws(SystemError) in
            try state.counted.drain { whole.receive($0, areCounted: true) }
            try state.suppressed.drain { whole.receive($0, areCounted: false) }
        }
    }

    func receive(_ text: [UInt8], areCounted: Bool) {
        update { state throws(SystemError) in
            if areCounted {
                try state.counted.append(text)
            } else {
                try state.suppressed.append(text)
            }
        }
    }

    func lose(_ error: SystemError) { whole.lose(error) }

    private func update(_ change: (inout State) throws(SystemError) -> Void) {
        state.withLock { state in
            guard !state.isBroken else { return }
            do throws(SystemError) {
                try change(&state)
            } catch {
                // What was written in part must not be written again.
                state.isBroken = true
                state.counted = Spool(in: lines.folder)
                state.suppressed = Spool(in: lines.folder)
                lose(error)
            }
        }
    }
}
