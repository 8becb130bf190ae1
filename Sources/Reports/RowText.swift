import SessionContract
import StrictJSON
import TerminalText

/// The texts of a row for formats that other programs show: safe for terminals, and not so long
/// that a reader refuses the report.
struct RowText {
    /// The maximum length of each text, in Unicode scalars.
    ///
    /// Only quoted texts, such as keys and the words of a program under test, are ever longer.
    /// Escapes for terminals can make a text some times as long.
    static let limit = 2_000

    /// The place as `file:line:column`, the source, or an empty text.
    let location: String

    /// The pointer to the fault, with `*` for indices if the row has several findings.
    let pointer: String

    /// What is wrong, in one sentence without a full stop.
    let message: String

    /// What was observed, in one line.
    let observed: String

    /// What was observed, with the lines of a quoted program.
    let observedLines: String

    /// What would have conformed.
    let expected: String

    /// How to fix it.
    let fix: String

    /// A payload that shows the fault.
    let payload: String?

    /// The command that shows a fault of a model again.
    let replay: String?

    /// The number of findings in the row.
    let count: Int

    /// The sentence with the smallest payload that shows a fault of a model; otherwise empty.
    private let smallest: String

    /// Creates the texts of a row.
    init(_ row: Ledger.Row, in report: Report, showsValues: Bool) {
        func safe(_ text: String) -> String { text.shown(upTo: Self.limit) }
        let finding = row.finding
        location = safe(finding.location ?? "")
        pointer = safe(
            row.count > 1 && !showsValues
                ? finding.place.pointer.shape
                : finding.shownPointer(showsValues: showsValues).description
        )
        message = safe(finding.wording.message)
        let text = finding.observedText(showsValues: showsValues)
        observed = safe(text)
        observedLines = text.clipped(to: Self.limit).terminalSafeLines
        expected = safe(finding.wording.expected)
        fix = safe(finding.wording.fix)
        payload = (finding.reproduction?.word ?? finding.wording.example).map(safe)
        // A command that is cut would show another fault, or none.
        let words = [finding.reproduction?.token ?? ""] + report.run.testeeCommand
        let length = words.reduce(0) { $0 + $1.utf8.count }
        replay = length <= Self.limit ? finding.reproduction.map(report.replayCommand) : nil
        count = row.count
        smallest = finding.reproduction.map { " Payload: \(safe($0.word))" } ?? ""
    }

    /// The number of findings, such as ` ×4`; empty for one.
    var times: String { count > 1 ? " ×\(count.grouped)" : "" }

    /// What is wrong, where, how to fix it, and for a model with which payload, in sentences.
    var sentences: String {
        let place = pointer.isEmpty ? "" : " (\(pointer))"
        let found = observed.isEmpty ? "" : "observed \(observed)"
        let wanted = expected.isEmpty ? "" : "expected \(expected)"
        let parts = [found, wanted].filter { !$0.isEmpty }.joined(separator: "; ")
        return "\(message)\(place)\(parts.isEmpty ? "" : ": \(parts)"). \(fix)\(smallest)"
    }

    /// What is wrong and how to fix it, in lines with a label.
    var details: [String] {
        let lines = [
            ("observed", observedLines), ("expected", expected), ("fix", fix),
            ("payload", payload ?? ""), ("replay", replay ?? ""),
        ]
        return lines.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
    }
}
