/// A text in memory that is read in pieces, as a file is.
final class MemoryText: ByteReader {
    let name: String
    private var rest: ArraySlice<UInt8>
    private let isInterrupted: @Sendable () -> Bool

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - name: The name used in error messages.
    ///   - isInterrupted: Called before each read; `true` ends the reading.
    init(_ bytes: [UInt8], name: String, isInterrupted: @escaping @Sendable () -> Bool) {
        rest = bytes[...]
        self.name = name
        self.isInterrupted = isInterrupted
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        guard !isInterrupted() else { throw InputFailure(.interrupted, source: name) }
        let part = rest.prefix(min(buffer.count, TextWindow.chunk))
        unsafe buffer.copyBytes(from: part)
        rest = rest.dropFirst(part.count)
        return part.count
    }
}
