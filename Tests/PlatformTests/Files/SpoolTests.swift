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
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
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
