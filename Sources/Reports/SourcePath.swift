import SessionContract
import StrictJSON

/// The files of a run as paths in a repository, for formats of code hosts.
struct SourcePath {
    /// A place in a file of the repository, whose path is as `PathText` represents it.
    typealias Place = (path: String, line: Int, column: Int)

    /// The start of the file that other findings are shown in.
    let anchor: Place

    /// The files of the repository that have rows, by the names of their sources.
    private let paths: [String: String]

    init(_ report: Report, _ style: ReportStyle) {
        let rows = report.findings.rows + report.findings.suppressedRows
        // Each file is looked up once, however many rows it has.
        let sources = Set(rows.map(\.finding.place.source))
        var paths: [String: String] = [:]
        for unit in report.run.units where sources.contains(unit.name) {
            guard let file = unit.path else { continue }
            paths[unit.name] = style.repository.path(of: file)
        }
        if let baseline = report.run.baseline?.path, sources.contains(baseline) {
            paths[baseline] = style.repository.path(of: baseline)
        }
        self.paths = paths
        anchor = (style.repository.path(of: style.anchor) ?? ReportStyle.defaultAnchor, 1, 1)
    }

    /// Returns the file and the position of a finding in the repository, or `nil` if it is not in
    /// a file of it, or in a line that is not known.
    func place(of finding: Finding) -> Place? {
        guard finding.place.offset == nil, let path = paths[finding.place.source] else {
            return nil
        }
        let position = finding.place.position
        return (path, max(1, position?.line ?? 1), max(1, position?.column ?? 1))
    }
}
