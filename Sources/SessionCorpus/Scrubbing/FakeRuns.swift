import Foundation

/// Makes the fakes of words and integers, and remembers them.
///
/// It is a class, so that its tables are not copied for each text of a payload.
///
/// Equal originals have equal fakes, and different ones have different fakes, as long as there are
/// enough of that length. Letters become letters that are rare in every language, so a fake is seen
/// to be one, and does not contain a name by chance.
final class FakeRuns {
    private let hash: KeyedHash

    /// What no fake may contain.
    private let originals: TextWindows

    /// Collects what is replaced, instead of replacing it, unless `nil`.
    private(set) var recording: TextWindows?

    private var words: [String: UInt16] = [:]
    private var integers: [[UInt8]: [UInt8]] = [:]
    private var used: Set<String> = []

    private static let rareLetters = Array("qxzjkvw".unicodeScalars)
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)

    /// How many fakes of a word or a number to try before accepting a second one with that fake.
    private static let mostTries: UInt16 = 256

    /// Creates an empty table.
    init(_ hash: KeyedHash, avoiding originals: TextWindows) {
        self.hash = hash
        self.originals = originals
        recording = nil
    }

    /// Creates a table that replaces nothing, and records what it would replace.
    init(recordingWith hash: KeyedHash) {
        self.hash = hash
        originals = TextWindows()
        recording = TextWindows()
    }

    /// Records a run that is replaced elsewhere.
    func record(_ run: some Sequence<Unicode.Scalar>) { recording?.add(run) }

    /// Records a run of a time, in which letters say nothing.
    func recordTime(_ run: some Sequence<Unicode.Scalar>) { recording?.addTime(run) }

    // MARK: Words

    /// Returns the fake of a run of letters and digits of any script.
    func word(_ run: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        guard recording == nil else { return Array(run) }
        return remembered(run, as: Self.key(run))
    }

    /// Returns the fake that was chosen for `key`, or else chooses one that no other key has.
    private func remembered(
        _ run: ArraySlice<Unicode.Scalar>,
        as key: String
    ) -> [Unicode.Scalar] {
        if let number = words[key] { return fake(of: run, key: key, number) }
        var chosen: UInt16 = 0
        for number in 0..<Self.mostTries {
            chosen = number
            let candidate = Self.key(fake(of: run, key: key, number)[...])
            // The last letter that is left may be the original itself.
            let isOther = candidate != key || number > Self.mostTries * 3 / 4
            if isOther, used.insert(candidate).inserted { break }
        }
        words[key] = chosen
        return fake(of: run, key: key, chosen)
    }

    /// Returns the fake of a run of one or two letters or digits in the middle of a text.
    ///
    /// It depends on the text and the place. Otherwise, letters with something between them would
    /// be replaced by a simple substitution, which can be solved.
    func short(_ run: ArraySlice<Unicode.Scalar>, at index: Int, in text: UInt64) -> [Unicode
        .Scalar]
    {
        guard recording == nil else { return Array(run) }
        return run.enumerated().map { offset, scalar in
            let choice = mixed(text &+ UInt64(index + offset))
            let candidates =
                scalar.isASCIIDigit
                ? Self.digits : scalar.isASCII ? Self.letters : CharacterClass.fakes(of: scalar)
            let others = candidates.filter { $0 != scalar.folded }
            guard !others.isEmpty else { return candidates[0] }
            let fake = others[Int(choice % UInt64(others.count))]
            return scalar.isASCII && scalar.folded != scalar ? fake.uppercased : fake
        }
    }

    /// Returns a hash of a text, for ``short(_:at:in:)``.
    func seed(of text: String) -> UInt64 { hash.hash(Array(text.utf8) + [5]) }

    /// Returns the fake of a run that looks like a part of a token: letters in lower case.
    ///
    /// The pattern of letter case and digits in the Base64 of a name can identify the name.
    func token(_ run: [Unicode.Scalar]) -> [Unicode.Scalar] {
        guard recording == nil else { return run }
        // Unlike a word, a token differs from one in another letter case.
        let exact = "token " + String(String.UnicodeScalarView(run))
        let letters = Array(repeating: Unicode.Scalar("a"), count: run.count)
        return remembered(letters[...], as: exact)
    }

    /// What two spellings of one word share: letter case and composition are ignored.
    private static func key(_ run: ArraySlice<Unicode.Scalar>) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in run { folded.append(scalar.folded) }
        let text = String(folded)
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.decomposedStringWithCanonicalMapping
    }

    private func fake(
        of run: ArraySlice<Unicode.Scalar>,
        key: String,
        _ number: UInt16
    ) -> [Unicode.Scalar] {
        let seed = hash.hash(Array(key.utf8) + [UInt8(number & 0xFF), UInt8(number >> 8), 2])
        let isShort = run.count < 3
        let letters = isShort || number >= Self.mostTries / 2 ? Self.letters : Self.rareLetters
        var result: [Unicode.Scalar] = []
        var index = run.startIndex
        var position: UInt64 = 0
        while index < run.endIndex {
            let scalar = run[index]
            let marks = run[(index + 1)...].prefix {
                $0.properties.canonicalCombiningClass != .notReordered
            }
            let choice = mixed(seed &+ position)
            position += 1
            if !marks.isEmpty, Self.composes(scalar, marks) {
                result += Self.composing(scalar, marks, choice)
                index += 1 + marks.count
                continue
            }
            index += 1
            if scalar.isASCIIDigit {
                result.append(pick(Self.digits, choice, after: result))
            } else if scalar.isASCII {
                let letter = pick(letters, choice, after: result)
                result.append(scalar.folded == scalar ? letter : letter.uppercased)
            } else {
                result.append(pick(CharacterClass.fakes(of: scalar), choice, after: result))
            }
        }
        return result
    }

    private static let digits = Array("0123456789".unicodeScalars)

    /// Returns the first candidate from `choice` on that completes no run of the original.
    private func pick(
        _ candidates: [Unicode.Scalar],
        _ choice: UInt64,
        after result: [Unicode.Scalar]
    ) -> Unicode.Scalar {
        let start = Int(choice % UInt64(candidates.count))
        for step in candidates.indices {
            let candidate = candidates[(start + step) % candidates.count]
            if !originals.contains(result[...], and: candidate) { return candidate }
        }
        return candidates[start]
    }

    // MARK: Composition

    /// Whether NFC changes a letter and its marks.
    private static func composes(
        _ scalar: Unicode.Scalar,
        _ marks: ArraySlice<Unicode.Scalar>
    ) -> Bool {
        var view = String.UnicodeScalarView()
        view.append(scalar)
        view.append(contentsOf: marks)
        let text = String(view)
        return !text.precomposedStringWithCanonicalMapping.unicodeScalars
            .elementsEqual(text.unicodeScalars)
    }

    /// Returns a letter and marks that NFC changes too, each of the same width.
    private static func composing(
        _ scalar: Unicode.Scalar,
        _ marks: ArraySlice<Unicode.Scalar>,
        _ choice: UInt64
    ) -> [Unicode.Scalar] {
        let bases: [Unicode.Scalar]
        switch (UTF8.width(scalar), UTF8.width(marks[marks.startIndex])) {
        case (1, _): bases = ["z", "g", "l", "r"]
        case (2, _): bases = ["\u{43A}", "\u{433}"]
        case (_, 3): bases = ["\u{306F}", "\u{3072}", "\u{3075}", "\u{3078}"]
        default: bases = ["\u{1E61}"]
        }
        let base = bases[Int(choice % UInt64(bases.count))]
        let first: Unicode.Scalar =
            switch (UTF8.width(scalar), UTF8.width(marks[marks.startIndex])) {
            case (3, 3): "\u{3099}"
            case (3, _): "\u{323}"
            default: "\u{301}"
            }
        let rest = marks.dropFirst().map { UTF8.width($0) == 2 ? "\u{316}" : $0 }
        return [scalar.folded == scalar ? base : base.uppercased, first] + rest
    }

    // MARK: Integers

    /// Returns the fake of a run of decimal digits: of the same class, with the same leading and
    /// trailing zeros.
    ///
    /// Trailing zeros stay, so that `100` and `1e2` have fakes of the same value.
    func integer(_ digits: [UInt8]) -> [UInt8] {
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }
        let value = Array(digits.dropFirst(zeros.count))
        // With leading zeros, it is not a number but a code.
        guard !value.isEmpty, !zeros.isEmpty || !IntegerClass.isLimit(value) else { return digits }
        guard recording == nil else {
            record(digits.map { Unicode.Scalar($0) })
            return digits
        }
        if let known = integers[value] { return zeros + known }
        let own = IntegerClass(value)
        let trailing = value.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        var chosen: [UInt8]?
        for number in 0..<Self.mostTries {
            let candidate = own.adjusted(integer(value, trailing: trailing, number))
            // Even a number that is not of the class is better than the original.
            guard candidate != value, !IntegerClass.isLimit(candidate) else { continue }
            if chosen == nil { chosen = candidate }
            guard IntegerClass(candidate) == own else { continue }
            chosen = candidate
            // The zeros at the ends are not chosen, but may complete a run of the original.
            guard originals.isDense || !containsOriginal(zeros + candidate) else { continue }
            if used.insert(String(decoding: candidate, as: UTF8.self)).inserted { break }
        }
        let fake = chosen ?? value
        integers[value] = fake
        return zeros + fake
    }

    private func containsOriginal(_ digits: [UInt8]) -> Bool {
        let scalars = digits.map { Unicode.Scalar($0) }
        return scalars.indices.contains { originals.contains(scalars[..<$0], and: scalars[$0]) }
    }

    private func integer(_ value: [UInt8], trailing: Int, _ number: UInt16) -> [UInt8] {
        let seed = hash.hash(value + [UInt8(number & 0xFF), UInt8(number >> 8), 1])
        let count = value.count - trailing
        var result: [Unicode.Scalar] = []
        for position in 0..<count {
            let choice = mixed(seed &+ UInt64(position))
            let isEdge = position == 0 || position == count - 1
            let candidates = isEdge ? Self.digits.dropFirst() : Self.digits[...]
            result.append(pick(Array(candidates), choice, after: result))
        }
        return result.map { UInt8($0.value) } + value.suffix(trailing)
    }

    /// Returns the fake of a run of digits that is not an integer, such as a year or a code.
    func code(_ digits: [UInt8]) -> [UInt8] {
        guard recording == nil else {
            record(digits.map { Unicode.Scalar($0) })
            return digits
        }
        let key = [0] + digits
        if let known = integers[key] { return known }
        var chosen = digits
        for number in 0..<Self.mostTries {
            let seed = hash.hash(digits + [UInt8(number & 0xFF), UInt8(number >> 8), 4])
            var result: [Unicode.Scalar] = []
            for position in digits.indices {
                let choice = mixed(seed &+ UInt64(position))
                result.append(pick(Self.digits, choice, after: result))
            }
            chosen = result.map { UInt8($0.value) }
            guard chosen != digits else { continue }
            if used.insert(String(decoding: chosen, as: UTF8.self)).inserted { break }
        }
        integers[key] = chosen
        return chosen
    }

    /// Returns the fake of the digits of a number with a fraction.
    ///
    /// What decides how the number is rounded stays: zeros at both ends, four or more zeros or
    /// nines in a row, and whether a digit is at most 4. Each `number` gives another fake.
    func fraction(_ digits: [UInt8], _ number: UInt8) -> [UInt8] {
        guard recording == nil else {
            record(digits.map { Unicode.Scalar($0) })
            return digits
        }
        let seed = hash.hash(digits + [number, 3])
        let kept = Self.keptPlaces(in: digits)
        var result: [Unicode.Scalar] = []
        for (position, digit) in digits.enumerated() {
            guard !kept.contains(position) else {
                result.append(Unicode.Scalar(digit))
                continue
            }
            let half = digit < 0x35 ? Self.digits[1...4] : Self.digits[5...9]
            let others = half.filter { $0.value != UInt32(digit) }
            result.append(pick(others, mixed(seed &+ UInt64(position)), after: result))
        }
        return result.map { UInt8($0.value) }
    }

    private static func keptPlaces(in digits: [UInt8]) -> Set<Int> {
        let zero = UInt8(ascii: "0")
        var kept = Set(digits.indices.prefix { digits[$0] == zero })
        kept.formUnion(digits.indices.reversed().prefix { digits[$0] == zero })
        var start = 0
        while start < digits.count {
            let run = digits[start...].prefix { $0 == digits[start] }
            let isSpecial = digits[start] == zero || digits[start] == UInt8(ascii: "9")
            if run.count >= 4, isSpecial { kept.formUnion(run.indices) }
            start = run.endIndex
        }
        return kept
    }

    /// The finalizer of SplitMix64, which spreads a keyed hash over the positions of a run.
    private func mixed(_ value: UInt64) -> UInt64 {
        var bits = value &* 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
