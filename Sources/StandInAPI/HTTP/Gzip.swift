/// Writes gzip (RFC 1952), so that faults can break it.
///
/// It compresses nothing but white space: the content is in stored blocks (RFC 1951, 3.2.4).
enum Gzip {
    /// The optional parts of the header of a member.
    struct Options: OptionSet {
        let rawValue: UInt8

        static let extra = Options(rawValue: 1 << 2)
        static let name = Options(rawValue: 1 << 3)
        static let comment = Options(rawValue: 1 << 4)
    }

    /// The longest content of a stored block, in bytes.
    private static let longestBlock = 65_535

    /// The number of bytes after the compressed content: a checksum and a length.
    static let trailerLength = 8

    /// Returns one member with this content.
    static func member(_ content: [UInt8], options: Options = []) -> [UInt8] {
        header(options) + stored(content, isLast: true)
            + trailer(checksum(content), length: content.count)
    }

    /// Returns one member with this content and then spaces, 160 times smaller than they are.
    static func bomb(_ content: [UInt8], spaces: Int) -> [UInt8] {
        var state = update(.max, with: content)
        for _ in 0..<spaces { state = update(state, with: .space) }
        return header([]) + stored(content, isLast: false) + compressedSpaces(spaces)
            + trailer(~state, length: content.count + spaces)
    }

    private static func header(_ options: Options) -> [UInt8] {
        // Compression method 8, no time, and an unknown operating system.
        var bytes: [UInt8] = [0x1F, 0x8B, 8, options.rawValue, 0, 0, 0, 0, 0, 255]
        if options.contains(.extra) { bytes += [4, 0, 0x41, 0x42, 0, 0] }
        if options.contains(.name) { bytes += Array("sessions.json\0".utf8) }
        if options.contains(.comment) { bytes += Array("made up\0".utf8) }
        return bytes
    }

    private static func stored(_ content: [UInt8], isLast: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = content[...]
        repeat {
            let block = rest.prefix(longestBlock)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            bytes.append(isLast && rest.isEmpty ? 1 : 0)
            bytes += littleEndian(length) + littleEndian(~length) + block
        } while !rest.isEmpty
        return bytes
    }

    private static func trailer(_ checksum: UInt32, length: Int) -> [UInt8] {
        littleEndian(checksum) + littleEndian(UInt32(truncatingIfNeeded: length))
    }

    private static func littleEndian<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        stride(from: 0, to: Number.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

// MARK: - A run of spaces

extension Gzip {
    /// Returns the last block of a member, with fixed codes (RFC 1951, 3.2.6).
    private static func compressedSpaces(_ count: Int) -> [UInt8] {
        var bits = Bits()
        bits.append(0b110, count: 3)
        let longestMatch = 258
        for _ in 0..<(count == 0 ? 0 : 1 + (count - 1) % longestMatch) {
            bits.append(0x30 + Int(UInt8.space), count: 8)
        }
        for _ in 0..<(count == 0 ? 0 : (count - 1) / longestMatch) {
            // Length code 285 is a match of 258 bytes, and distance code 0 is the byte before.
            bits.append(0b1100_0101, count: 8)
            bits.append(0, count: 5)
        }
        bits.append(0, count: 7)
        return bits.bytes
    }

    /// Bits in the order of deflate, which fills each byte from its lowest bit.
    private struct Bits {
        private var whole: [UInt8] = []
        private var last: UInt8 = 0
        private var used = 0

        var bytes: [UInt8] { used == 0 ? whole : whole + [last] }

        /// Appends a code, its highest bit first.
        mutating func append(_ code: Int, count: Int) {
            for place in (0..<count).reversed() {
                last |= UInt8(code >> place & 1) << used
                used += 1
                if used == 8 {
                    whole.append(last)
                    (last, used) = (0, 0)
                }
            }
        }
    }
}

// MARK: - The checksum

extension Gzip {
    /// Returns the CRC-32 of bytes (RFC 1952, 8).
    static func checksum(_ bytes: [UInt8]) -> UInt32 { ~update(.max, with: bytes) }

    private static func update(_ state: UInt32, with bytes: [UInt8]) -> UInt32 {
        bytes.reduce(state, update)
    }

    private static func update(_ state: UInt32, with byte: UInt8) -> UInt32 {
        table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ state >> 8
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { state, _ in
            state & 1 == 0 ? state >> 1 : state >> 1 ^ 0xEDB8_8320
        }
    }
}
