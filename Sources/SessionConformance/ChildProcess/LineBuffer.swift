/// Splits a stream of bytes into lines.
///
/// Every byte is scanned once and moved at most once, so the total time is linear, however small
/// the chunks are.
struct LineBuffer {
    /// The bytes that are not yet taken, after the lines taken since the last ``append(_:)``.
    private(set) var bytes: [UInt8] = []

    /// The start of the first line that is not yet taken.
    private var start = 0

    /// The end of the prefix in which every line feed has been found.
    private var scanned = 0

    /// Appends a chunk of the stream.
    ///
    /// This invalidates all ranges returned before.
    mutating func append(_ chunk: ArraySlice<UInt8>) {
        if start == bytes.count {
            // Releases the memory of a long line, but keeps up to 1 MiB to avoid reallocations.
            bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 20)
        } else {
            bytes.removeFirst(start)
        }
        scanned -= start
        start = 0
        bytes += chunk
    }

    /// Takes the next whole line.
    ///
    /// - Returns: The range of the line in ``bytes``, without its line feed, or `nil` if there is
    ///   no whole line.
    mutating func nextLine() -> Range<Int>? {
        guard let end = bytes[scanned...].firstIndex(of: UInt8(ascii: "\n")) else {
            scanned = bytes.count
            return nil
        }
        defer {
            start = end + 1
            scanned = start
        }
        return start..<end
    }

    /// The bytes of the last line, which has no line feed yet.
    var unfinished: ArraySlice<UInt8> { bytes[start...] }
}
