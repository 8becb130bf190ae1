package import Platform

/// The payload files named by a path on the command line.
package enum PayloadFiles {
    /// The extensions of the files that are read from a folder.
    package static let extensions = ["json", "ndjson", "jsonl", "har"]

    /// Returns the file at `path`, or all payload files in and below a folder, sorted by path.
    ///
    /// Hidden files are skipped, and links to folders are not followed.
    ///
    /// - Parameters:
    ///   - path: A file, a folder, or `-` for standard input.
    ///   - excluded: Files of a folder that are left out, such as those that the run writes.
    /// - Returns: The paths of the files.
    /// - Throws: If the folder or one below it cannot be read, or if it has no payload files.
    package static func paths(
        at path: String,
        excluding excluded: Set<FileIdentity> = []
    ) throws(InputFailure) -> [String] {
        guard path != "-", FileKind(at: path, followsLinks: true) == .folder else { return [path] }
        let files = try files(below: path)
            .filter { excluded.isEmpty || !excluded.contains(FileIdentity(at: $0)) }
        guard !files.isEmpty else { throw InputFailure(.noPayloads, source: path) }
        return files.sorted()
    }

    private static func files(below path: String) throws(InputFailure) -> [String] {
        let names: [String]
        do {
            names = try Folders.names(in: path)
        } catch {
            throw InputFailure(.unreadable(error.reason), source: path)
        }
        var files: [String] = []
        for name in names where !name.hasPrefix(".") {
            let child = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            switch FileKind(at: child, followsLinks: false) {
            case .folder: files += try Self.files(below: child)
            case .link where FileKind(at: child, followsLinks: true) == .folder: break
            case .regular, .link, .special, nil:
                let ending = name.split(separator: ".").dropFirst().last?.lowercased()
                if let ending, extensions.contains(ending) { files.append(child) }
            }
        }
        return files
    }
}
