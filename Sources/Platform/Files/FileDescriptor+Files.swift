import CLibrary

extension FileDescriptor {
    /// Opens the file at `path` for reading.
    package static func reading(_ path: String) throws(SystemError) -> FileDescriptor {
        try opened(path, O_RDONLY)
    }

    /// Opens what is at `path` for writing, without changing its contents.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isCreated: Whether to create the file if there is none.
    /// - Returns: The descriptor, which writes from the start of the file.
    /// - Throws: If the file does not exist or may not be written.
    package static func writing(
        _ path: String,
        isCreated: Bool = false
    ) throws(SystemError) -> FileDescriptor {
        try opened(path, isCreated ? O_WRONLY | O_CREAT : O_WRONLY)
    }

    /// Opens the file at `path` for writing at its end, and creates it if there is none.
    package static func appending(_ path: String) throws(SystemError) -> FileDescriptor {
        try opened(path, O_WRONLY | O_CREAT | O_APPEND)
    }

    private static func opened(
        _ path: String,
        _ flags: Int32
    ) throws(SystemError) -> FileDescriptor {
        let number = unsafe open(path.asPath, flags | O_CLOEXEC, 0o666)
        guard number >= 0 else { throw SystemError("open") }
        return FileDescriptor(owning: number)
    }

    /// The size in bytes of a regular file; `nil` for anything else.
    package var fileSize: Int? {
        var status = stat()
        guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    /// The offset in a file of the next byte that is read; `nil` for pipes and terminals.
    package var position: Int? {
        let offset = lseek(number, 0, SEEK_CUR)
        return offset < 0 ? nil : Int(offset)
    }

    /// Whether this is a regular file that users other than its owner may read.
    package var isFileReadableByOthers: Bool {
        var status = stat()
        guard unsafe fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return false
        }
        return status.st_mode & (S_IRGRP | S_IROTH) != 0
    }

    /// Returns all bytes from the current position to the end, but at most `limit`.
    ///
    /// - Throws: If a read fails, or if the program is asked to stop.
    package func readAll(limit: Int) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: min(limit, 64 << 10))
        while bytes.count < limit {
            guard awaitInput() else { throw SystemError(call: "read", code: EINTR) }
            let count = try read(into: &buffer)
            if count == 0 { break }
            bytes += buffer.prefix(min(count, limit - bytes.count))
        }
        return bytes
    }
}
