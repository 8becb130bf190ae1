import Platform

/// An open file, a part of one, or standard input.
///
/// A compressed file is decompressed while it is read; its offsets are those of the text.
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

    /// Whether the last read was past the end of a part.
    private var isPastPart = false

    /// The number of bytes read at a time past the end of a part.
    private static let overhang = 16 << 10

    /// The first bytes of what is not a file, which were read to recognize it.
    private var start: ArraySlice<UInt8> = []

    /// The tool that decompresses the file.
    private var decompression: Decompression?

    /// Where reads are reported.
    var progress: (any ReadingProgress)?

    /// Called before each read and when a signal interrupts one; `true` ends the reading.
    var isInterrupted: @Sendable () -> Bool = { false }

    /// Opens the file at `path`; `-` is standard input.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isContinued: Whether it was cut from a source after its start. Its first bytes are those
    ///     of a line then, whatever they look like.
    ///   - environment: Says where the tools that decompress are, and is passed to them.
    ///   - isInterrupted: See ``isInterrupted``.
    /// - Throws: If it cannot be opened, or if it is a container that is not read.
    init(
        path: String,
        isContinued: Bool = false,
        environment: [String: String],
        isInterrupted: @escaping @Sendable () -> Bool
    ) throws(InputFailure) {
        self.isInterrupted = isInterrupted
        name = SourceName.of(path)
        if path == "-" {
            descriptor = .standardInput
        } else {
            do {
                descriptor = try .reading(path)
            } catch {
                throw Self.failure(error, reading: name)
            }
        }
        if !isContinued { try open(environment) }
        // A pipe has no size; its first bytes may have been read by now.
        if decompression == nil, start.isEmpty, descriptor.position == 0 {
            size = descriptor.fileSize
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
    private(set) var size: Int?

    /// The size that the file has now; `nil` if it cannot be read in parts.
    var currentSize: Int? { size == nil ? nil : descriptor.fileSize }

    /// Why the text ends before its end; `nil` if it does not, or not yet.
    var damage: String? { decompression?.damage }

    /// Whether the text is decompressed.
    var isDecompressed: Bool { decompression != nil }

    /// Whether some of the text may never have been in the file.
    var isCorrupt: Bool { damage != nil && decompression?.isCorrupt == true }

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
            if isInterrupted() { throw InputFailure(.interrupted, source: name) }
            do throws(SystemError) {
                if let count = try unsafe readOnce(into: buffer) {
                    // What completes the last line of a part belongs to the next part, too.
                    if !isPastPart { progress?.didRead(count) }
                    return count
                }
            } catch {
                if error.isInterruption { continue }
                throw Self.failure(error, reading: name)
            }
            throw InputFailure(.interrupted, source: name)
        }
    }

    /// Reads in one call; `nil` if the program is asked to stop.
    private func readOnce(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int? {
        if !start.isEmpty {
            let count = min(start.count, buffer.count)
            unsafe buffer.copyBytes(from: start.prefix(count))
            start = start.dropFirst(count)
            return count
        }
        if let decompression { return try unsafe decompression.read(into: buffer) }
        guard let offset else {
            return descriptor.awaitInput() ? try unsafe descriptor.read(into: buffer) : nil
        }
        isPastPart = offset >= softEnd
        let rest = isPastPart ? Self.overhang : softEnd - offset
        let part = unsafe UnsafeMutableRawBufferPointer(
            rebasing: buffer[..<min(buffer.count, rest)]
        )
        let count = try unsafe descriptor.read(into: part, at: offset)
        self.offset = offset + count
        return count
    }

    private static func failure(_ error: SystemError, reading name: String) -> InputFailure {
        InputFailure(
            error.isInterruption ? .interrupted : .unreadable(error.reason),
            source: name
        )
    }
}

// MARK: - Containers

extension ByteSource {
    /// Recognizes what the source is, and starts to decompress it if it is compressed.
    private func open(_ environment: [String: String]) throws(InputFailure) {
        // Bytes of a file can be read again. Those of a pipe are kept.
        let fileStart = descriptor.position.flatMap { startOfFile(at: $0) }
        let (bytes, beginning) = if let fileStart { fileStart } else { try startOfStream() }
        switch beginning {
        case .text, .undecided:
            if fileStart == nil { start = bytes[...] }
        case .foreign(let format): throw failure(.foreign(format, in: nil))
        case .compressed(let compression):
            let rest = fileStart == nil ? bytes : []
            try decompress(compression, after: rest, environment)
        }
    }

    /// Starts the tool, and recognizes what comes out of it.
    private func decompress(
        _ compression: Compression,
        after rest: [UInt8],
        _ environment: [String: String]
    ) throws(InputFailure) {
        do throws(ContainerProblem) {
            decompression = try Decompression(
                compression,
                of: descriptor,
                after: rest,
                environment: environment
            )
        } catch {
            throw failure(error)
        }
        let (bytes, beginning) = try startOfStream()
        if let problem = decompression?.problem { throw failure(problem) }
        switch beginning {
        case .text, .undecided: start = bytes[...]
        case .foreign(let format): throw failure(.foreign(format, in: compression))
        case .compressed(let inner): throw failure(.compressedTwice(inner, in: compression))
        }
    }

    private func failure(_ problem: ContainerProblem) -> InputFailure {
        InputFailure(.container(problem), source: name)
    }

    /// Returns the start of a regular file; `nil` for anything else, and if it cannot be read.
    private func startOfFile(at position: Int) -> ([UInt8], Beginning)? {
        guard descriptor.fileSize != nil else { return nil }
        var bytes = [UInt8](repeating: 0, count: Beginning.length)
        let count = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe try? descriptor.read(into: buffer, at: position)
        }
        guard let count else { return nil }
        let start = Array(bytes.prefix(count))
        return (start, Beginning(of: start, isWhole: true))
    }

    /// The size of the buffer for the start of a stream.
    ///
    /// A pipe in packet mode drops the rest of a packet for which there is no room.
    private static let streamBuffer = 64 << 10

    /// Reads the start of anything else, no more of it than necessary.
    private func startOfStream() throws(InputFailure) -> ([UInt8], Beginning) {
        var bytes: [UInt8] = []
        var beginning = Beginning.undecided
        var buffer = [UInt8](repeating: 0, count: Self.streamBuffer)
        while beginning == .undecided {
            let count = try unsafe buffer.withUnsafeMutableBufferPointer {
                part throws(InputFailure) in
                try unsafe read(into: UnsafeMutableRawBufferPointer(part))
            }
            bytes += buffer.prefix(count)
            beginning = Beginning(of: bytes, isWhole: count == 0)
        }
        return (bytes, beginning)
    }
}
