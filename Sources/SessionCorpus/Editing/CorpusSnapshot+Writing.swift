import JSONFiles
import Platform

extension CorpusSnapshot {
    /// Changes the corpus in the folder `root`: reads it, and writes the files that `change` makes
    /// different.
    ///
    /// Two programs that do this at the same time take turns, so neither undoes the work of the
    /// other. Each file is written completely or not at all.
    ///
    /// - Parameters:
    ///   - root: The folder.
    ///   - change: Changes the files in memory. If it throws, no file changes.
    /// - Returns: What `change` returns.
    /// - Throws: If the corpus cannot be read or written, if an editor has saved one of the files
    ///   in the meantime, or what `change` throws.
    package static func change<Result>(
        root: String,
        _ change: (inout CorpusSnapshot) throws(CorpusFailure) -> Result
    ) throws(CorpusFailure) -> Result {
        let lock: FolderLock
        do {
            lock = try FolderLock(at: root)
        } catch {
            throw CorpusFailure(
                "cannot read the corpus at \(root): \(error.reason)",
                kind: .unreadable
            )
        }
        defer { withExtendedLifetime(lock) {} }
        let before = try CorpusSnapshot(root: root)
        var after = before
        let result = try change(&after)
        let paths = Set(before.files.keys).union(after.files.keys)
            .filter { before.files[$0] != after.files[$0] }
        for path in paths { try before.requireUnchanged(path, below: root) }
        // A payload comes before the topic file that names it, and goes after it.
        for path in paths.sorted(by: Self.isWrittenBefore) {
            if let bytes = after.files[path] { try write(bytes, to: path, below: root) }
        }
        for path in paths where after.files[path] == nil { try remove(path, below: root) }
        return result
    }

    private static func isWrittenBefore(_ left: String, _ right: String) -> Bool {
        let ranks = [left, right].map { $0.hasSuffix(CorpusCase.fileSuffix) ? 1 : 0 }
        return (ranks[0], left) < (ranks[1], right)
    }

    /// Throws if a file is not what it was when this snapshot was made.
    private func requireUnchanged(
        _ path: String,
        below root: String
    ) throws(CorpusFailure) {
        let now: [UInt8]?
        do throws(SystemError) {
            now = try FileDescriptor.reading("\(root)/\(path)").readAll(limit: .max)
        } catch {
            now = error.isNoSuchFile ? nil : files[path]
        }
        guard now != files[path] else { return }
        throw CorpusFailure(
            "\(root)/\(path) has just been changed by another program; nothing was written, so run "
                + "this again",
            kind: .refused
        )
    }

    /// Writes `bytes` to the file at `path` below `root`, completely or not at all, and creates its
    /// folder.
    package static func write(
        _ bytes: [UInt8],
        to path: String,
        below root: String
    ) throws(CorpusFailure) {
        let file = "\(root)/\(path)"
        do throws(SystemError) {
            let folder = file[..<(file.lastIndex(of: "/") ?? file.endIndex)]
            try Folders.make(String(folder))
            try FileReplacement.write(bytes, to: file)
        } catch {
            throw CorpusFailure("cannot write \(file): \(error.reason)", kind: .unwritable)
        }
    }

    private static func remove(_ path: String, below root: String) throws(CorpusFailure) {
        let file = "\(root)/\(path)"
        do throws(SystemError) {
            try Folders.deleteFile(file)
        } catch {
            throw CorpusFailure("cannot delete \(file): \(error.reason)", kind: .unwritable)
        }
    }
}
