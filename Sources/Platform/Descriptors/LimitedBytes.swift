/// Bytes that arrive in pieces, up to a limit.
///
/// Their memory stays below the limit and a megabyte more while they grow.
package struct LimitedBytes {
    package private(set) var bytes: [UInt8] = []

    /// The largest number of bytes.
    package let limit: Int

    /// More bytes than these get all the room that they may ever need.
    ///
    /// Pages that have not been written to cost no memory. Growing by doubling would need up to
    /// three times the memory, because the old bytes stay until they are copied.
    private static let largeCount = 1 << 20

    package init(limit: Int) {
        self.limit = limit
    }

    package var count: Int { bytes.count }

    /// Appends the part of `more` for which there is room, and returns whether that is all of it.
    package mutating func append(_ more: some Collection<UInt8>) -> Bool {
        let room = limit - bytes.count
        if bytes.count + min(more.count, room) > max(bytes.capacity, Self.largeCount) {
            bytes.reserveCapacity(limit)
        }
        bytes += more.prefix(room)
        return more.count <= room
    }
}
