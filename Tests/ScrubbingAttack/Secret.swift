import Gen

/// A piece of personal data, as text.
package struct Secret: Hashable, Sendable {
    package let text: String

    /// Whether the text can be written as a number.
    package let isNumber: Bool

    init(_ text: String, isNumber: Bool = false) {
        self.text = text
        self.isNumber = isNumber
    }
}

/// Makes secrets of every kind, reproducible from a seed.
package struct SecretGenerator {
    var random: SplitMix64

    package init(seed: UInt64) {
        random = SplitMix64(state: seed)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

    mutating func one<Item>(of items: [Item]) -> Item { items[number(0...(items.count - 1))] }

    mutating func digits(_ count: Int) -> String {
        let rest = (1..<max(1, count)).map { _ in "\(number(0...9))" }
        return "\(number(1...9))" + rest.joined()
    }

    mutating func word(_ letters: String, _ count: ClosedRange<Int> = 4...10) -> String {
        let scalars = Array(letters.unicodeScalars)
        var word = String.UnicodeScalarView()
        for _ in 0..<number(count) { word.append(one(of: scalars)) }
        return String(word)
    }

    static let latin = "abcdefghijklmnopqrstuvwxyz"
    private static let scripts = [
        latin, latin, "abcdefghijklmnopqrstuvwxyz\u{E9}\u{E8}\u{FC}\u{F1}\u{DF}\u{142}\u{111}",
        "\u{430}\u{431}\u{432}\u{433}\u{434}\u{435}\u{436}\u{438}\u{439}\u{43A}\u{43B}\u{43C}\u{448}",
        "\u{3B1}\u{3B2}\u{3B3}\u{3B4}\u{3B5}\u{3B6}\u{3B7}\u{3B8}\u{3AC}\u{3AF}\u{3C3}\u{3C2}",
        "\u{627}\u{628}\u{62A}\u{62D}\u{62F}\u{631}\u{633}\u{639}\u{645}\u{646}\u{64E}\u{651}",
        "\u{5D0}\u{5D1}\u{5D2}\u{5D3}\u{5D4}\u{5D9}\u{5DC}\u{5DE}\u{5B8}\u{5B0}",
        "\u{905}\u{930}\u{915}\u{93E}\u{93F}\u{92E}\u{936}\u{930}\u{94D}\u{92E}",
        "\u{E2A}\u{E21}\u{E0A}\u{E32}\u{E22}\u{E31}\u{E34}\u{E17}\u{E23}",
        "\u{5C71}\u{7530}\u{592A}\u{90CE}\u{738B}\u{674E}\u{5F35}\u{9648}\u{6797}",
        "\u{3055}\u{304F}\u{3089}\u{304C}\u{3070}\u{30B5}\u{30E4}\u{30AB}",
        "\u{AE40}\u{CCA0}\u{C218}\u{BC15}\u{C774}\u{C601}\u{D76C}",
        "\u{561}\u{562}\u{563}\u{564}\u{56B}\u{580}", "\u{10D0}\u{10D1}\u{10D2}\u{10D3}\u{10D4}",
    ]

    /// Returns a name with a first letter in upper case, where the script has that.
    mutating func name() -> String {
        let word = word(one(of: Self.scripts))
        switch number(0...3) {
        case 0: return word
        case 1: return word.uppercased()
        default: return word.prefix(1).uppercased() + word.dropFirst()
        }
    }

    private mutating func decomposed() -> String {
        word("aeiou", 3...6).unicodeScalars.reduce(into: "") {
            $0.unicodeScalars.append(contentsOf: [$1, one(of: ["\u{301}", "\u{300}", "\u{308}"])])
        } + word(Self.latin)
    }

    private mutating func foreignDigits() -> String {
        let zero: UInt32 = one(of: [0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE])
        var text = String.UnicodeScalarView()
        for _ in 0..<number(5...12) {
            Unicode.Scalar(zero + UInt32(number(0...9))).map { text.append($0) }
        }
        return String(text)
    }

    private mutating func two(_ range: ClosedRange<Int>) -> String {
        let number = number(range)
        return number < 10 ? "0\(number)" : "\(number)"
    }

    private mutating func birthday() -> String {
        let year = number(1925...2012)
        let (month, day) = (two(1...12), two(1...28))
        return one(of: [
            "\(year)-\(month)-\(day)", "\(year)\(month)\(day)", "\(day)/\(month)/\(year)",
            "\(day).\(month).\(year)", "\(year)-\(month)-\(day)T\(two(0...23)):\(two(0...59)):00Z",
            "born in \(year)", "\(month)/\(day)/\(year)", "\(year)/\(month)/\(day)",
        ])
    }

    private mutating func token() -> String {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        return one(of: [
            word("0123456789abcdef", 32...40), word(letters, 20...60),
            "eyJ" + word(letters, 15...20),
            "Bearer " + word(letters, 20...40),
            "_sid=" + word(letters, 10...30) + "--" + digits(8),
            word("0123456789ABCDEF", 8...8) + "-" + word("0123456789abcdef", 4...4) + "-"
                + word("0123456789abcdef", 12...12),
        ])
    }

    mutating func host() -> String {
        let label = word(Self.latin + "0123456789")
        return one(of: [
            "\(label).zendesk.com", "\(label).test", "\(label)-\(word(Self.latin)).co.uk",
            "www.\(label).com", "\(label).internal", "\(name()).beispiel.de",
        ])
    }

    /// Returns a secret of any kind.
    package mutating func secret() -> Secret {
        switch number(0...17) {
        case 0...2: Secret(name())
        case 3: Secret("\(name()) \(name())")
        case 4: Secret("\(word(Self.latin)).\(word(Self.latin))@\(host())")
        case 5: Secret("+\(number(10...99)) \(digits(3)) \(digits(7))")
        case 6: Secret("DE\(digits(2)) \(digits(4)) \(digits(4)) \(digits(4)) \(digits(2))")
        case 7:
            Secret("\(number(11...223)).\(number(10...255)).\(number(10...255)).\(number(1...255))")
        case 8: Secret(token())
        case 9: Secret(birthday())
        case 10: Secret(host())
        case 11: Secret(foreignDigits())
        case 12: Secret(decomposed())
        case 13:
            Secret("2a01:\(word("0123456789abcdef", 4...4)):\(word("0123456789abcdef", 4...4))::1")
        default: Secret(digits(number(4...20)), isNumber: true)
        }
    }
}
