import Platform
import Testing

@Suite
struct `Base64 text` {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `matches the test vectors of RFC 4648 in both directions`(plain: String, encoded: String) {
        #expect(Base64.encoded(bytes(plain)) == bytes(encoded))
        #expect(Base64.decoded(bytes(encoded)) == bytes(plain))
    }

    @Test
    func `can encode every byte in every place`() {
        for lead in 0..<3 {
            let all = Array(repeating: UInt8(7), count: lead) + Array(UInt8.min...UInt8.max)
            #expect(Base64.decoded(Base64.encoded(all)) == all)
        }
    }

    @Test(arguments: [
        "Zg", "Zg=", "Z", "Z===", "====", "=", "Zg==Zg==", "Zm9v\n", "Zm 9", "Zm9-", "Zm9_", "Zh==",
        "Zm9=", "Z=9v", "Zm=v", "Zg==\n\n\n\n", "Zm9\u{0}", "Zmé=",
    ])
    func `is rejected if it is not the encoding of any bytes`(text: String) {
        #expect(Base64.decoded(bytes(text)) == nil)
    }

    @Test
    func `may have leftover bits if that is allowed`() {
        #expect(Base64.decoded(bytes("Zh=="), allowsLeftoverBits: true) == bytes("f"))
        #expect(Base64.decoded(bytes("Zm9="), allowsLeftoverBits: true) == bytes("fo"))
        #expect(Base64.decoded(bytes("Zm9"), allowsLeftoverBits: true) == nil)
    }
}
