/// What the first bytes of a source show about the rest.
enum Beginning: Equatable {
    /// It is text, or anything else that is read as such.
    case text

    /// It is compressed.
    case compressed(Compression)

    /// It is of a form that is not read.
    case foreign(ForeignFormat)

    /// More bytes are necessary to decide.
    case undecided

    /// The number of bytes that decide in any case.
    static let length = 512

    /// Recognizes the beginning of a source.
    ///
    /// - Parameters:
    ///   - bytes: The first bytes.
    ///   - isWhole: Whether there are no more.
    init(of bytes: [UInt8], isWhole: Bool) {
        for (beginning, kind) in Self.known {
            if bytes.starts(with: beginning) {
                self = kind
                return
            }
            if !isWhole, beginning.starts(with: bytes) {
                self = .undecided
                return
            }
        }
        self = .text
        guard bytes.count >= (isWhole ? 1 : 2) else {
            if !isWhole { self = .undecided }
            return
        }
        guard bytes.prefix(16).contains(0) else { return }
        if bytes.count < 4 {
            if !isWhole { self = .undecided }
            return
        }
        if let encoding = Self.encoding(of: bytes) {
            self = .foreign(.text(encoding))
            return
        }
        // A NUL in a text that starts as JSON does is a syntax error.
        if bytes.dropFirst(257).starts(with: "ustar".utf8) {
            self = .foreign(.tar)
        } else if !Self.startsText(bytes[0]) {
            self = .foreign(.binary)
        }
    }

    /// The beginnings that are fixed bytes.
    private static let known =
        Compression.allCases.flatMap { compression in
            compression.beginnings.map { ($0, Beginning.compressed(compression)) }
        } + ForeignFormat.beginnings.map { ($0.bytes, .foreign($0.format)) }

    /// The encoding that NUL bytes show: the first two characters of a JSON text are ASCII (RFC
    /// 4627, section 3).
    private static func encoding(of bytes: [UInt8]) -> ForeignFormat.Encoding? {
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0, 0, 0, let first) where startsText(first): .utf32BigEndian
        case (0, let first, 0, 1...) where startsText(first): .utf16BigEndian
        case (let first, 0, 0, 0) where startsText(first): .utf32LittleEndian
        case (let first, 0, 1..., 0) where startsText(first): .utf16LittleEndian
        default: nil
        }
    }

    /// Whether a JSON text can start with this byte: with a value, white space, a record separator
    /// or a byte order mark.
    private static func startsText(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""), UInt8(ascii: "-"),
            UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"),
            0x20, 0x09, 0x0A, 0x0D, 0x1E, 0xEF:
            true
        default: false
        }
    }
}
