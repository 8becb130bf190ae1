#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is written in pieces.
final class ByteFile {
    /// The reason that a file could not be written.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let path: String

    /// The number of bytes written so far.
    private(set) var count = 0

    private var descriptor: Int32
    private var piece: [UInt8] = []

    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw Failure(description: "cannot write \(path)") }
        piece.reserveCapacity(1 << 20 + 1 << 14)
    }

    deinit { if descriptor >= 0 { _ = Self.close(descriptor) } }

    func append(_ bytes: some Sequence<UInt8>) throws {
        piece.append(contentsOf: bytes)
        if piece.count >= 1 << 20 { try flush() }
    }

    func append(_ text: String) throws { try append(text.utf8) }

    /// Writes the last piece; nothing can be appended afterwards.
    func close() throws {
        try flush()
        _ = Self.close(descriptor)
        descriptor = -1
    }

    private func flush() throws {
        count += piece.count
        var start = 0
        while start < piece.count {
            let written = piece.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress.map { $0 + start }, bytes.count - start)
            }
            guard written > 0 else { throw Failure(description: "cannot write \(path)") }
            start += written
        }
        piece.removeAll(keepingCapacity: true)
    }

    private static func close(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }
}
