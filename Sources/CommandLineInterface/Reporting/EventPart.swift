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
///
/// They are about payloads, so all of them are counted.
final class EventPart: FindingStream, EventReceiver {
    private let whole: any EventReceiver
    private let lines: EventLines
    private let spool: Mutex<Spool>

    /// Creates an empty part of a stream or of another part.
    init(of whole: any EventReceiver, _ lines: EventLines) {
        self.whole = whole
        self.lines = lines
        spool = Mutex(Spool(in: lines.folder))
    }

    func add(_ row: Ledger.Row) { receive(lines.line(for: row), areCounted: true) }

    func makePart() -> any FindingStream { EventPart(of: self, lines) }

    func commit() {
        spool.withLock { spool in
            do throws(SystemError) {
                try spool.drain { whole.receive($0, areCounted: true) }
            } catch {
                whole.lose(error)
            }
        }
    }

    func receive(_ text: [UInt8], areCounted: Bool) {
        spool.withLock { spool in
            do throws(SystemError) {
                try spool.append(text)
            } catch {
                lose(error)
            }
        }
    }

    func lose(_ error: SystemError) { whole.lose(error) }
}
