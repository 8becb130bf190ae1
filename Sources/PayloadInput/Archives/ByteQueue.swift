/// Bytes that have been made and wait to be read.
struct ByteQueue {
    /// The bytes, those that have been read included; more are appended here.
    var bytes: [UInt8] = []

    /// The number of bytes that have been read.
    private var taken = 0

    /// Whether everything has been read.
    var isEmpty: Bool { taken == bytes.count }

    /// Forgets what has been read, if that is everything.
    mutating func makeRoom() {
        if isEmpty { removeAll() }
    }

    /// Forgets everything, read or not.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        taken = 0
    }

    /// Reads everything that is left.
    mutating func readAll() -> ArraySlice<UInt8> {
        defer { taken = bytes.count }
        return bytes[taken...]
    }

    /// Reads up to `buffer.count` bytes and returns how many.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - taken)
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe buffer.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: bytes[taken..<taken + count])
            )
        }
        taken += count
        return count
    }
}
