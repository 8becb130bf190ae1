#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file, a part of one, or standard input.
final class ByteSource {
    /// What errors call it.
    let name: String

    /// The open file.
    private let descriptor: Int32

    private let closesDescriptor: Bool

    /// Where the next read of a part starts; `nil` where the file is read from where it is.
    private var offset: Int?

    /// Where a part ends.
    ///
    /// Reads past it are short: they are there for the last line, which may go on a little.
    private var softEnd = Int.max

    /// How much is read at a time past the end of a part.
    private static let overhang = 16 << 10

    /// Asked when a signal ends a read that waits; `true` ends the reading.
    var isInterrupted: @Sendable () -> Bool = { false }

    /// The file at `path`; `-` is standard input.
    init(path: String) throws(InputFailure) {
        if path == "-" {
            name = "standard input"
            descriptor = STDIN_FILENO
            closesDescriptor = false
            return
        }
        name = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        closesDescriptor = true
        guard descriptor >= 0 else { throw Self.failure(reading: path) }
    }

    /// A file that is open, to be read in parts by several threads.
    struct Parts: Sendable {
        fileprivate let descriptor: Int32
        fileprivate let name: String
    }

    /// This file, for readers that read parts of it and do not move this one.
    ///
    /// The file stays open only as long as this source lives.
    var parts: Parts { Parts(descriptor: descriptor, name: name) }

    /// A source that reads parts of a file: see ``move(to:end:)``.
    init(_ parts: Parts) {
        name = parts.name
        descriptor = parts.descriptor
        closesDescriptor = false
        offset = 0
    }

    deinit {
        if closesDescriptor { close(descriptor) }
    }

    /// The size of the file in bytes, or `nil` where it cannot be read in parts.
    var size: Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        return Int(status.st_size)
    }

    /// Goes to the part that starts at `start` and ends at `end`.
    func move(to start: Int, end: Int) {
        offset = start
        softEnd = end
    }

    /// Reads up to as many bytes as `buffer` holds and returns how many; none at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        while true {
            let count: Int
            if let offset {
                let rest = offset < softEnd ? softEnd - offset : Self.overhang
                count = unsafe pread(
                    descriptor,
                    buffer.baseAddress,
                    min(buffer.count, rest),
                    off_t(offset)
                )
                if count > 0 { self.offset = offset + count }
            } else {
                #if canImport(Glibc)
                    count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                #elseif canImport(Musl)
                    count = unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
                #else
                    count = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
                #endif
            }
            if count >= 0 { return count }
            guard errno == EINTR, !isInterrupted() else { throw Self.failure(reading: name) }
        }
    }

    private static func failure(reading name: String) -> InputFailure {
        let code = errno
        if code == EINTR { return InputFailure(.interrupted, source: name) }
        return InputFailure(.unreadable(unsafe String(cString: strerror(code))), source: name)
    }
}
