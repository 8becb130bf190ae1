import Foundation
import Reports
import Testing

/// The bytes of made-up reports in every format, which readers of earlier versions rely on.
@Suite
struct `A report in a file` {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/Reports")

    /// After a change that is meant, run this test with `RECORD_REPORTS=1`, and look at the changes
    /// of the files.
    private static let records = ProcessInfo.processInfo.environment["RECORD_REPORTS"] == "1"

    @Test(arguments: MadeUpReport.allCases, ReportFormat.allCases)
    func `is the same as before`(made: MadeUpReport, format: ReportFormat) throws {
        let file = Self.folder.appending(path: "\(made.rawValue).\(format.fileEnding)")
        let text = made.report.text(format, MadeUpReport.style)
        if Self.records {
            try Data(text.utf8).write(to: file)
        }
        let saved = try String(decoding: Data(contentsOf: file), as: UTF8.self)
        #expect(text == saved)
    }
}

extension ReportFormat {
    /// What the names of files in this format end with.
    var fileEnding: String {
        switch self {
        case .human: "txt"
        case .json: "json"
        case .ndjson: "ndjson"
        case .junit: "xml"
        case .sarif: "sarif"
        case .markdown: "md"
        case .github: "github.txt"
        case .gitlab: "gitlab.json"
        case .badge: "badge.json"
        case .html: "html"
        }
    }
}
