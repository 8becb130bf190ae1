/// Cuts a stream of bytes into lines.
///
/// Linear in the bytes it is given, however small the pieces they come in.
struct LineBuffer {
    /// What has come and is not yet taken, with the lines taken since the last ``append(_:)``.
    private(set) var bytes: [UInt8] = []

    /// Where the first line that is not taken starts.
    private var start = 0

    /// Up to where there is known to be no line feed.
    private var scanned = 0

    /// Takes in more of the stream.
    ///
    /// Ranges given before do not hold any more.
    mutating func append(_ chunk: ArraySlice<UInt8>) {
        if start == bytes.count {
            // A line of many megabytes should not keep its memory for ever.
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
    /// - Returns: Where in ``bytes`` it lies, the line feed left out, or `nil` if there is none.
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

    /// What has come of the line that is not yet whole.
    var unfinished: ArraySlice<UInt8> { bytes[start...] }
}
