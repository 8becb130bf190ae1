import SessionContract
import StrictJSON
import TerminalText

/// The verdict as an endpoint of shields.io, which draws a badge from it.
struct BadgeReport {
    let report: Report

    /// The whole report, which ends with a line feed.
    var bytes: [UInt8] {
        let text = JSONWriter.text { writer in
            writer.object {
                $0.member("schemaVersion", 1)
                $0.member("label", "session contract")
                $0.member("message", message + (report.isIncomplete ? " (incomplete)" : ""))
                $0.member("color", color)
                if report.exit.verdict == .failed { $0.member("isError", true) }
            }
        }
        return Array(text.escapingTerminalControls.utf8) + [UInt8(ascii: "\n")]
    }

    private var message: String {
        switch report.exit.verdict {
        case .conforms: return "conforms"
        case .violates:
            let counts = Severity.allCases.filter { $0.reaches(report.failOn) }
            return counts.filter { report.totals[$0] > 0 }
                .map { $0.counted(report.totals[$0]) }
                .joined(separator: ", ")
        case .inconclusive: return "inconclusive"
        case .failed: return "failed"
        }
    }

    private var color: String {
        switch report.exit.verdict {
        case .conforms: "brightgreen"
        case .violates: "red"
        case .inconclusive: "yellow"
        case .failed: "lightgrey"
        }
    }
}
