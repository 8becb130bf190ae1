/// One form of a secret in text: the bytes that are possible at each position.
///
/// A text can repeat a secret with its letters in either case, and without its first or its last
/// byte. Each of these is a matter of bits that may have any value, so a pattern is made from the
/// bits of the secret: the digits of plain text have 8 bits, those of base64 have 6, and
/// hexadecimal ones have 4.
struct SecretPattern: Sendable {
    /// The form of the text.
    enum Form: Hashable, CaseIterable {
        case plain
        case hexadecimal

        /// Base64 (RFC 4648, sections 4 and 5), for each place of the secret in a group of 3 bytes.
        case base64(offset: Int)

        static let allCases: [Form] = [
            .plain, .hexadecimal, .base64(offset: 0), .base64(offset: 1), .base64(offset: 2),
        ]

        var isBase64: Bool {
            if case .base64 = self { true } else { false }
        }

        fileprivate var bitsPerDigit: Int {
            switch self {
            case .plain: 8
            case .hexadecimal: 4
            case .base64: 6
            }
        }

        /// The number of bits before the secret in its first digit.
        fileprivate var leadingBits: Int {
            guard case .base64(let offset) = self else { return 0 }
            return offset * 8 % 6
        }

        /// Returns the bytes that mean a digit.
        fileprivate func bytes(of digit: UInt8) -> [UInt8] {
            switch self {
            case .plain: [digit]
            case .hexadecimal: Self.hexadecimalDigits[Int(digit)].inBothCases
            case .base64:
                switch digit {
                case 62: Array("+-".utf8)
                case 63: Array("/_".utf8)
                // A server may change the case, such as that of a host.
                default: Self.base64Digits[Int(digit)].inBothCases
                }
            }
        }

        /// The bytes that mean any digit.
        fileprivate var anyDigit: ByteSet {
            switch self {
            case .plain: Self.anyByte
            case .hexadecimal: Self.anyHexadecimalDigit
            case .base64: Self.anyBase64Digit
            }
        }

        private static let anyByte = Form.plain.allDigits
        private static let anyHexadecimalDigit = Form.hexadecimal.allDigits
        private static let anyBase64Digit = Form.base64(offset: 0).allDigits

        private var allDigits: ByteSet {
            var set = ByteSet()
            for digit in 0..<(1 << bitsPerDigit) {
                for byte in bytes(of: UInt8(digit)) { set.insert(byte) }
            }
            return set
        }

        private static let hexadecimalDigits = Array("0123456789abcdef".utf8)

        private static let base64Digits = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8
        )
    }

    /// The whole secret.
    let whole: [ByteSet]

    /// The part that every appearance has, also one that is cut by a byte.
    let core: [ByteSet]

    /// The index in ``whole`` where ``core`` starts.
    let coreStart: Int

    init(_ secret: [UInt8], in form: Form, allowsCuts: Bool) {
        let margin = allowsCuts ? 1 : 0
        let kept = margin..<max(margin, secret.count - margin)
        whole = Self.digits(of: secret, known: secret.indices, in: form)
        let core = Self.digits(of: secret, known: kept, in: form)
        let first = core.firstIndex { $0 != form.anyDigit } ?? 0
        let end = core.lastIndex { $0 != form.anyDigit }.map { $0 + 1 } ?? 0
        self.core = Array(core[first..<end])
        coreStart = first
    }

    /// Returns the bytes that are possible for each digit, if only some bytes of a secret are
    /// known.
    private static func digits(
        of secret: [UInt8],
        known: Range<Int>,
        in form: Form
    ) -> [ByteSet] {
        // The bits of each digit, and a mask of those that are known.
        let width = form.bitsPerDigit
        let bitCount = form.leadingBits + 8 * secret.count
        var digits = [(bits: Int, mask: Int)](
            repeating: (0, 0),
            count: (bitCount + width - 1) / width
        )
        for index in known {
            let byte = Int(secret[index])
            let isLetter = secret[index].inBothCases.count > 1
            // The bit that distinguishes the cases of a letter may have any value.
            for bit in 0..<8 where !isLetter || bit != 5 {
                let place = form.leadingBits + 8 * index + 7 - bit
                let shift = width - 1 - place % width
                digits[place / width].mask |= 1 << shift
                digits[place / width].bits |= (byte >> bit & 1) << shift
            }
        }
        return digits.map { digit in
            guard digit.mask != 0 else { return form.anyDigit }
            var set = ByteSet()
            // Each combination of the bits that are not known, down to none of them.
            let free = ~digit.mask & (1 << width - 1)
            var others = free
            while true {
                for byte in form.bytes(of: UInt8(digit.bits | others)) { set.insert(byte) }
                if others == 0 { return set }
                others = (others - 1) & free
            }
        }
    }
}

extension SecretPattern {
    /// Returns the places of the secret in a text, each as long as it can be.
    func ranges(in text: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index + core.count <= text.count {
            guard matches(core, 0..<core.count, text, at: index) else {
                index += 1
                continue
            }
            var (start, end) = (index, index + core.count)
            var (before, after) = (coreStart - 1, coreStart + core.count)
            while before >= 0, start > 0, whole[before].contains(text[start - 1]) {
                before -= 1
                start -= 1
            }
            while after < whole.count, end < text.count, whole[after].contains(text[end]) {
                after += 1
                end += 1
            }
            ranges.append(max(start, ranges.last?.upperBound ?? 0)..<end)
            index = max(end, index + 1)
        }
        return ranges
    }

    /// Returns the end of a text that is the beginning of the secret, and at least `length` long.
    func beginning(atEndOf text: [UInt8], length: Int) -> Range<Int>? {
        for skipped in 0...1 where skipped < whole.count {
            let longest = min(whole.count - skipped, text.count)
            guard longest >= length else { continue }
            for count in (length...longest).reversed()
            where matches(whole, skipped..<skipped + count, text, at: text.count - count) {
                return text.count - count..<text.count
            }
        }
        return nil
    }

    /// Returns the start of a text that is the end of the secret, and at least `length` long.
    func ending(atStartOf text: [UInt8], from start: Int, length: Int) -> Range<Int>? {
        for skipped in 0...1 {
            let longest = min(whole.count - skipped, text.count - start)
            guard longest >= length else { continue }
            let end = whole.count - skipped
            for count in (length...longest).reversed()
            where matches(whole, end - count..<end, text, at: start) {
                return start..<start + count
            }
        }
        return nil
    }

    private func matches(
        _ sets: [ByteSet],
        _ range: Range<Int>,
        _ text: [UInt8],
        at start: Int
    ) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            guard sets[index].contains(text[start + index - range.lowerBound]) else { return false }
            index += 1
        }
        return true
    }
}

extension UInt8 {
    /// The byte, and the same ASCII letter in the other case.
    fileprivate var inBothCases: [UInt8] {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            [self, self ^ 0x20]
        default: [self]
        }
    }
}
