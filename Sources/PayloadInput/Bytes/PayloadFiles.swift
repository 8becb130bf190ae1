import Foundation

/// The files that a path on the command line stands for.
package enum PayloadFiles {
    /// The endings of the files that are taken from a folder.
    package static let extensions = ["json", "ndjson", "jsonl", "har"]

    /// The file at `path`, or all payload files in the folder there and below, sorted by path.
    ///
    /// Hidden files are left out, and links to folders are not followed.
    package static func paths(at path: String) throws(InputFailure) -> [String] {
        guard path != "-", isFolder(path) else { return [path] }
        let files = try files(below: path)
        guard !files.isEmpty else { throw InputFailure(.noPayloads, source: path) }
        return files.sorted()
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && isFolder.boolValue
    }

    private static func files(below path: String) throws(InputFailure) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            let reason = (error as NSError).localizedDescription
            throw InputFailure(.unreadable(reason), source: path)
        }
        var files: [String] = []
        for name in names where !name.hasPrefix(".") {
            let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            let type = try? FileManager.default.attributesOfItem(atPath: child)[.type]
            switch type as? FileAttributeType {
            case .typeDirectory: files += try Self.files(below: child)
            case .typeSymbolicLink where isFolder(child): break
            default:
                let ending = name.split(separator: ".").dropFirst().last?.lowercased()
                if let ending, extensions.contains(ending) { files.append(child) }
            }
        }
        return files
    }
}
