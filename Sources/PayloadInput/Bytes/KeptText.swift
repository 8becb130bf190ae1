/// A text that is kept while it is read.
final class KeptText: ByteReader {
    let name: String

    /// What has been read.
    private(set) var bytes: [UInt8] = []

    private let source: any ByteReader

    /// A text that is read from `source`.
    init(_ source: any ByteReader) {
        self.source = source
        name = source.name
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputFailure) -> Int {
        let count = unsafe try source.read(into: buffer)
        unsafe bytes.append(contentsOf: buffer[..<count])
        return count
    }

    /// Reads what is left, but not much more than `limit` bytes in all.
    ///
    /// A reader that finds a fault does not read to the end.
    func readRest(limit: Int = .max) throws(InputFailure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 32 << 10, alignment: 1)
        defer { unsafe buffer.deallocate() }
        while bytes.count <= limit, unsafe try read(into: buffer) > 0 {}
    }
}
