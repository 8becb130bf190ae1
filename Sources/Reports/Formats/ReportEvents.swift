package import SessionContract
import StrictJSON
import TerminalText

/// The lines of the format `ndjson`, each a JSON object for one event.
///
/// The events are `start`, `finding` for each row, and `end`. They can be written one by one while
/// a run lasts, so an output without `end` is that of a run that has not ended.
package struct ReportEvents: Sendable {
    private let showsValues: Bool

    /// The lines of a report.
    ///
    /// - Parameter showsValues: Whether the lines show values from payloads.
    package init(showsValues: Bool) {
        self.showsValues = showsValues
    }

    /// Returns the line for the start of a run.
    package func start(of report: Report) -> String {
        event("start", report.openingMembers)
    }

    /// Returns the line for a row.
    package func finding(_ row: Ledger.Row) -> String {
        let text = JSONWriter.text { $0.row(row, event: "finding", showsValues: showsValues) }
        return text.escapingTerminalControls + "\n"
    }

    /// Returns the line for the end of a run.
    ///
    /// - Parameters:
    ///   - report: The report of the run.
    ///   - start: The report that the first line was made of, if not `report`. What it did not
    ///     know yet is part of this line.
    ///   - listed: The number of rows that have a line and are counted.
    /// - Returns: The line.
    package func end(of report: Report, after start: Report? = nil, listed: Int) -> String {
        let known = start?.openingMembers.map(\.text) ?? report.openingMembers.map(\.text)
        let late = report.openingMembers.filter { !known.contains($0.text) }
        let units = Report.Member("units", "[" + report.unitTexts.joined(separator: ",") + "]")
        return event("end", late + report.closingMembers(listed: listed) + [units])
    }

    private func event(_ name: String, _ members: [Report.Member]) -> String {
        let texts = members.map { "\"\($0.key)\":\($0.text)" }
        let text = "{" + (["\"event\":\"\(name)\""] + texts).joined(separator: ",") + "}"
        return text.escapingTerminalControls + "\n"
    }
}
