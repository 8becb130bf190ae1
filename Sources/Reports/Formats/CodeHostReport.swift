import SessionContract

/// What the formats of code hosts show: the rows of a report, with their places in the repository.
struct CodeHostReport {
    let report: Report

    private let paths: SourcePath
    private let showsValues: Bool

    init(_ report: Report, _ style: ReportStyle) {
        self.report = report
        paths = SourcePath(report, style)
        showsValues = style.showsValues
    }

    /// The rows that count, and then those that are suppressed.
    var rows: [Ledger.Row] { report.findings.rows + report.findings.suppressedRows }

    /// The start of the file that a finding is shown in if it is not in a file of the repository.
    var anchor: SourcePath.Place { paths.anchor }

    /// Returns the place of a row in the repository, or `nil` if it is not in a file of it.
    func place(of row: Ledger.Row) -> SourcePath.Place? { paths.place(of: row.finding) }

    /// Returns the texts of a row.
    func words(of row: Ledger.Row) -> RowText {
        RowText(row, in: report, showsValues: showsValues)
    }
}
