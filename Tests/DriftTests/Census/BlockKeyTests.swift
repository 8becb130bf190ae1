import Drift
import Testing

@testable import Drift

@Suite
struct `A key of blocks` {
    @Test
    func `hashes as the authors of SipHash published`() {
        let hash = SipHash((0..<16).map { UInt8($0) })
        let message = (0..<15).map { UInt8($0) }
        #expect(hash.hash(of: unsafe message.span.bytes) == 0xA129_CA61_49BE_45E5)
        let empty: [UInt8] = []
        #expect(hash.hash(of: unsafe empty.span.bytes) == 0x726F_DB47_DD0E_0E31)
    }

    @Test
    func `has a name that depends on each byte of it`() {
        let one = BlockKey(Array("0123456789abcdef".utf8))
        let other = BlockKey(Array("0123456789abcdeg".utf8))
        #expect(one.name == BlockKey(Array("0123456789abcdef".utf8)).name)
        #expect(one.name != other.name && one.name.utf8.count == 16)
        #expect(BlockKey().name != BlockKey().name)
    }

    @Test
    func `spreads users over all blocks`() {
        let key = BlockKey(Array("0123456789abcdef".utf8))
        let counts = (0..<3_200).reduce(into: BlockCounts()) { counts, user in
            counts.add(1, in: key.block(of: UInt64(user), 0, 0))
        }
        #expect(counts.blocks.allSatisfy { (60...140).contains($0) })
    }
}
