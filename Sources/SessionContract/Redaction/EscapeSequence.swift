/// A sequence of bytes at the start of a text that means another character.
struct EscapeSequence {
    /// The number of bytes of the sequence.
    let length: Int

    /// What it means, in UTF-8.
    let meaning: [UInt8]

    /// Reads the escape that a text starts with; `nil` if there is none.
    init?(_ text: ArraySlice<UInt8>) {
        let rest = text.dropFirst()
        let escape: (Int, [UInt8])? =
            switch text.first {
            case UInt8(ascii: "%"): Self.percent(rest)
            case UInt8(ascii: "\\"): Self.backslash(rest)
            case UInt8(ascii: "&"): Self.reference(rest)
            default: nil
            }
        guard let (count, meaning) = escape else { return nil }
        length = count + 1
        self.meaning = meaning
    }

    /// `%41`, and `%u0041` of old browsers.
    private static func percent(_ text: ArraySlice<UInt8>) -> (Int, [UInt8])? {
        if text.first == UInt8(ascii: "u") { return number(text, after: 1, exactly: 4) }
        return byte(text, after: 0)
    }

    /// `\u0041`, `\u{41}`, `\U00000041`, `\x41`, `\101`, and a quoted punctuation character.
    private static func backslash(_ text: ArraySlice<UInt8>) -> (Int, [UInt8])? {
        guard let first = text.first else { return nil }
        switch first {
        case UInt8(ascii: "u"):
            guard text.dropFirst().first == UInt8(ascii: "{") else {
                return number(text, after: 1, exactly: 4)
            }
            let digits = text.dropFirst(2).prefix(8).prefix { $0 != UInt8(ascii: "}") }
            guard let meaning = scalar(digits, radix: 16),
                text.dropFirst(2 + digits.count).first == UInt8(ascii: "}")
            else { return nil }
            return (3 + digits.count, meaning)
        case UInt8(ascii: "U"): return number(text, after: 1, exactly: 8)
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return byte(text, after: 1)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            let digits = text.prefix(3)
            guard digits.count == 3, let value = integer(digits, radix: 8) else { return nil }
            return (3, [UInt8(truncatingIfNeeded: value)])
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return (1, [first])
        default: return nil
        }
    }

    /// `&#65;`, `&#x41;` and `&colon;`; the semicolon after a number may be missing.
    private static func reference(_ text: ArraySlice<UInt8>) -> (Int, [UInt8])? {
        guard text.first == UInt8(ascii: "#") else {
            let name = text.prefix(longestName + 1).prefix { $0 != UInt8(ascii: ";") }
            guard let byte = names[String(decoding: name, as: UTF8.self)],
                text.dropFirst(name.count).first == UInt8(ascii: ";")
            else { return nil }
            return (name.count + 1, [byte])
        }
        let isHexadecimal = text.dropFirst().first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let radix = isHexadecimal ? 16 : 10
        let start = isHexadecimal ? 2 : 1
        let digits = text.dropFirst(start).prefix(longestNumber).prefix {
            integer([$0], radix: radix) != nil
        }
        guard let meaning = scalar(digits, radix: radix) else { return nil }
        let end = start + digits.count
        return (text.dropFirst(end).first == UInt8(ascii: ";") ? end + 1 : end, meaning)
    }

    private static let longestNumber = 16

    /// The names of ASCII punctuation in HTML.
    private static let names: [String: UInt8] = [
        "excl": 0x21, "quot": 0x22, "QUOT": 0x22, "num": 0x23, "dollar": 0x24, "percnt": 0x25,
        "amp": 0x26, "AMP": 0x26, "apos": 0x27, "lpar": 0x28, "rpar": 0x29, "ast": 0x2A,
        "midast": 0x2A, "plus": 0x2B, "comma": 0x2C, "period": 0x2E, "sol": 0x2F, "colon": 0x3A,
        "semi": 0x3B, "lt": 0x3C, "LT": 0x3C, "equals": 0x3D, "gt": 0x3E, "GT": 0x3E,
        "quest": 0x3F, "commat": 0x40, "lsqb": 0x5B, "lbrack": 0x5B, "bsol": 0x5C, "rsqb": 0x5D,
        "rbrack": 0x5D, "Hat": 0x5E, "lowbar": 0x5F, "UnderBar": 0x5F, "grave": 0x60,
        "DiacriticalGrave": 0x60, "lcub": 0x7B, "lbrace": 0x7B, "verbar": 0x7C, "vert": 0x7C,
        "VerticalLine": 0x7C, "rcub": 0x7D, "rbrace": 0x7D,
    ]

    private static let longestName = 16
}

extension EscapeSequence {
    private static func byte(_ text: ArraySlice<UInt8>, after start: Int) -> (Int, [UInt8])? {
        let digits = text.dropFirst(start).prefix(2)
        guard digits.count == 2, let value = integer(digits, radix: 16) else { return nil }
        return (start + 2, [UInt8(truncatingIfNeeded: value)])
    }

    private static func number(
        _ text: ArraySlice<UInt8>,
        after start: Int,
        exactly count: Int
    ) -> (Int, [UInt8])? {
        let digits = text.dropFirst(start).prefix(count)
        guard digits.count == count, let meaning = scalar(digits, radix: 16) else { return nil }
        return (start + count, meaning)
    }

    private static func scalar(_ digits: ArraySlice<UInt8>, radix: Int) -> [UInt8]? {
        guard let value = integer(digits, radix: radix), let value = UInt32(exactly: value) else {
            return nil
        }
        // Half of a surrogate pair means nothing by itself.
        return Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
    }

    private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> Int? {
        guard !digits.isEmpty else { return nil }
        var value = 0
        for digit in digits {
            let number: Int
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = Int(digit) - 0x30
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = Int(digit) - 0x57
            case UInt8(ascii: "A")...UInt8(ascii: "F"): number = Int(digit) - 0x37
            default: return nil
            }
            // Large enough for any character; beyond that, it means none.
            guard number < radix, value < 1 << 40 else { return nil }
            value = value * radix + number
        }
        return value
    }
}
