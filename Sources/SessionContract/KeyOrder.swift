import StrictJSON

/// The order in which declared fields have come, so that the next key is guessed at first.
struct KeyOrder: Sendable {
    /// What comes before the first key.
    static let start = 5

    /// For each field, and for the start, the raw value of the field that followed it last.
    private var followers = InlineArray<6, Int>(repeating: 0)

    init() {
        for index in 0...Self.start { followers[index] = (index + 1) % 6 }
        followers[4] = 0
    }

    /// The declared field whose key, with its closing quotation mark, stands at `offset`.
    ///
    /// At least 24 bytes must follow `offset`.
    @inline(__always)
    mutating func field(after last: Int, at offset: Int, in bytes: RawSpan) -> DeclaredField? {
        if let guess = DeclaredField(rawValue: followers[last]), guess.matches(offset, in: bytes) {
            return guess
        }
        return search(after: last, at: offset, in: bytes)
    }

    @inline(never)
    private mutating func search(
        after last: Int,
        at offset: Int,
        in bytes: RawSpan
    ) -> DeclaredField? {
        for field in DeclaredField.allCases where field.matches(offset, in: bytes) {
            followers[last] = field.rawValue
            return field
        }
        return nil
    }
}

extension DeclaredField {
    /// The length of the key in bytes.
    @inline(__always)
    var keyLength: Int {
        switch self {
        case .authenticatedAt: 16
        case .id: 2
        case .lastSeenAt: 12
        case .url: 3
        case .userID: 7
        }
    }

    /// Whether the key of this field and a quotation mark stand at `offset`, compared as words.
    @inline(__always)
    func matches(_ offset: Int, in bytes: RawSpan) -> Bool {
        switch self {
        case .authenticatedAt:
            bytes.word(at: offset) == 0x6974_6E65_6874_7561  // authenti
                && bytes.word(at: offset &+ 8) == 0x7461_5F64_6574_6163  // cated_at
                && bytes.byte(at: offset &+ 16) == UInt8(ascii: "\"")
        case .id:
            bytes.halfWord(at: offset) & 0xFF_FFFF == 0x22_6469  // id"
        case .lastSeenAt:
            bytes.word(at: offset) == 0x6565_735F_7473_616C  // last_see
                && bytes.word(at: offset &+ 5) == 0x2274_615F_6E65_6573  // seen_at"
        case .url:
            bytes.halfWord(at: offset) == 0x226C_7275  // url"
        case .userID:
            bytes.word(at: offset) == 0x2264_695F_7265_7375  // user_id"
        }
    }
}
