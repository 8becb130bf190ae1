import Foundation
import Platform
import Testing

@Suite
struct `A spool` {
    private func contents(_ spool: inout Spool) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try spool.drain { bytes += $0 }
        return bytes
    }

    @Test(arguments: [0, 1, Spool.memoryLimit, Spool.memoryLimit + 1, 3 * Spool.memoryLimit + 7])
    func `returns what was added, once`(count: Int) throws {
        var spool = Spool(in: FileManager.default.temporaryDirectory.path)
        // A prime length, so that no two pieces are the same.
        let block = (0..<251).map { UInt8($0) }
        var bytes: [UInt8] = []
        while bytes.count < count { bytes += block.prefix(count - bytes.count) }
        var rest = bytes[...]
        while !rest.isEmpty {
            try spool.append(Array(rest.prefix(100_003)))
            rest = rest.dropFirst(100_003)
        }
        #expect(try contents(&spool) == bytes)
        #expect(try contents(&spool).isEmpty)
    }

    @Test
    func `says why it has no room`() throws {
        var spool = Spool(in: "/no/such/folder")
        try spool.append([1, 2, 3])
        #expect(try contents(&spool) == [1, 2, 3])
        #expect {
            try spool.append([UInt8](repeating: 0, count: Spool.memoryLimit + 1))
        } throws: {
            ($0 as? SystemError)?.code == ENOENT
        }
    }
}
