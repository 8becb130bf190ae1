import Platform

/// An open file, a part of one, or standard input.
final class ByteSource: ByteReader {
    /// The name used in error messages.
    let name: String

    /// The open file.
    private let descriptor: FileDescriptor

    /// The offset of the next read of a part; `nil` to read from the current position.
    private var offset: Int?

    /// The end of a part.
    ///
    /// Reads past the end are short: they complete the last line, which may extend a little
    /// further.
    private var softEnd = Int.max

    /// The number of bytes read at a time past the end of a part.
    private static let overhang = 16 << 10

    /// Called before each read and when a signal interrupts one; `true` ends the reading.
    var isInterrupted: @Sendable () -> Bool = { false }

    /// The file at `path`; `-` is standard input.
    init(path: String) throws(InputFailure) {
        if path == "-" {
            name = "standard input"
            descriptor = .standardInput
            return
        }
        name = path
        do {
            descriptor = try .reading(path)
        } catch {
            throw Self.failure(error, reading: path)
        }
    }

    /// An open file that several threads read in parts.
    struct Parts: Sendable {
        fileprivate let descriptor: FileDescriptor
        fileprivate let name: String
    }

    /// This file, for readers that read parts of it without moving this one.
    var parts: Parts { Parts(descriptor: descriptor, name: name) }

    /// A source that reads parts of a file; see ``move(to:end:)``.
    init(_ parts: Parts) {
        name = parts.name
        descriptor = parts.descriptor
        offset = 0
    }

    /// The size of the file in bytes; `nil` if it cannot be read in parts.
    var size: Int? { descriptor.fileSize }

    /// Moves to the part from `start` to `end`.
    func move(to start: Int, end: Int) {
        offset = start
        softEnd = end
    }

    /// Reads up to `buffer.count` bytes and returns how many; 0 at the end.
    ///
    /// This is where an interrupted run stops: all unbounded input passes through here, however far
    /// the next value or line may be.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        while true {
            if isInterrupted() || offset == nil && !descriptor.awaitInput() {
                throw InputFailure(.interrupted, source: name)
            }
            do {
                guard let offset else { return try unsafe descriptor.read(into: buffer) }
                let rest = offset < softEnd ? softEnd - offset : Self.overhang
                let part = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: buffer[..<min(buffer.count, rest)]
                )
                let count = try unsafe descriptor.read(into: part, at: offset)
                self.offset = offset + count
                return count
            } catch {
                guard error.isInterruption else { throw Self.failure(error, reading: name) }
            }
        }
    }

    private static func failure(_ error: SystemError, reading name: String) -> InputFailure {
        InputFailure(
            error.isInterruption ? .interrupted : .unreadable(error.reason),
            source: name
        )
    }
}
