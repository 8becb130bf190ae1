import CLibrary

/// Writes a file completely or not at all.
package enum FileReplacement {
    /// Replaces what was at `path` by `bytes`.
    ///
    /// They go to a temporary file in the same folder first, which is renamed once everything is on
    /// the disk, so no one ever reads half a file. Anything that is not a regular file, such as
    /// `/dev/stdout` or a named pipe, is written to directly. If `path` is a symbolic link, its
    /// target is replaced.
    package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        if let descriptor = openDescriptor(at: path) { return try descriptor.write(bytes) }
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            return try replace(path, with: bytes, mode: 0o666 & ~creationMask)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            return try FileDescriptor.writing(path).write(bytes)
        }
        try replace(resolved(path), with: bytes, mode: status.st_mode & 0o7777)
    }

    /// The open descriptor that a path such as `/dev/stdout` names.
    ///
    /// If output is redirected to a file, the path leads to that file. Replacing it would discard
    /// what else is written there.
    private static func openDescriptor(at path: String) -> FileDescriptor? {
        switch path {
        case "/dev/stdout": return .standardOutput
        case "/dev/stderr": return .standardError
        default: break
        }
        for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
            return Int32(path.dropFirst(folder.count)).map(FileDescriptor.init(borrowing:))
        }
        return nil
    }

    private static func resolved(_ path: String) -> String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    private static func replace(
        _ path: String,
        with bytes: [UInt8],
        mode: mode_t
    ) throws(SystemError) {
        let (descriptor, temporary) = try openTemporary(beside: path)
        do throws(SystemError) {
            try descriptor.write(bytes)
            guard fchmod(descriptor.number, mode) == 0 else { throw SystemError("fchmod") }
            guard fsync(descriptor.number) == 0 else { throw SystemError("fsync") }
            guard unsafe rename(temporary, path) == 0 else { throw SystemError("rename") }
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
    }

    private static func openTemporary(
        beside path: String
    ) throws(SystemError) -> (FileDescriptor, String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
        // Bytes instead of text, because the system changes the last ones in place.
        var name = Array("\(path[..<start]).session-report.XXXXXX".utf8CString)
        let number = unsafe mkstemp(&name)
        guard number >= 0 else { throw SystemError("mkstemp") }
        let descriptor = FileDescriptor(owning: number)
        descriptor.closeOnExec()
        let bytes = name.dropLast().map { UInt8(bitPattern: $0) }
        return (descriptor, String(decoding: bytes, as: UTF8.self))
    }

    /// The permissions that new files do not get; `umask` can only read them by setting them.
    private static var creationMask: mode_t {
        let mask = umask(0)
        umask(mask)
        return mask
    }
}
