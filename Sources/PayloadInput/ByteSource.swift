#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where bytes come from: an open file, or memory that somebody else keeps.
final class ByteSource {
    /// What errors call it.
    let name: String

    /// The open file, or -1 where there is none.
    private let descriptor: Int32

    private let closesDescriptor: Bool

    /// Asked when a signal ends a read that waits; `true` ends the reading.
    var isInterrupted: () -> Bool = { false }

    /// A source that has nothing more to give.
    init(finished name: String) {
        self.name = name
        descriptor = -1
        closesDescriptor = false
    }

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

    deinit {
        if closesDescriptor, descriptor >= 0 { close(descriptor) }
    }

    /// Reads up to as many bytes as `buffer` holds and returns how many; none at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        guard descriptor >= 0 else { return 0 }
        while true {
            #if canImport(Glibc)
                let count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = unsafe Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = unsafe Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
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
