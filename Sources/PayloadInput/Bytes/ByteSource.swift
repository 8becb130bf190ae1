import Platform

/// An open file, a part of one, or standard input.
final class ByteSource {
    /// What errors call it.
    let name: String

    /// The open file.
    private let descriptor: FileDescriptor

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

    /// A file that is open, to be read in parts by several threads.
    struct Parts: Sendable {
        fileprivate let descriptor: FileDescriptor
        fileprivate let name: String
    }

    /// This file, for readers that read parts of it and do not move this one.
    var parts: Parts { Parts(descriptor: descriptor, name: name) }

    /// A source that reads parts of a file: see ``move(to:end:)``.
    init(_ parts: Parts) {
        name = parts.name
        descriptor = parts.descriptor
        offset = 0
    }

    /// The size of the file in bytes, or `nil` where it cannot be read in parts.
    var size: Int? { descriptor.fileSize }

    /// Goes to the part that starts at `start` and ends at `end`.
    func move(to start: Int, end: Int) {
        offset = start
        softEnd = end
    }

    /// Reads up to as many bytes as `buffer` holds and returns how many; none at the end.
    ///
    /// Ends an interrupted run here, whatever is being read: all that takes input without end comes
    /// by, however far it is from the next value or line.
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
