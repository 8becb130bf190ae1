/// Scalars that are other spellings of the same text.
///
/// Two texts that are drawn independently are rarely spellings of each other. So a text drawn by
/// chance sometimes repeats an earlier one of its case, with another spelling at one place.
enum TextTwins {
    /// A way in which two spellings are the same.
    enum Kind {
        /// They are canonically equivalent, so Swift considers them equal.
        case equivalent
        /// They differ in case.
        case cased
    }

    /// A spelling, and the others of its class.
    private struct Spelling {
        let scalars: [Unicode.Scalar]
        let others: [[Unicode.Scalar]]
    }

    /// Returns a text with another spelling at one place, or `nil` if it has no such place.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - kind: The way in which the two are the same.
    ///   - random: A random number.
    /// - Returns: The other text.
    static func twin(of text: [Unicode.Scalar], _ kind: Kind, _ random: UInt64) -> [Unicode.Scalar]?
    {
        let spellings = kind == .equivalent ? equivalentSpellings : casedSpellings
        // Half of the texts that differ in case do so everywhere.
        if kind == .cased, random & 1 == 0 {
            let other = text.flatMap { scalar in
                let mapped = scalar.properties.uppercaseMapping.unicodeScalars
                let isUpper = mapped.elementsEqual(CollectionOfOne(scalar))
                return Array(isUpper ? scalar.properties.lowercaseMapping.unicodeScalars : mapped)
            }
            return other == text ? nil : other
        }
        var places: [(range: Range<Int>, spelling: Spelling)] = []
        for start in text.indices {
            for spelling in spellings[text[start]] ?? []
            where text[start...].starts(with: spelling.scalars) {
                places.append((start..<start + spelling.scalars.count, spelling))
            }
        }
        guard !places.isEmpty else { return nil }
        var rest = random >> 1
        func choose(_ count: Int) -> Int {
            defer { rest /= UInt64(count) }
            return Int(rest % UInt64(count))
        }
        let place = places[choose(places.count)]
        let other = place.spelling.others[choose(place.spelling.others.count)]
        return text[..<place.range.lowerBound] + other + text[place.range.upperBound...]
    }

    private static let equivalentSpellings = spellings(of: equivalent)
    private static let casedSpellings = spellings(of: cased)

    /// Returns the spellings of classes by their first scalar.
    private static func spellings(of classes: [[String]]) -> [Unicode.Scalar: [Spelling]] {
        var spellings: [Unicode.Scalar: [Spelling]] = [:]
        for members in classes {
            let members = members.map { Array($0.unicodeScalars) }
            for (index, member) in members.enumerated() {
                var others = members
                others.remove(at: index)
                spellings[member[0], default: []].append(Spelling(scalars: member, others: others))
            }
        }
        return spellings
    }
}

// MARK: - Lookalikes

extension TextTwins {
    /// Scalars that exist twice, the rarer of the two.
    static let lookalikes: Set<Unicode.Scalar> = {
        var lookalikes: Set<Unicode.Scalar> = []
        for members in equivalent {
            let single = members.filter { $0.unicodeScalars.count == 1 }
            for member in single.dropFirst() { lookalikes.formUnion(member.unicodeScalars) }
        }
        return lookalikes
    }()
}

// MARK: - The classes

extension TextTwins {
    /// Classes of canonically equivalent spellings: letters with marks, marks in either order, and
    /// scalars that exist twice.
    static let equivalent: [[String]] =
        accented + [
            ["K", "\u{212A}"], ["A\u{30A}", "\u{C5}", "\u{212B}"], ["a\u{30A}", "\u{E5}"],
            ["\u{3A9}", "\u{2126}"], [";", "\u{37E}"], ["`", "\u{1FEF}"], ["\u{300}", "\u{340}"],
            ["\u{301}", "\u{341}"], ["\u{B7}", "\u{387}"], ["I\u{307}", "\u{130}"],
            ["\u{323}\u{301}", "\u{301}\u{323}"], ["\u{AC00}", "\u{1100}\u{1161}"],
            [
                "\u{1EC7}", "\u{1EB9}\u{302}", "\u{EA}\u{323}", "e\u{323}\u{302}",
                "e\u{302}\u{323}",
            ],
            ["\u{5E9}\u{5C1}", "\u{FB2A}"], ["\u{915}\u{93C}", "\u{958}"],
            ["\u{8C48}", "\u{F900}"],
            ["\u{2002}", "\u{2000}"], ["\u{1D157}\u{1D165}", "\u{1D15E}"],
        ]

    /// Classes of spellings that differ in case, of which some change in length, and some have no
    /// way back.
    static let cased: [[String]] = [
        ["ss", "\u{DF}", "\u{1E9E}", "SS"], ["k", "K", "\u{212A}"], ["s", "S", "\u{17F}"],
        ["i", "I", "\u{130}", "\u{131}", "i\u{307}"], ["\u{3C3}", "\u{3C2}", "\u{3A3}"],
        ["\u{E5}", "\u{C5}", "\u{212B}"], ["\u{3C9}", "\u{3A9}", "\u{2126}"],
        ["fi", "\u{FB01}", "FI"], ["\u{B5}", "\u{3BC}", "\u{39C}"],
        ["\u{1C4}", "\u{1C5}", "\u{1C6}"], ["\u{3B8}", "\u{3D1}", "\u{398}"],
        ["\u{149}", "\u{2BC}n"],
    ]

    /// Pairs of texts that are the simplest of their kinds, with which shrinking may end.
    static let simplest: [(String, String)] = [
        ("a", "A"), ("K", "\u{212A}"), ("i", "\u{131}"), ("s", "\u{17F}"), ("\u{3C2}", "\u{3C3}"),
        ("\u{DF}", "ss"), ("\u{C0}", "A\u{300}"),
    ]

    /// Letters with a mark, as one scalar and as two.
    private static var accented: [[String]] {
        let marked: [(mark: Unicode.Scalar, letters: String, first: [UInt32])] = [
            ("\u{300}", "AEIOUaeiou", [0xC0, 0xC8, 0xCC, 0xD2, 0xD9]),
            ("\u{301}", "AEIOUYaeiouy", [0xC1, 0xC9, 0xCD, 0xD3, 0xDA, 0xDD]),
            ("\u{302}", "AEIOUaeiou", [0xC2, 0xCA, 0xCE, 0xD4, 0xDB]),
            ("\u{303}", "ANOano", [0xC3, 0xD1, 0xD5]),
            ("\u{308}", "AEIOUaeiou", [0xC4, 0xCB, 0xCF, 0xD6, 0xDC]),
            ("\u{327}", "Cc", [0xC7]),
        ]
        var classes: [[String]] = []
        for (mark, letters, first) in marked {
            // In Latin-1, a small letter is 32 after its capital.
            let values = first + first.map { $0 + 32 }
            for (letter, value) in zip(letters, values) {
                classes.append(["\(letter)\(mark)", "\(Unicode.Scalar(value) ?? mark)"])
            }
        }
        return classes
    }
}
