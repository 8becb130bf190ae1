import Arrangements
import Foundation

/// A temporary folder, which is removed when it is deallocated.
final class TestFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(of name: String) -> String { "\(path)/\(name)" }

    /// Writes a file and returns its path; missing folders are created.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(filePath: path(of: name))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Writes a shell script that can be run as `name`, and returns an environment that finds it
    /// before any other program of that name.
    func writeTool(_ name: String, _ script: String) throws -> [String: String] {
        try ShellScript.write(script, to: self.path(of: name))
        return ["PATH": "\(path):/usr/bin:/bin"]
    }
}
