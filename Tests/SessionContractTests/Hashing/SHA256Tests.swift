import SessionContract
import Testing

@Suite
struct `The hash of bytes` {
    /// Examples of FIPS 180-4, and lengths around the padding of a block.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func `is that of SHA-256`(text: String, digits: String) {
        #expect(hash(text) == digits)
    }

    @Test(arguments: [(55, "9f4390f8"), (56, "b35439a4"), (64, "ffe054fe")])
    func `is padded to whole blocks`(count: Int, start: String) {
        #expect(hash(String(repeating: "a", count: count)).hasPrefix(start))
    }

    @Test
    func `does not depend on how the bytes arrive`() {
        let text = String(repeating: "0123456789", count: 30)
        var pieces = SHA256()
        for byte in text.utf8 { pieces.update([byte]) }
        #expect(pieces.finish() == hash(text))
    }

    private func hash(_ text: String) -> String {
        var hash = SHA256()
        hash.update(Array(text.utf8))
        return hash.finish()
    }
}
