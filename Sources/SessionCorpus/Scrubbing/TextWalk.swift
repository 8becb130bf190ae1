import StrictJSON

/// A walk over the characters of one text.
struct TextWalk {
    /// Where a text is in a payload.
    enum Place: Hashable {
        case key
        case string

        /// Outside of all strings; `isAtEnd` says whether the payload ends with it.
        case outside(isAtEnd: Bool)
    }

    let units: [SpelledText.Unit]
    let runs: FakeRuns
    private let place: Place

    /// The hash of the whole text, for runs whose fakes depend on their place in it.
    private let seed: UInt64
    var result: [UInt8] = []
    var index = 0

    /// The end of the last run of words that is not a token.
    private var plainEnd = 0

    /// The first invisible character of each width in UTF-8, if there are so many of them that they
    /// can be a message.
    private let invisibles: [Int: Unicode.Scalar]

    init(_ text: SpelledText, at place: Place, runs: FakeRuns) {
        units = text.units
        self.place = place
        self.runs = runs
        seed = runs.seed(of: text.string)
        let all = text.units.compactMap { $0.scalar?.isInvisible == true ? $0.scalar : nil }
        invisibles = Dictionary(
            all.count > Self.mostInvisible ? all.map { (UTF8.width($0), $0) } : []
        ) { first, _ in first }
        result.reserveCapacity(units.count)
    }

    mutating func run() {
        while index < units.count {
            guard let scalar = units[index].scalar else {
                passInvalid()
                continue
            }
            if scalar.isWordCharacter || scalar == "_" {
                passWord()
            } else {
                passOther(scalar)
            }
        }
    }

    // MARK: Reading

    func scalar(at index: Int) -> Unicode.Scalar? {
        index < units.count ? units[index].scalar : nil
    }

    func end(from start: Int, where belongs: (Unicode.Scalar) -> Bool) -> Int {
        var end = start
        while let scalar = scalar(at: end), belongs(scalar) { end += 1 }
        return end
    }

    func string(_ range: Range<Int>) -> String { units[range].string }

    private var isOutside: Bool {
        switch place {
        case .key, .string: false
        case .outside: true
        }
    }

    // MARK: Bytes

    /// Passes bytes that are not characters: of each run of them, only the first keeps its role.
    ///
    /// In an encoding of one byte per letter, the roles of the others would be a pattern of the
    /// original. A surrogate in UTF-8 (three bytes) and an overlong zero stay what they are.
    private mutating func passInvalid() {
        let bytes = units[index...].prefix(3).flatMap { $0.spelling == .raw ? $0.source : [] }
        if bytes.count == 3, bytes[0] == 0xED, 0xA0...0xBF ~= bytes[1], 0x80...0xBF ~= bytes[2] {
            result += [0xED, bytes[1] < 0xB0 ? 0xA0 : 0xB0, 0x80]
            index += 3
            return
        }
        if bytes.starts(with: [0xC0, 0x80]) {
            keep(to: index + 2)
            return
        }
        let isFirst = index == 0 || units[index - 1].scalar != nil
        let isByte = units[index].spelling == .raw
        result += isFirst || !isByte ? units[index].withoutData : [0xFF]
        index += 1
    }

    // MARK: Words

    mutating func passWord() {
        if passAddress(from: index) { return }
        if passToken() { return }
        let wordEnd = end(from: index) { $0.isWordCharacter || $0 == "_" }
        let word = string(index..<wordEnd)
        let isScheme = scalar(at: wordEnd) == ":" && KeptWords.schemes.contains(word.lowercased())
        let isAtEnd = place == .outside(isAtEnd: true) && wordEnd == units.count
        let isKept = KeptWords.contains(
            word,
            isOutsideStrings: isOutside || isNestedValue(to: wordEnd),
            isAtEnd: isAtEnd
        )
        if isScheme || isKept {
            keep(to: wordEnd)
            return
        }
        while index < wordEnd {
            let end = min(wordEnd, end(from: index) { $0.isWordCharacter })
            if end > index { replaceRun(to: end) } else { keep(to: index + 1) }
        }
    }

    /// Passes a token, which may have several words, and returns whether there is one.
    private mutating func passToken() -> Bool {
        // What is not a token has no end that is one, so it is looked at once: its words may be
        // as many as its letters.
        guard index >= plainEnd else { return false }
        let tokenEnd = end(from: index) { $0.isWordCharacter || $0 == "_" || $0 == "-" }
        guard isToken(string(index..<tokenEnd)) else {
            plainEnd = tokenEnd
            return false
        }
        // Two keys must not become one.
        if place == .key { replaceToken(to: tokenEnd) } else { mask(to: tokenEnd) }
        return true
    }

    /// Whether a word is between the marks of JSON that are around a value, in JSON in a string.
    private func isNestedValue(to end: Int) -> Bool {
        let before = units[..<index].last { $0.scalar?.properties.isWhitespace != true }?.scalar
        let after = units[end...].first { $0.scalar?.properties.isWhitespace != true }?.scalar
        guard let before, let after else { return false }
        return ":[,".unicodeScalars.contains(before) && ",]}".unicodeScalars.contains(after)
    }

    /// Whether a text is a token, or so much like one that its fake may look like one.
    func isToken(_ text: String) -> Bool {
        let isLong = text.unicodeScalars.count >= 24
        return isLong && text.utf8.contains(where: \.isDigit) || SensitiveText.looksLikeSecret(text)
    }

    mutating func keep(to end: Int) {
        for unit in units[index..<end] { result += unit.source }
        index = end
    }

    mutating func write(_ scalars: [Unicode.Scalar]) {
        for scalar in scalars where index < units.count {
            result += units[index].spelling(scalar)
            index += 1
        }
    }

    /// Replaces letters and digits by x, which is how a secret is shown to be none.
    mutating func mask(to end: Int) {
        runs.record(units[index..<end].compactMap(\.scalar))
        for unit in units[index..<end] {
            let isWord = unit.scalar?.isWordCharacter == true
            result +=
                isWord ? unit.spelling("x") : unit.scalar == nil ? unit.withoutData : unit.source
        }
        index = end
    }

    /// Replaces each run of a token by letters in lower case.
    private mutating func replaceToken(to end: Int) {
        while index < end {
            let runEnd = min(end, self.end(from: index) { $0.isWordCharacter })
            guard runEnd > index else {
                keep(to: index + 1)
                continue
            }
            let run = units[index..<runEnd].compactMap(\.scalar)
            runs.record(run)
            if run.allSatisfy(\.isASCII) {
                write(runs.token(run))
            } else {
                write(runs.word(run[...]))
            }
        }
    }

    /// Replaces a run of letters and digits.
    ///
    /// A run such as `user123` has a word and a number, each with the same fake as elsewhere. One
    /// that changes often between letters and digits is replaced as a whole.
    mutating func replaceRun(to end: Int) {
        var parts: [Range<Int>] = []
        var start = index
        for next in index..<end {
            let isEnd =
                next + 1 == end
                || scalar(at: next + 1)?.isASCIIDigit != scalar(at: next)?.isASCIIDigit
            guard isEnd else { continue }
            parts.append(start..<next + 1)
            start = next + 1
        }
        let run = units[index..<end].compactMap(\.scalar)
        runs.record(run)
        if parts.count > 4 || Self.isMixed(run) {
            write(runs.token(run))
            return
        }
        for part in parts {
            let scalars = units[part].compactMap(\.scalar)
            let isExponent =
                isOutside && part.count == 1 && scalars[0].folded == "e"
                && part.lowerBound > parts[0].lowerBound
            if isExponent {
                // A number that is cut off or wrong otherwise is still a number to a reader.
                keep(to: part.upperBound)
            } else if scalars[0].isASCIIDigit {
                write(digits(scalars, at: part))
            } else if part.count < 3, place != .key, scalars.allSatisfy(\.isNoMark) {
                write(runs.short(scalars[...], at: part.lowerBound, in: seed))
            } else {
                write(runs.word(scalars[...]))
            }
        }
    }

    /// Whether the letters and digits of a run are mixed as in a token, and not as in names: words
    /// that may start in upper case, or are all in upper case, and then a number.
    private static func isMixed(_ run: [Unicode.Scalar]) -> Bool {
        guard run.count > 3, run.allSatisfy(\.isASCII) else { return false }
        let letters = run.reversed().drop(while: \.isASCIIDigit).reversed().map { $0 }
        guard !letters.contains(where: \.isASCIIDigit) else { return true }
        let isUppercase = letters.map { $0.folded != $0 }
        guard isUppercase.contains(true), isUppercase.contains(false) else { return false }
        // Each capital starts a word of two letters or more.
        return zip(isUppercase.indices, isUppercase).contains { index, isCapital in
            isCapital && (index + 1 == isUppercase.count || isUppercase[index + 1])
        }
    }

    /// Returns the fake of a run of digits: of an id the same as everywhere else, and of anything
    /// shorter one that keeps no digit.
    private func digits(_ scalars: [Unicode.Scalar], at range: Range<Int>) -> [Unicode.Scalar] {
        let bytes = scalars.map { UInt8($0.value) }
        let isPlain = bytes[0] != UInt8(ascii: "0") || bytes.count == 1
        let isWhole = range.count == units.count || range == 1..<units.count && scalar(at: 0) == "-"
        let mayBeLimit = isWhole || isOutside || isSegment(range)
        let isInteger = mayBeLimit || !IntegerClass.isLimit(bytes)
        if isPlain, isInteger, bytes.count > 4 || place == .key || isSegment(range) {
            return runs.integer(bytes).map { Unicode.Scalar($0) }
        }
        if bytes.count < 3, place != .key {
            return runs.short(scalars[...], at: range.lowerBound, in: seed)
        }
        return runs.code(bytes).map { Unicode.Scalar($0) }
    }

    /// Whether a range is a segment of a path, apart from an extension.
    private func isSegment(_ range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, scalar(at: range.lowerBound - 1) == "/" else { return false }
        guard let next = scalar(at: range.upperBound) else { return true }
        return "/.?#".unicodeScalars.contains(next) || next.properties.isWhitespace
    }

    /// The number of invisible characters in a text that are kept as they are.
    private static let mostInvisible = 3

    /// The number of invisible characters from which a run of them can be a message.
    private static let mostBlanks = 8

    private mutating func passOther(_ scalar: Unicode.Scalar) {
        let isAfterWord =
            index > 0 && units[index - 1].scalar.map { $0.isWordCharacter } == true
        if scalar == "@", isAfterWord {
            let hostEnd = end(from: index + 1) {
                $0.isWordCharacter || "-.".unicodeScalars.contains($0)
            }
            if string(index + 1..<hostEnd).contains(".") {
                keep(to: index + 1)
                replaceHost(to: hostEnd)
                return
            }
        }
        if !isOutside, scalar.isInvisible, let substitute = invisibles[UTF8.width(scalar)] {
            write([substitute])
            return
        }
        let blankEnd = end(from: index, where: \.isBlank)
        if isAuthority(at: index) {
            passAuthority()
        } else if !isOutside, blankEnd - index >= Self.mostBlanks {
            // A longer run of blanks can be a message in a binary code.
            for unit in units[index..<blankEnd] {
                result += unit.spelling(scalar, shortAs: units[index])
            }
            index = blankEnd
        } else if scalar.isASCII {
            keep(to: index + 1)
        } else {
            let isKept = CharacterClass.fakes(of: scalar) == [scalar]
            if isKept { keep(to: index + 1) } else { write(runs.word([scalar])) }
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character is not a mark that may combine with the one before it.
    fileprivate var isNoMark: Bool { properties.canonicalCombiningClass == .notReordered }

    /// Whether the character is not seen and is not white space: formats, and code points without a
    /// character.
    fileprivate var isInvisible: Bool {
        guard !isASCII else { return false }
        let category = properties.generalCategory
        return category == .format || category == .unassigned
    }

    /// Whether the character is white space or invisible.
    fileprivate var isBlank: Bool {
        properties.isWhitespace || properties.generalCategory == .format
    }
}
