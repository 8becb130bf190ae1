import SessionContract
import StrictJSON

/// The files of a run as paths in a repository, for formats of code hosts.
struct SourcePath {
    /// A place in a file of the repository.
    typealias Place = (path: String, line: Int, column: Int)

    /// The start of the file that other findings are shown in.
    let anchor: Place

    private let files: Set<String>
    private let repository: RepositoryPaths

    init(_ report: Report, _ style: ReportStyle) {
        let units = report.run.units.filter { $0.kind == .file }
        files = Set(units.map(\.name)).subtracting([RunUnit.standardInput])
        repository = style.repository
        anchor = (repository.path(of: style.anchor) ?? ReportStyle.defaultAnchor, 1, 1)
    }

    /// Returns the file and the position of a finding in the repository, or `nil` if it is not in
    /// a file of it.
    func place(of finding: Finding) -> Place? {
        guard files.contains(finding.place.source),
            let path = repository.path(of: finding.place.source)
        else { return nil }
        let position = finding.place.position
        return (path, max(1, position?.line ?? 1), max(1, position?.column ?? 1))
    }
}
