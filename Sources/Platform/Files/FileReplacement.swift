import CLibrary

/// Writes a file completely or not at all.
package enum FileReplacement {
    /// Replaces what was at `path` by `bytes`.
    ///
    /// They go to a temporary file in the same folder first, which is renamed once everything is on
    /// the disk, so no one ever reads half a file. Anything that is not a regular file, such as
    /// `/dev/stdout` or a named pipe, is written to directly. If `path` is a symbolic link, its
    /// target is replaced.
    ///
    /// - Throws: If the file cannot be written, or if it is read-only.
    package static func write(_ bytes: [UInt8], to path: String) throws(SystemError) {
        switch try OutputPath(path) {
        case .descriptor(let number): try FileDescriptor(borrowing: number).write(bytes)
        case .file(let path):
            var status = stat()
            guard unsafe stat(path.asPath, &status) == 0 else {
                return try replace(path, with: bytes, mode: nil)
            }
            guard status.st_mode & S_IFMT == S_IFREG else {
                return try FileDescriptor.writing(path).write(bytes)
            }
            // To rename takes no permission for the file, and the superuser has every permission.
            let isReadOnly = status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) == 0
            guard !isReadOnly, unsafe access(path.asPath, W_OK) == 0 else {
                throw SystemError(call: "open", code: EACCES)
            }
            try replace(path, with: bytes, mode: status.st_mode & 0o7777)
        }
    }

    /// Replaces what was at `path` by `bytes`, and returns a descriptor for writing after them.
    ///
    /// Unlike with ``write(_:to:)``, others can read what is written meanwhile. A named pipe stays
    /// open, so its reader does not see an end between two writes.
    package static func begin(
        _ bytes: [UInt8],
        at path: String
    ) throws(SystemError) -> FileDescriptor {
        if replaces(path) {
            try write(bytes, to: path)
            return try FileDescriptor.appending(path)
        }
        let descriptor =
            switch try OutputPath(path) {
            case .descriptor(let number): FileDescriptor(borrowing: number)
            case .file(let path): try FileDescriptor.writing(path)
            }
        try descriptor.write(bytes)
        return descriptor
    }

    /// Whether ``write(_:to:)`` replaces what is at `path`, or creates a file there.
    ///
    /// Anything else, such as a pipe, gets every write after the one before it.
    package static func replaces(_ path: String) -> Bool {
        if case .descriptor = try? OutputPath(path) { return false }
        return FileKind(at: path, followsLinks: true) != .special
    }

    /// Whether ``write(_:to:)`` writes to standard output of this process.
    package static func isStandardOutput(_ path: String) -> Bool {
        guard case .descriptor(let number) = try? OutputPath(path) else { return false }
        return number == FileDescriptor.standardOutput.number
    }

    private static func replace(
        _ path: String,
        with bytes: [UInt8],
        mode: mode_t?
    ) throws(SystemError) {
        let (descriptor, temporary) = try openTemporary(beside: path)
        do throws(SystemError) {
            try descriptor.write(bytes)
            if let mode, fchmod(descriptor.number, mode) != 0 { throw SystemError("fchmod") }
            guard fsync(descriptor.number) == 0 else { throw SystemError("fsync") }
            guard unsafe rename(temporary.asPath, path.asPath) == 0 else {
                throw SystemError("rename")
            }
        } catch {
            _ = unsafe unlink(temporary.asPath)
            throw error
        }
    }

    private static func openTemporary(
        beside path: String
    ) throws(SystemError) -> (FileDescriptor, String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
        while true {
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
            let name = "\(path[..<start]).session-report.\(UInt64.random(in: 0 ... .max))"
            // The system applies the mask of the process to the mode, so a new file has the
            // permissions that any other program would give it.
            let number = unsafe open(name.asPath, flags, 0o666)
            if number >= 0 { return (FileDescriptor(owning: number), name) }
            guard errno == EEXIST else { throw SystemError("open") }
        }
    }
}
