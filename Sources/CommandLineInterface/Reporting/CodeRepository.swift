import Foundation
import Reports

/// The repository that a run is part of, for reports of code hosts.
struct CodeRepository {
    /// The files that findings about no file are shown in, the best first.
    private static let anchors = ["Package.swift", "README.md", "README"]

    /// The variables with the root of the repository, in GitHub Actions and in GitLab.
    private static let variables = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"]

    /// The paths of its files.
    let paths: RepositoryPaths

    /// The file that findings about no file are shown in.
    let anchor: String

    init(_ context: CommandContext) {
        let folder = context.workingDirectory
        // The variables of another job would make every path wrong.
        let roots = Self.variables.compactMap { context.environment[$0] }.filter { root in
            !root.isEmpty && (folder + "/").hasPrefix(root.hasSuffix("/") ? root : root + "/")
        }
        let root = roots.first ?? folder
        paths = RepositoryPaths(folder: folder, root: root)
        let files = [folder, root].flatMap { folder in Self.anchors.map { "\(folder)/\($0)" } }
        anchor =
            files.first { FileManager.default.fileExists(atPath: $0) }
            ?? "\(root)/\(ReportStyle.defaultAnchor)"
    }
}
