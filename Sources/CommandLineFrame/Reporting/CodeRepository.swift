import Platform
import Reports

/// The repository that a run is part of, for reports of code hosts.
struct CodeRepository {
    /// The files that findings about no file are shown in, the best first.
    private static let anchors = ["Package.swift", "README.md", "README"]

    /// The variables with the root of the repository, in GitHub Actions and in GitLab.
    private static let variables = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"]

    /// The paths of its files.
    let paths: RepositoryPaths

    private let folder: String
    private let root: String

    init(_ context: CommandContext) {
        folder = RealPath.of(context.workingDirectory) ?? context.workingDirectory
        root =
            Self.workspace(of: folder, context.environment)
            ?? Self.gitRoot(of: folder) ?? folder
        paths = RepositoryPaths(folder: folder, root: root)
    }

    /// Returns the root that a variable names, if a folder is in it.
    private static func workspace(of folder: String, _ environment: [String: String]) -> String? {
        // The variables of another job would make every path wrong.
        variables.lazy.compactMap { environment[$0].flatMap(RealPath.of) }
            .first { root in root == "/" || (folder + "/").hasPrefix(root + "/") }
    }

    /// Returns the nearest folder at or above a folder with a repository of git, which is a folder,
    /// or in a work tree a file.
    private static func gitRoot(of folder: String) -> String? {
        var folder = folder[...]
        while true {
            if FileKind(at: "\(folder)/.git", followsLinks: true) != nil {
                return folder.isEmpty ? "/" : String(folder)
            }
            guard let slash = folder.lastIndex(of: "/") else { return nil }
            folder = folder[..<slash]
        }
    }

    /// The file that findings about no file are shown in.
    ///
    /// It exists if the repository has any file, because a code host shows nothing in others.
    var anchor: String {
        let named = [folder, root].flatMap { folder in Self.anchors.map { "\(folder)/\($0)" } }
        return named.first(where: isFile) ?? others.first(where: isFile)
            ?? "\(root)/\(ReportStyle.defaultAnchor)"
    }

    /// The other files of the root, with hidden ones last.
    private var others: [String] {
        let names = ((try? Folders.names(in: root)) ?? []).sorted()
        let hidden = names.filter { $0.hasPrefix(".") }
        return (names.filter { !$0.hasPrefix(".") } + hidden).map { "\(root)/\($0)" }
    }

    /// Returns whether a path leads to a file of the repository.
    func isFile(_ path: String) -> Bool {
        let whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        return FileKind(at: whole, followsLinks: true) == .regular && paths.path(of: path) != nil
    }
}

extension VerdictOptions {
    /// A problem with the anchor if code hosts could not show it.
    func anchorProblems(in context: CommandContext) -> [UsageProblem] {
        guard let anchor, !CodeRepository(context).isFile(anchor) else { return [] }
        return [
            .other(
                "--anchor needs a file in the repository; '\(PathText.shown(anchor))' is not one"
            )
        ]
    }
}
