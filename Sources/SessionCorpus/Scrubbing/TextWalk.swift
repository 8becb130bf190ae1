import StrictJSON

/// A walk over the characters of one text.
struct TextWalk {
    let units: [SpelledText.Unit]
    var runs: FakeRuns
    var result: [UInt8] = []
    var index = 0

    init(_ units: [SpelledText.Unit], runs: FakeRuns) {
        self.units = units
        self.runs = runs
        result.reserveCapacity(units.count)
    }

    mutating func run() {
        while index < units.count {
            guard let scalar = units[index].scalar else {
                result += units[index].withoutData
                index += 1
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

    func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for unit in units[range] { view.append(unit.scalar ?? "\u{FFFD}") }
        return String(view)
    }

    // MARK: Words

    mutating func passWord() {
        if passAddress(from: index) { return }
        let tokenEnd = end(from: index) { $0.isWordCharacter || $0 == "_" || $0 == "-" }
        if isToken(string(index..<tokenEnd)) {
            mask(to: tokenEnd)
            return
        }
        let wordEnd = end(from: index) { $0.isWordCharacter || $0 == "_" }
        let word = string(index..<wordEnd)
        let isScheme = scalar(at: wordEnd) == ":" && KeptWords.schemes.contains(word.lowercased())
        if isScheme || KeptWords.contains(word) {
            keep(to: wordEnd)
            return
        }
        while index < wordEnd {
            let end = min(wordEnd, end(from: index) { $0.isWordCharacter })
            if end > index { replaceRun(to: end) } else { keep(to: index + 1) }
        }
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
        for (unit, scalar) in zip(units[index...], scalars) { result += unit.spelling(scalar) }
        index += scalars.count
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
        if parts.count > 4 {
            write(runs.word(run[...]))
            runs.record(run)
            return
        }
        if parts.count > 1 { runs.record(run) }
        for part in parts {
            let scalars = units[part].compactMap(\.scalar)
            let isExponent =
                part.count == 1 && scalars[0].folded == "e" && part.lowerBound > parts[0].lowerBound
            if isExponent {
                // A number that is cut off or wrong otherwise is still a number to a reader.
                keep(to: part.upperBound)
            } else if scalars[0].isASCIIDigit {
                let digits = runs.integer(scalars.map { UInt8($0.value) })
                write(digits.map { Unicode.Scalar($0) })
            } else {
                write(runs.word(scalars[...]))
                runs.record(scalars)
            }
        }
    }

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
        if isAuthority(at: index) {
            passAuthority()
        } else if scalar.isASCII {
            keep(to: index + 1)
        } else {
            let fakes = CharacterClass.fakes(of: scalar)
            if fakes.contains(scalar) { keep(to: index + 1) } else { write([fakes[0]]) }
        }
    }
}
