import StrictJSON

/// A text as a list of characters, each with how it is spelled in the bytes.
///
/// An escape (`\u00e9`) and a percent-encoded character (`%C3%A9`) are one character each, so that
/// a name is recognized and replaced whatever its spelling, and the fake is spelled in the same
/// way. Bytes that are not UTF-8 are kept apart as such.
struct SpelledText {
    /// How a character is spelled.
    enum Spelling: Hashable {
        case raw

        /// As `\uXXXX`, or a pair of them.
        case escape(isUppercase: Bool)

        /// As `&#XX;`, a character reference of HTML; the parts are its characters.
        case reference(isHexadecimal: Bool)

        /// As `\\uXXXX`, an escape in JSON inside a string; the parts are its characters.
        case nestedEscape(isUppercase: Bool)

        /// As one of `\n`, `\/`, `\"` and so on.
        case shortEscape

        /// As `%XX` for each byte; the parts are those three characters, each spelled in turn.
        case percent(isUppercase: Bool)
    }

    /// A character or a byte.
    struct Unit {
        /// The character, or `nil` for bytes that are not one.
        var scalar: Unicode.Scalar?
        var spelling: Spelling

        /// The original bytes.
        var source: [UInt8]

        /// The characters of which this one is made.
        var parts: [Unit] = []

        /// Creates a character that is spelled in bytes of its own.
        init(scalar: Unicode.Scalar?, spelling: Spelling, source: [UInt8]) {
            self.scalar = scalar
            self.spelling = spelling
            self.source = source
        }

        /// Creates a character that is spelled as itself in ASCII.
        init(ascii byte: UInt8) {
            self.init(scalar: Unicode.Scalar(byte), spelling: .raw, source: [byte])
        }

        /// Creates a character that is made of others.
        init(scalar: Unicode.Scalar?, spelling: Spelling, of parts: ArraySlice<Unit>) {
            self.scalar = scalar
            self.spelling = spelling
            self.parts = Array(parts)
            source = parts.flatMap(\.source)
        }
    }

    private(set) var units: [Unit] = []

    /// Reads a text, without quotation marks.
    ///
    /// A backslash starts an escape as in a JSON string, also outside of one: in broken JSON it
    /// cannot be known where a string begins.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - resolvesReferences: Whether the references of HTML are resolved, which are not part of
    ///     any URL.
    init(_ bytes: ArraySlice<UInt8>, resolvesReferences: Bool = true) {
        units.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let unit =
                switch bytes[index] {
                case UInt8(ascii: "\\"): Self.escape(at: bytes[index...])
                case ..<0x80: Unit(ascii: bytes[index])
                default: Self.character(at: bytes[index...])
                }
            units.append(unit)
            index += unit.source.count
        }
        // A percent sign can itself be percent-encoded.
        for _ in 0..<Self.mostLevels where !join(resolvesReferences) { break }
    }

    /// The number of levels of percent-encoding and of references that are resolved.
    private static let mostLevels = 8

    // MARK: Reading

    private static func character(at bytes: ArraySlice<UInt8>) -> Unit {
        let (scalar, count) = decode(bytes)
        return Unit(scalar: scalar, spelling: .raw, source: Array(bytes.prefix(count)))
    }

    /// Returns the first character of a text and its length, or `nil` and 1 for an invalid byte.
    private static func decode(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
        guard let first = bytes.first else { return (nil, 0) }
        let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        let slice = bytes.prefix(count)
        guard slice.count == count, let text = String(validating: slice, as: UTF8.self),
            let scalar = text.unicodeScalars.first
        else { return (nil, 1) }
        return (scalar, count)
    }

    private static func escape(at bytes: ArraySlice<UInt8>) -> Unit {
        let rest = Array(bytes.prefix(12))
        guard rest.count > 1 else { return Unit(scalar: "\\", spelling: .raw, source: rest) }
        if rest[1] != UInt8(ascii: "u") {
            let known = "\"\\/bfnrt".utf8.contains(rest[1])
            // Anything else is not an escape, so only the backslash is taken.
            guard known else { return Unit(scalar: "\\", spelling: .raw, source: [rest[0]]) }
            let control = rest[1] | 0x20 == rest[1] && rest[1] != UInt8(ascii: "/")
            let scalar = control ? Unicode.Scalar(0x0A) : Unicode.Scalar(rest[1])
            return Unit(scalar: scalar, spelling: .shortEscape, source: Array(rest[..<2]))
        }
        // Without four digits, the two characters stay, and with them the fault of the text.
        guard let first = codeUnit(rest.dropFirst(2)) else {
            return Unit(scalar: "\\", spelling: .raw, source: Array(rest[..<2]))
        }
        let isUppercase = rest.dropFirst(2).prefix(4).contains { 0x41...0x46 ~= $0 }
        let spelling = Spelling.escape(isUppercase: isUppercase)
        if 0xD800..<0xDC00 ~= first, rest.count == 12, rest[6] == UInt8(ascii: "\\"),
            rest[7] == UInt8(ascii: "u"), let second = codeUnit(rest.dropFirst(8)),
            0xDC00..<0xE000 ~= second
        {
            let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            return Unit(scalar: Unicode.Scalar(value), spelling: spelling, source: rest)
        }
        return Unit(
            scalar: Unicode.Scalar(first),
            spelling: spelling,
            source: Array(rest.prefix(6))
        )
    }

    /// Returns the value of four hexadecimal digits.
    private static func codeUnit(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let digits = bytes.prefix(4)
        guard digits.count == 4, digits.allSatisfy(\.isHexadecimal) else { return nil }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// Joins percent-encoded bytes and references into the characters that they mean, and
    /// returns whether there was one.
    private mutating func join(_ resolvesReferences: Bool) -> Bool {
        guard
            units.contains(where: { $0.scalar == "%" || $0.scalar == "&" || $0.scalar == "\\" })
        else { return false }
        var joined: [Unit] = []
        joined.reserveCapacity(units.count)
        var index = 0
        while index < units.count {
            let unit = nestedEscape(at: index) ?? (resolvesReferences ? reference(at: index) : nil)
            if let unit {
                joined.append(unit)
                index += unit.parts.count
                continue
            }
            var bytes: [UInt8] = []
            while let byte = percentEncodedByte(at: index + 3 * bytes.count) { bytes.append(byte) }
            guard !bytes.isEmpty else {
                joined.append(units[index])
                index += 1
                continue
            }
            var rest = bytes[...]
            while !rest.isEmpty {
                let (scalar, count) = Self.decode(rest)
                joined.append(Self.unit(scalar, units[index..<index + 3 * count]))
                index += 3 * count
                rest = rest.dropFirst(count)
            }
        }
        defer { units = joined }
        return joined.count < units.count
    }

    /// Returns the escape of JSON inside a JSON string at an index, as in `\\u00e9`.
    private func nestedEscape(at index: Int) -> Unit? {
        guard index + 5 < units.count, units[index].scalar == "\\",
            units[index].source.count > 1, units[index + 1].scalar == "u"
        else { return nil }
        let digits = units[index + 2...index + 5].compactMap(\.scalar)
        let text = String(String.UnicodeScalarView(digits))
        guard digits.count == 4, text.utf8.allSatisfy(\.isHexadecimal),
            let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value)
        else { return nil }
        let isUppercase = text.utf8.contains { 0x41...0x46 ~= $0 }
        return Unit(
            scalar: scalar,
            spelling: .nestedEscape(isUppercase: isUppercase),
            of: units[index...index + 5]
        )
    }

    /// Returns the character reference of HTML at an index, or `nil` if there is none.
    private func reference(at index: Int) -> Unit? {
        guard index + 3 < units.count, units[index].scalar == "&", units[index + 1].scalar == "#"
        else { return nil }
        let limit = min(units.count, index + 12)
        guard let end = (index + 3..<limit).first(where: { units[$0].scalar == ";" }) else {
            return nil
        }
        let isHexadecimal = units[index + 2].scalar?.folded == "x"
        let digits = units[(index + (isHexadecimal ? 3 : 2))..<end].compactMap(\.scalar)
        let text = String(String.UnicodeScalarView(digits))
        guard text.utf8.allSatisfy({ isHexadecimal ? $0.isHexadecimal : $0.isDigit }),
            let value = UInt32(text, radix: isHexadecimal ? 16 : 10),
            let scalar = Unicode.Scalar(value)
        else { return nil }
        return Unit(
            scalar: scalar,
            spelling: .reference(isHexadecimal: isHexadecimal),
            of: units[index...end]
        )
    }

    private static func unit(_ scalar: Unicode.Scalar?, _ parts: ArraySlice<Unit>) -> Unit {
        let isUppercase = parts.contains { part in
            part.scalar.map { 0x41...0x46 ~= $0.value } == true
        }
        return Unit(scalar: scalar, spelling: .percent(isUppercase: isUppercase), of: parts)
    }

    private func percentEncodedByte(at index: Int) -> UInt8? {
        guard index + 2 < units.count, units[index].scalar == "%" else { return nil }
        let digits = units[index + 1...index + 2].compactMap(\.scalar)
        let isHexadecimal = digits.allSatisfy { $0.isASCII && UInt8($0.value).isHexadecimal }
        guard digits.count == 2, isHexadecimal else { return nil }
        return UInt8(String(String.UnicodeScalarView(digits)), radix: 16)
    }

    // MARK: Content

    /// The text without its spelling; a byte that is not a character is a replacement character.
    var string: String { units[...].string }
}

extension ArraySlice<SpelledText.Unit> {
    /// The characters without their spelling, as in ``SpelledText/string``.
    var string: String {
        var result = String.UnicodeScalarView()
        for unit in self { result.append(unit.scalar ?? "\u{FFFD}") }
        return String(result)
    }
}

extension SpelledText.Unit {
    /// The bytes of another character in the spelling of this one.
    func spelling(_ scalar: Unicode.Scalar) -> [UInt8] {
        switch spelling {
        case .raw, .shortEscape:
            scalar.isASCII ? [UInt8(scalar.value)] : Array(String(scalar).utf8)
        case .reference(let isHexadecimal): reference(to: scalar, isHexadecimal: isHexadecimal)
        case .nestedEscape(let isUppercase): nestedEscape(of: scalar, isUppercase: isUppercase)
        case .escape(let isUppercase):
            String(scalar).utf16.flatMap { unit -> [UInt8] in
                let digits = String(unit, radix: 16, uppercase: isUppercase)
                let zeros = String(repeating: "0", count: 4 - digits.utf8.count)
                return Array("\\u\(zeros)\(digits)".utf8)
            }
        case .percent: percentEncoding(Array(String(scalar).utf8))
        }
    }

    private func nestedEscape(of scalar: Unicode.Scalar, isUppercase: Bool) -> [UInt8] {
        let digits = String(scalar.value, radix: 16, uppercase: isUppercase)
        let text = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        guard parts.count == 6, text.utf8.count == 4 else { return source }
        return parts[..<2].flatMap(\.source)
            + zip(parts[2...], text.unicodeScalars).flatMap { $0.spelling($1) }
    }

    /// A reference to another character, with each digit spelled as the first one.
    private func reference(to scalar: Unicode.Scalar, isHexadecimal: Bool) -> [UInt8] {
        let start = isHexadecimal ? 3 : 2
        guard parts.count > start + 1 else { return source }
        let digits = String(scalar.value, radix: isHexadecimal ? 16 : 10).unicodeScalars
        return parts[..<start].flatMap(\.source)
            + digits.flatMap { parts[start].spelling($0) } + parts[parts.count - 1].source
    }

    /// The percent-encoding of other bytes, with each character spelled as the one in its place.
    private func percentEncoding(_ bytes: [UInt8]) -> [UInt8] {
        guard case .percent(let isUppercase) = spelling else { return bytes }
        return bytes.enumerated().flatMap { index, byte -> [UInt8] in
            let digits = String(byte, radix: 16, uppercase: isUppercase)
            let text = Array("%\(byte < 0x10 ? "0" : "")\(digits)".unicodeScalars)
            guard 3 * index + 2 < parts.count else {
                return Array(String(String.UnicodeScalarView(text)).utf8)
            }
            return parts[3 * index].source + parts[3 * index + 1].spelling(text[1])
                + parts[3 * index + 2].spelling(text[2])
        }
    }

    /// The bytes of another character, which is spelled as it is at `first` if this is its escape.
    func spelling(_ scalar: Unicode.Scalar, shortAs first: Self) -> [UInt8] {
        spelling == .shortEscape || scalar.value < 0x20 ? first.source : spelling(scalar)
    }

    /// The bytes in place of something that is not a character: of the same kind, without data.
    var withoutData: [UInt8] {
        switch spelling {
        case .raw, .shortEscape, .reference, .nestedEscape: source.map(Self.blank)
        case .escape(let isUppercase):
            // Half of a surrogate pair stays the same half.
            Array(
                (source.dropFirst(3).first ?? 0) | 0x20 >= UInt8(ascii: "c")
                    ? "\\u\(isUppercase ? "DC00" : "dc00")".utf8
                    : "\\u\(isUppercase ? "D800" : "d800")".utf8
            )
        case .percent: percentEncoding([Self.blank(encodedByte)])
        }
    }

    /// The byte that a percent-encoding of one byte encodes.
    private var encodedByte: UInt8 {
        let digits = parts.dropFirst().compactMap(\.scalar)
        return UInt8(String(String.UnicodeScalarView(digits)), radix: 16) ?? 0x80
    }

    /// Returns one byte for each role that a byte can have in UTF-8.
    private static func blank(_ byte: UInt8) -> UInt8 {
        switch byte {
        case ..<0x80: byte
        case ..<0xC0: 0x80
        case ..<0xE0: 0xC3
        case ..<0xF0: 0xE1
        case ..<0xF4: 0xF1
        default: 0xFF
        }
    }
}

extension UInt8 {
    /// Whether the byte is a hexadecimal digit in ASCII.
    var isHexadecimal: Bool { isDigit || 0x41...0x46 ~= self || 0x61...0x66 ~= self }
}
