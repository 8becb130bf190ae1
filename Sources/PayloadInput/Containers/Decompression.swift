import Platform

/// A source that is decompressed while it is read.
final class Decompression {
    private let filter: ChildFilter
    private let compression: Compression

    /// Whether there was any output.
    private var hasOutput = false

    /// Starts the tool.
    ///
    /// - Parameters:
    ///   - compression: The form of the source.
    ///   - source: The compressed file.
    ///   - start: Bytes that were already read from it.
    ///   - environment: Says where tools are, and is passed to them.
    /// - Throws: If the tool is not installed or cannot be started.
    init(
        _ compression: Compression,
        of source: FileDescriptor,
        after start: [UInt8],
        environment: [String: String]
    ) throws(ContainerProblem) {
        self.compression = compression
        guard let tool = Programs.path(of: compression.tool, in: environment) else {
            throw .noTool(compression)
        }
        // Messages in English, as ours are.
        let variables = environment.merging(["LC_ALL": "C"]) { $1 }
        do {
            filter = try ChildFilter(
                command: [tool, Compression.option],
                environment: variables.map { "\($0)=\($1)" },
                source: source,
                after: start
            )
        } catch {
            throw .noStart(compression, error.reason)
        }
    }

    /// Why the text ends before its end; `nil` if it does not, or not yet.
    var damage: String? {
        guard let end = filter.end else { return nil }
        // bzip2 ignores what follows the compressed data, and only says so.
        if end == .exited(0) { return compression == .bzip2 ? filter.message : nil }
        return filter.message ?? "\(compression.tool) \(end)"
    }

    /// Whether the tool has found that the data does not match its checksum, or cannot be right.
    ///
    /// Then it may have written text that was never compressed. Data that only ends too early is
    /// right up to there.
    var isCorrupt: Bool {
        guard let message = filter.message?.lowercased() else { return false }
        return ["crc", "corrupt", "invalid compressed", "integrity", "checksum"]
            .contains { message.contains($0) }
    }

    /// Why there is no text at all; `nil` if there is any, or if the source is empty.
    var problem: ContainerProblem? {
        hasOutput ? nil : damage.map { .nothingDecompressed(compression, $0) }
    }

    /// Reads up to `buffer.count` bytes of the text.
    ///
    /// - Returns: The number of bytes; 0 at the end; `nil` if this program is asked to stop.
    /// - Throws: If the compressed file cannot be read.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int? {
        let count = try unsafe filter.read(into: buffer)
        if let count, count > 0 { hasOutput = true }
        return count
    }
}
