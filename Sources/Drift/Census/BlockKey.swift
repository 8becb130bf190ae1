import SessionContract
import StrictJSON

/// The key that decides which block of a census a session belongs to.
///
/// A block says a little about a user: who knows the key can compute the block of an id. So a key
/// is random and thrown away after the run, unless the parts of one run must agree. It is never
/// written; ``name`` is a hash of it.
package struct BlockKey: Sendable {
    /// The least number of bytes of a key that is given, so that it cannot be guessed.
    package static let leastLength = 16

    /// A name by which censuses with the same key are recognized.
    package let name: String

    private let blocks: SipHash
    private let content: SipHash
    private let names: SipHash

    /// Creates a random key.
    package init() {
        var random = SystemRandomNumberGenerator()
        self.init((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
    }

    /// Creates a key from bytes, which should be random.
    package init(_ bytes: [UInt8]) {
        let digest = Self.digest(bytes, for: "name").prefix(8)
        name = digest.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16) }.joined()
        blocks = SipHash(Self.digest(bytes, for: "block"))
        content = SipHash(Self.digest(bytes, for: "content"))
        names = SipHash(Self.digest(bytes, for: "source"))
    }

    /// Returns the block of a text.
    func block(of text: borrowing RawSpan) -> Int {
        Int(truncatingIfNeeded: blocks.hash(of: text) % UInt64(BlockCounts.blockCount))
    }

    /// Returns the block of numbers.
    func block(of numbers: UInt64...) -> Int {
        Int(truncatingIfNeeded: blocks.hash(of: numbers) % UInt64(BlockCounts.blockCount))
    }

    /// Returns a number for the text of a session in the digest of a census.
    func number(of text: borrowing RawSpan) -> UInt64 { content.hash(of: text) }

    /// Returns what a census has instead of the name of a source.
    func hidden(_ name: String) -> String {
        var name = name
        let hash = name.withUTF8 { unsafe names.hash(of: $0.span.bytes) }
        return Census.hexadecimal(hash)
    }

    private static func digest(_ bytes: [UInt8], for purpose: String) -> [UInt8] {
        var hash = SHA256()
        hash.update(Array("session-census/1 \(purpose)\0".utf8) + bytes)
        return hash.digest()
    }
}
