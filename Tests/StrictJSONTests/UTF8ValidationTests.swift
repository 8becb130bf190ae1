import StrictJSON
import Testing

@Suite
struct `UTF-8 validation` {
    /// Whether the reader accepts `bytes` as the content of a string.
    private func isAccepted(_ bytes: [UInt8]) -> Bool {
        let text = [0x22] + bytes + [0x22]
        do {
            return try unsafe text.span.bytes.stringExtent(openedAt: 0).end == text.count - 1
        } catch {
            return false
        }
    }

    private func isValid(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    @Test
    func `agrees with the standard library on all texts of one or two bytes`() {
        for first in UInt8.min...UInt8.max {
            expectAgreement(on: [first])
            for second in UInt8.min...UInt8.max { expectAgreement(on: [first, second]) }
        }
    }

    private func expectAgreement(on bytes: [UInt8]) {
        // Bytes with a meaning in JSON strings do not test UTF-8.
        let isOrdinary = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
        guard isOrdinary, isAccepted(bytes) != isValid(bytes) else { return }
        Issue.record("\(bytes)")
    }

    /// Whether each sequence of three bytes encodes a scalar, computed from the scalars.
    ///
    /// The index is the lower four bits of the first byte, whose upper four are 1110, followed by
    /// the other two bytes.
    private static let threeByteSequences: [Bool] = {
        var isEncoding = [Bool](repeating: false, count: 1 << 20)
        for value: UInt32 in 0x800...0xFFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let units = Array(UTF8.encode(scalar) ?? .init())
            isEncoding[Int(units[0] & 0xF) << 16 | Int(units[1]) << 8 | Int(units[2])] = true
        }
        return isEncoding
    }()

    @Test(arguments: [0..<1 << 19, 1 << 19..<1 << 20])
    func `accepts exactly the three-byte sequences that encode a scalar`(indices: Range<Int>) {
        // Among the sequences with a byte that is not a continuation byte, a sample with each such
        // byte in each position is enough.
        func isTried(_ index: Int) -> Bool {
            index & 0xC0C0 == 0x8080 || index & 0x1F == index >> 8 & 0x1F
        }
        var bytes: [UInt8] = [0xE0, 0, 0]
        let expected = Self.threeByteSequences
        var disagreements = 0
        for index in indices where isTried(index) {
            bytes[0] = 0xE0 | UInt8(index >> 16)
            bytes[1] = UInt8(index >> 8 & 0xFF)
            bytes[2] = UInt8(index & 0xFF)
            let span = unsafe bytes.span.bytes
            let end = try? span.endOfUTF8Sequence(at: 0)
            if (end == 3) != expected[index] { disagreements += 1 }
        }
        #expect(disagreements == 0)
        #expect(expected.contains(true))
    }

    /// The smallest and the largest byte of each class in Table 3-7 of the Unicode Standard.
    private static let edges: [UInt8] = [
        0x20, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
        0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]

    @Test
    func `agrees with the standard library on three and four bytes at the edges of classes`() {
        for first in Self.edges {
            for second in Self.edges {
                for third in Self.edges {
                    expectAgreement(on: [first, second, third])
                    guard first >= 0xF0 else { continue }
                    for fourth in [0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xFF] as [UInt8] {
                        expectAgreement(on: [first, second, third, fourth])
                    }
                }
            }
        }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3, 0x41],
            [0xE2, 0x82, 0x41], [0xF0, 0x9F, 0x98, 0x41], [0xC3, 0xC3, 0xA9],
        ] as [[UInt8]]
    )
    func `reports the first byte of an invalid sequence at any position`(bytes: [UInt8]) {
        for place in 0...33 {
            let before = [UInt8](repeating: UInt8(ascii: "a"), count: place)
            let after = [UInt8](repeating: UInt8(ascii: "a"), count: 20)
            let reading = Reading([0x22] + before + bytes + after + [0x22])
            #expect(reading.error == JSONSyntaxError(.invalidUTF8, at: place + 1))
        }
    }
}
