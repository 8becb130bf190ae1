import SessionModel
import StrictJSON

/// Makes the fake of a text, character by character, in the same spelling.
///
/// Every letter and digit of every script is replaced, unless it belongs to a word of
/// ``KeptWords``. What is recognized (a time, a URL, an address) only decides by what. So something
/// that is not recognized is still replaced.
struct FakeText {
    /// A time or a number that this attempt cannot replace by one of its class.
    struct UnmovableValue: Error {}

    private(set) var runs: FakeRuns
    private let moments: FakeMoment?

    /// Creates the fakes of one attempt; without `moments`, times are recorded and not moved.
    init(_ runs: FakeRuns, moments: FakeMoment?) {
        self.runs = runs
        self.moments = moments
    }

    // MARK: Strings

    /// Returns the fake of the content of a string.
    mutating func string(
        _ text: SpelledText,
        mayBeCount: Bool
    ) throws(UnmovableValue) -> [UInt8] {
        let content = text.string
        let isTime =
            switch Timestamp(content).dialect.notation {
            case .none: false
            case .numbers, .dayWithoutMonth, .namedMonth:
                mayBeCount || content.utf8.contains { !$0.isDigit }
            case .count: mayBeCount
            }
        guard isTime, MomentFields(content) != nil || mayBeCount else { return self.text(text) }
        guard let moments else {
            recordTime(content)
            return []
        }
        guard let fake = moments.moved(content) else { throw UnmovableValue() }
        let scalars = Array(fake.unicodeScalars)
        guard scalars.count == text.units.count else { return Array(fake.utf8) }
        return zip(text.units, scalars).flatMap { unit, scalar in
            unit.scalar == scalar ? unit.source : unit.spelling(scalar)
        }
    }

    /// Returns the fake of a key: one of the API stays.
    mutating func key(_ key: SpelledText) -> [UInt8] {
        KeptWords.isKnownKey(key.string) ? key.units.flatMap(\.source) : text(key)
    }

    /// Records the digits of a time, which are all that can identify someone.
    private mutating func recordTime(_ text: String) {
        guard !FakeMoment.isPlaceholder(text) else { return }
        for run in text.unicodeScalars.split(whereSeparator: { !$0.isWordCharacter }) {
            runs.recordTime(run)
        }
    }

    // MARK: Text

    /// Returns the fake of any text.
    mutating func text(_ text: SpelledText) -> [UInt8] {
        var walk = Walk(text.units, runs: runs)
        walk.run()
        runs = walk.runs
        return walk.result
    }

    /// Returns the fake of a JSON number.
    mutating func number(_ bytes: ArraySlice<UInt8>) throws(UnmovableValue) -> [UInt8] {
        try FakeNumber(bytes).fake(with: &runs)
    }
}

/// A walk over the characters of one text.
private struct Walk {
    private let units: [SpelledText.Unit]
    private(set) var runs: FakeRuns
    private(set) var result: [UInt8] = []
    private var index = 0

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

    private func scalar(at index: Int) -> Unicode.Scalar? {
        index < units.count ? units[index].scalar : nil
    }

    private func end(from start: Int, where belongs: (Unicode.Scalar) -> Bool) -> Int {
        var end = start
        while let scalar = scalar(at: end), belongs(scalar) { end += 1 }
        return end
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for unit in units[range] { view.append(unit.scalar ?? "\u{FFFD}") }
        return String(view)
    }

    // MARK: Words

    private mutating func passWord() {
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
    private func isToken(_ text: String) -> Bool {
        let isLong = text.unicodeScalars.count >= 24
        return isLong && text.utf8.contains(where: \.isDigit) || SensitiveText.looksLikeSecret(text)
    }

    private mutating func keep(to end: Int) {
        for unit in units[index..<end] { result += unit.source }
        index = end
    }

    private mutating func write(_ scalars: [Unicode.Scalar]) {
        for (unit, scalar) in zip(units[index...], scalars) { result += unit.spelling(scalar) }
        index += scalars.count
    }

    /// Replaces letters and digits by x, which is how a secret is shown to be none.
    private mutating func mask(to end: Int) {
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
    private mutating func replaceRun(to end: Int) {
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

    // MARK: Hosts

    /// Whether `://` is at an index.
    private func isAuthority(at index: Int) -> Bool {
        scalar(at: index) == ":" && scalar(at: index + 1) == "/" && scalar(at: index + 2) == "/"
    }

    /// Passes `://` and the authority after it: credentials, host and port.
    private mutating func passAuthority() {
        keep(to: index + 3)
        var authorityEnd = index
        // Invalid bytes do not end an authority.
        while authorityEnd < units.count, !units[authorityEnd].endsAuthority {
            authorityEnd += 1
        }
        var hostStart = index
        for position in index..<authorityEnd where scalar(at: position) == "@" {
            hostStart = position + 1
        }
        mask(to: hostStart)
        let isBracketed = scalar(at: index) == "["
        let colon = (index..<authorityEnd).first { scalar(at: $0) == ":" }
        replaceHost(to: isBracketed ? authorityEnd : colon ?? authorityEnd)
        while index < authorityEnd {
            if scalar(at: index)?.isWordCharacter == true {
                passWord()
            } else {
                keep(to: index + 1)
            }
        }
    }

    private static let hostSuffix = Array(".example.com".unicodeScalars)

    /// Replaces a host by a reserved one, of the same length where there is one.
    private mutating func replaceHost(to end: Int) {
        guard index < end else { return }
        let name = string(index..<end)
        if KeptWords.isReservedHost(name) {
            keep(to: end)
            return
        }
        if name.hasPrefix("[") {
            result += Array("[2001:db8::1]".utf8)
            index = end
            return
        }
        if passAddress(from: index), index == end { return }
        for run in name.unicodeScalars.split(whereSeparator: { !$0.isWordCharacter }) {
            runs.record(run)
        }
        let isInvalid = { (unit: SpelledText.Unit) in
            guard let scalar = unit.scalar else { return true }
            return
                !(scalar.isASCII
                && (scalar.isWordCharacter || "-._~".unicodeScalars.contains(scalar)))
        }
        // A character that no host has decides whether a URL is one, so one of them stays.
        let invalid = units[index..<end].first(where: isInvalid)
        let labelCount = end - index - Self.hostSuffix.count
        if labelCount > 0 {
            let scalars = units[index..<index + labelCount].map { unit in
                unit.scalar.flatMap { $0.isASCII && $0.isWordCharacter ? $0 : nil } ?? "x"
            }
            let isToken = isToken(String(String.UnicodeScalarView(scalars)))
            let label = isToken ? scalars.map { _ in "x" } : runs.word(scalars[...])
            result += invalid == nil ? [] : replacement(invalid)
            result += Array(
                String(String.UnicodeScalarView(label)).utf8.dropFirst(invalid == nil ? 0 : 1)
            )
            result += Array(".example.com".utf8)
        } else {
            result += replacement(invalid) + (invalid == nil ? [] : [UInt8(ascii: ".")])
            result += Array("example.com".utf8)
        }
        index = end
    }

    private func replacement(_ unit: SpelledText.Unit?) -> [UInt8] {
        guard let unit else { return [] }
        guard let scalar = unit.scalar else { return unit.withoutData }
        let fakes = CharacterClass.fakes(of: scalar)
        return scalar.isASCII || fakes.contains(scalar) ? unit.source : unit.spelling(fakes[0])
    }

    /// Passes an IPv4 address, which becomes one that is reserved for documentation (RFC 5737), and
    /// returns whether there is one.
    private mutating func passAddress(from start: Int) -> Bool {
        var end = start
        for part in 0..<4 {
            if part > 0 {
                guard scalar(at: end) == "." else { return false }
                end += 1
            }
            let digits = self.end(from: end, where: \.isASCIIDigit)
            guard 1...3 ~= digits - end else { return false }
            end = digits
        }
        if let next = scalar(at: end), next.isWordCharacter || next == "." { return false }
        if start > 0, let previous = scalar(at: start - 1), previous == "." { return false }
        guard runs.recording == nil else {
            index = end
            return true
        }
        let address = string(start..<end).unicodeScalars
        let digits = runs.integer(address.filter(\.isASCIIDigit).map { UInt8($0.value) })
        let last = digits.suffix(3).reduce(0) { $0 * 10 + Int($1 & 0xF) } % 254 + 1
        result += Array("192.0.2.\(last)".utf8)
        index = end
        return true
    }
}

extension SpelledText.Unit {
    fileprivate var endsAuthority: Bool {
        // To a reader of URLs, a reference starts a fragment.
        if case .reference = spelling { return true }
        return scalar?.endsAuthority == true
    }
}

extension Unicode.Scalar {
    fileprivate var endsAuthority: Bool {
        "/?#\\\"<>".unicodeScalars.contains(self) || properties.isWhitespace
    }
}
