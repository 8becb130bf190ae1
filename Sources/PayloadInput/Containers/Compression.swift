/// A form of compressed files that is read through a tool of the system.
package enum Compression: String, CaseIterable, Sendable {
    case gzip
    case zstd
    case bzip2
    case xz

    /// The name of the tool.
    var tool: String { rawValue }

    /// The option with which the tool decompresses standard input to standard output.
    static let option = "-dc"

    /// The suffix of the names of such files.
    package var suffix: String {
        switch self {
        case .gzip: "gz"
        case .zstd: "zst"
        case .bzip2: "bz2"
        case .xz: "xz"
        }
    }

    /// The beginnings of such files.
    var beginnings: [[UInt8]] {
        switch self {
        case .gzip: [[0x1F, 0x8B]]
        case .zstd:
            // A frame, or one of the 16 kinds of frames that may be skipped (RFC 8878, 3.1).
            [[0x28, 0xB5, 0x2F, 0xFD]] + (0x50...0x5F).map { [$0, 0x2A, 0x4D, 0x18] }
        case .bzip2:
            // The size of blocks, then a block or, in an empty file, the end.
            (1...9).flatMap { digit in
                [[0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]]
                    .map { Array("BZh\(digit)".utf8) + $0 }
            }
        case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]]
        }
    }
}
