// MARK: - Scalars, characters and strings

extension Generator {
    private static func noLetter(_ place: Place) -> Generator {
        impossible("the alphabet is empty; add at least one scalar", place)
    }

    /// Returns a generator of the Unicode scalars of an alphabet.
    public static func scalar(
        of alphabet: Alphabet = .unicode,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Unicode.Scalar> {
        guard !alphabet.isEmpty else {
            return Generator<Unicode.Scalar>.noLetter(Place(file: file, line: line))
        }
        return Generator<Unicode.Scalar> { source throws(Rejection) in
            alphabet.scalar(at: try source.draw(alphabet.domain))
        }
    }

    /// Returns a generator of characters.
    ///
    /// Most are a single scalar of the alphabet. Some consist of several scalars, whatever the
    /// alphabet.
    public static func character(
        of alphabet: Alphabet = .unicode,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Character> {
        guard !alphabet.isEmpty else {
            return Generator<Character>.noLetter(Place(file: file, line: line))
        }
        let joined: [String] = [
            "e\u{301}", "\r\n", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F1E9}\u{1F1EA}",
            "\u{1F44D}\u{1F3FD}", "a\u{300}\u{316}", "\u{1112}\u{1161}\u{11AB}",
        ]
        return Generator<Character>.frequency(
            (8, scalar(of: alphabet).map { Character($0) }),
            (1, .element(of: joined.map { Character($0) }))
        )
    }

    /// Returns a generator of strings of the scalars of an alphabet.
    ///
    /// `count` is the number of scalars. If some of them combine, the string has fewer characters.
    /// The bounds are limited like those of arrays.
    ///
    /// Some strings repeat an earlier one of the same case: as it is, in another case, or with
    /// other scalars that are canonically equivalent, as far as the alphabet has them.
    public static func string(
        of alphabet: Alphabet = .unicode,
        count: ClosedRange<Int> = 0...32,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<String> {
        guard !alphabet.isEmpty else {
            return Generator<String>.noLetter(Place(file: file, line: line))
        }
        guard count.lowerBound <= Source.mostElements else {
            return Generator<String>.tooLong(count.lowerBound, Place(file: file, line: line))
        }
        let lengths = Domain(lengths: count)
        let letters = alphabet.domain
        return Generator<String> { source throws(Rejection) in
            try source.begin(.list)
            if let text = alphabet.repetition(from: &source, lengths) {
                try source.record(text: text.places, lengths, alphabet.domain)
                source.end()
                return text.string
            }
            let start = source.count
            let count = try source.draw(length: lengths)
            if count > 0 { source.noteText(at: start) }
            var bytes: [UInt8] = []
            bytes.reserveCapacity(4 * min(count, 1024))
            for _ in 0..<count {
                try source.begin(.element)
                bytes.append(alphabet.scalar(at: try source.draw(letters)))
                source.end()
            }
            source.end()
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Returns a generator of strings of a fixed number of scalars of an alphabet.
    public static func string(
        of alphabet: Alphabet = .unicode,
        count: Int,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<String> {
        string(of: alphabet, count: count...count, file: file, line: line)
    }

    /// Returns a generator of version 4 UUIDs as text, in lowercase.
    public static func uuid() -> Generator<String> {
        let words = Generator<UInt64>.integer()
        let hexadecimalDigits = Array("0123456789abcdef".utf8)
        return Generator<String> { source throws(Rejection) in
            let high = try words.body(&source) & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
            let low = try words.body(&source) & 0x3FFF_FFFF_FFFF_FFFF | 1 << 63
            var text: [UInt8] = []
            text.reserveCapacity(36)
            for place in 0..<32 {
                if [8, 12, 16, 20].contains(place) {
                    text.append(UInt8(ascii: "-"))
                }
                let digit = (place < 16 ? high : low) >> UInt64(60 - place % 16 * 4) & 15
                text.append(hexadecimalDigits[Int(digit)])
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// Returns a generator of arrays of bytes.
    ///
    /// The bounds of the length are limited like those of arrays.
    public static func bytes(
        count: ClosedRange<Int> = 0...32,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<[UInt8]> {
        Generator<UInt8>.integer().array(count: count, file: file, line: line)
    }
}

extension [UInt8] {
    /// Appends a scalar in UTF-8.
    ///
    /// The view of its UTF-8 in the standard library encodes the scalar again for each byte.
    fileprivate mutating func append(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        func trail(_ shift: UInt32) -> UInt8 {
            UInt8(truncatingIfNeeded: value >> shift & 0x3F | 0x80)
        }
        switch value {
        case ..<0x80:
            append(UInt8(truncatingIfNeeded: value))
        case ..<0x800:
            append(UInt8(truncatingIfNeeded: value >> 6 | 0xC0))
            append(trail(0))
        case ..<0x1_0000:
            append(UInt8(truncatingIfNeeded: value >> 12 | 0xE0))
            append(trail(6))
            append(trail(0))
        default:
            append(UInt8(truncatingIfNeeded: value >> 18 | 0xF0))
            append(trail(12))
            append(trail(6))
            append(trail(0))
        }
    }
}
