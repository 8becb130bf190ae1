/// The paths of files in a repository, as code hosts expect them.
package struct RepositoryPaths: Sendable {
    /// The maximum length of a path in bytes; systems have no files with longer ones.
    private static let longestPath = 4_096

    /// The folder that paths are relative to, as an absolute path.
    private let folder: String

    /// The root of the repository, as an absolute path.
    private let root: String

    /// Creates the paths of the repository at `root` for a run in `folder`.
    package init(folder: String = "", root: String = "") {
        self.folder = folder
        self.root = root
    }

    /// Returns a path from the root of the repository without `.`, `..` and empty parts, or `nil`
    /// if it leads elsewhere.
    package func path(of file: String) -> String? {
        guard file.utf8.count <= Self.longestPath else { return nil }
        let whole = file.hasPrefix("/") ? file : folder + "/" + file
        guard let parts = Self.parts(of: whole), let root = Self.parts(of: root),
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
