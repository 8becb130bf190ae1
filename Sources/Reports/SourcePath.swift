import SessionContract
import StrictJSON

/// The files of a run as paths in a repository, for formats of code hosts.
struct SourcePath {
    /// The maximum length of a path in bytes; systems have no files with longer ones.
    private static let longestPath = 4_096

    private let files: Set<String>
    private let style: ReportStyle

    init(_ report: Report, _ style: ReportStyle) {
        let units = report.run.units.filter { $0.kind == .file }
        files = Set(units.map(\.name)).subtracting([RunUnit.standardInput])
        self.style = style
    }

    /// Returns the file and the position of a finding in the repository, or `nil` if it is not in
    /// a file of it.
    func place(of finding: Finding) -> (path: String, line: Int, column: Int)? {
        guard files.contains(finding.place.source) else { return nil }
        let source = finding.place.source
        guard source.utf8.count <= Self.longestPath, let path = relative(source) else { return nil }
        let position = finding.place.position
        return (path, max(1, position?.line ?? 1), max(1, position?.column ?? 1))
    }

    /// The start of the file that other findings are shown in.
    var anchor: (path: String, line: Int, column: Int) {
        (relative(style.anchor) ?? style.anchor, 1, 1)
    }

    /// Returns a path from the root of the repository without `.`, `..` and empty parts, or `nil`
    /// if it leads elsewhere.
    private func relative(_ path: String) -> String? {
        let whole = path.hasPrefix("/") ? path : style.folder + "/" + path
        guard let parts = Self.parts(of: whole), let root = Self.parts(of: style.root),
            parts.starts(with: root), parts.count > root.count
        else { return nil }
        return parts.dropFirst(root.count).joined(separator: "/")
    }

    private static func parts(of path: String) -> [Substring]? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard parts.popLast() != nil else { return nil }
        }
        return parts
    }
}
