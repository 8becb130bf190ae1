#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file that a report is written to, whole or not at all.
package struct ReportFile: Sendable {
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// Writes `bytes` and puts them in the place of what was at `path`.
    ///
    /// They go to a temporary file in the same folder first, which takes the name when everything
    /// is on the disk, so that nobody ever reads half a report. What is there and no regular file,
    /// such as `/dev/stdout` or a named pipe, is written to directly.
    package func write(_ bytes: [UInt8]) throws(OutputError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return try replace(path, with: bytes, 0) }
        if status.st_mode & S_IFMT == S_IFREG {
            try replace(resolved, with: bytes, status.st_mode & 0o7777)
        } else {
            try writeDirectly(bytes)
        }
    }

    /// The path behind symbolic links, so that a link is kept and its target is replaced.
    private var resolved: String {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    private func writeDirectly(_ bytes: [UInt8]) throws(OutputError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw OutputError(code: errno) }
        defer { close(descriptor) }
        try DescriptorOutput(descriptor: descriptor).write(bytes)
    }

    /// Replaces the file at `path`; a `mode` of 0 stands for that of any new file.
    private func replace(
        _ path: String,
        with bytes: [UInt8],
        _ mode: mode_t
    ) throws(OutputError) {
        let (descriptor, temporary) = try openTemporary(beside: path)
        do {
            defer { close(descriptor) }
            try DescriptorOutput(descriptor: descriptor).write(bytes)
            try require(fchmod(descriptor, mode == 0 ? 0o666 & ~creationMask : mode))
            try require(fsync(descriptor))
        } catch {
            _ = unsafe unlink(temporary)
            throw error
        }
        guard unsafe rename(temporary, path) == 0 else {
            let error = OutputError(code: errno)
            _ = unsafe unlink(temporary)
            throw error
        }
    }

    private func openTemporary(beside path: String) throws(OutputError) -> (Int32, String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
        // Bytes and not text, since the last ones are to be changed in place.
        var name = Array("\(path[..<start]).session-report.XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&name)
        guard descriptor >= 0 else { throw OutputError(code: errno) }
        return (
            descriptor,
            String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        )
    }

    /// The bits that new files do not get; reading them means setting them for a moment.
    private var creationMask: mode_t {
        let mask = umask(0)
        umask(mask)
        return mask
    }

    private func require(_ result: Int32) throws(OutputError) {
        if result != 0 { throw OutputError(code: errno) }
    }
}
