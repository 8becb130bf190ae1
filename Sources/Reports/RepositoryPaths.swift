import Platform

/// The paths of files in a repository, as code hosts expect them.
package struct RepositoryPaths: Sendable {
    /// The maximum length of a path in bytes; systems have no files with longer ones.
    private static let longestPath = 4_096

    /// The folder that paths are relative to, as an absolute path.
    private let folder: String

    /// The root of the repository, as an absolute path.
    private let root: String

    /// The same root without symbolic links.
    private let realRoot: String

    /// Creates the paths of the repository at `root` for a run in `folder`.
    package init(folder: String = "", root: String = "") {
        self.folder = folder
        self.root = root
        realRoot = RealPath.of(root) ?? root
    }

    /// Returns the path of a file from the root of the repository, as `PathText` represents it, or
    /// `nil` if the file is elsewhere.
    ///
    /// Where the system finds a file decides, since `..` after a symbolic link leads elsewhere than
    /// it seems. Only in a folder that is unknown or does not exist is a path read as it is.
    package func path(of file: String) -> String? {
        guard file.utf8.count <= Self.longestPath else { return nil }
        let whole = file.hasPrefix("/") ? file : folder + "/" + file
        let places = whole == file || !folder.isEmpty ? Self.places(of: whole) : []
        guard places.isEmpty else {
            return places.lazy.compactMap { Self.path(of: $0, below: realRoot) }.first
        }
        return Self.path(of: whole, below: root)
    }

    /// The file, and the symbolic link to it if it is one, without other links.
    private static func places(of file: String) -> [String] {
        var places = [RealPath.of(file)]
        if let slash = file.lastIndex(of: "/") {
            let name = file[file.index(after: slash)...]
            if !["", ".", ".."].contains(name) {
                places.append(RealPath.of(String(file[...slash])).map { "\($0)/\(name)" })
            }
        }
        return places.compactMap(\.self)
    }

    private static func path(of file: String, below root: String) -> String? {
        guard let parts = parts(of: file), let root = Self.parts(of: root),
            parts.starts(with: root), parts.count > root.count
        else { return nil }
        return parts.dropFirst(root.count).joined(separator: "/")
    }

    /// Returns the parts of a path without `.`, `..` and empty ones; `nil` if it leads above `/`.
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
