import Foundation
import Synchronization

/// The properties of a character by which programs treat it differently, and so the properties that
/// its fake shares.
///
/// A model that composes characters, compares without case or counts bytes is wrong about the fake
/// in the same way as about the original.
struct CharacterClass: Hashable {
    private enum Kind: Hashable {
        case lowercase
        case uppercase
        case letter
        case mark
        case number
        case symbol
    }

    private enum Form: Hashable {
        /// No normalization changes it.
        case stable

        /// NFD decomposes it, and NFC composes it again.
        case composed

        /// NFC replaces it.
        case replaced

        /// Only the compatibility forms replace it.
        case compatible
    }

    private let kind: Kind
    private let form: Form
    private let width: Int
    private let isRightToLeft: Bool

    /// The class of a character, or `nil` if the character carries no data and stays: ASCII other
    /// than letters and digits, white space, controls, and invisible characters.
    private init?(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter: kind = .lowercase
        case .uppercaseLetter, .titlecaseLetter: kind = .uppercase
        case .modifierLetter, .otherLetter: kind = .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: kind = .mark
        case .decimalNumber, .letterNumber, .otherNumber: kind = .number
        case .otherSymbol, .mathSymbol, .currencySymbol, .modifierSymbol, .connectorPunctuation,
            .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            kind = .symbol
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator, .spaceSeparator:
            return nil
        @unknown default: kind = .symbol
        }
        width = UTF8.width(scalar)
        let text = String(scalar)
        isRightToLeft = 0x590...0x8FF ~= scalar.value || 0xFB1D...0xFDFF ~= scalar.value
        if !text.precomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual([scalar]) {
            form = .replaced
        } else if !text.decomposedStringWithCanonicalMapping.unicodeScalars.elementsEqual([scalar])
        {
            form = .composed
        } else if !text.precomposedStringWithCompatibilityMapping.unicodeScalars
            .elementsEqual([scalar])
        {
            form = .compatible
        } else {
            form = .stable
        }
    }

    /// Characters to use as fakes, several of each class where Unicode has several: letters that no
    /// living language writes names with, where there are such.
    private static let fakes: String.UnicodeScalarView =
        ("\u{3E3}\u{3E5}\u{3E7}\u{3E9}\u{3EB}\u{3ED}\u{3EF}"  // Coptic, 2 bytes
        + "\u{3E2}\u{3E4}\u{3E6}\u{3E8}\u{3EA}\u{3EC}\u{3EE}"
        + "\u{2C37}\u{2C38}\u{2C39}\u{2C3A}\u{2C3B}\u{2C3C}\u{2C3D}"  // Glagolitic, 3 bytes
        + "\u{2C07}\u{2C08}\u{2C09}\u{2C0A}\u{2C0B}\u{2C0C}\u{2C0D}"
        + "\u{10428}\u{10429}\u{1042A}\u{1042B}"  // Deseret, 4 bytes
        + "\u{10400}\u{10401}\u{10402}\u{10403}"
        + "\u{3400}\u{3401}\u{3402}\u{3403}\u{3404}\u{3405}\u{3406}\u{3407}"  // rare ideographs
        + "\u{20000}\u{20001}\u{20002}\u{20003}\u{20004}\u{20005}\u{20006}\u{20007}"
        + "\u{1BB}\u{1C0}\u{1C1}\u{1C2}\u{1C3}"  // clicks, 2 bytes
        + "\u{7CA}\u{7CB}\u{7CC}\u{7CD}\u{7CE}\u{7CF}\u{7D0}"  // N'Ko, from right to left
        + "\u{8A0}\u{8A2}\u{8A3}\u{8A4}\u{8A5}\u{8A6}"
        + "\u{17A}\u{1F5}\u{13A}\u{155}\u{179}\u{1F4}\u{139}\u{154}"  // composed with an acute
        + "\u{1E31}\u{1E55}\u{1E83}\u{1E30}\u{1E54}\u{1E82}"
        + "\u{D7A3}\u{D7A2}\u{D7A1}\u{D7A0}\u{D788}\u{D76C}"  // rare Hangul syllables
        + "\u{3070}\u{3073}\u{3076}\u{3079}"  // kana with a voicing mark
        + "\u{212B}\u{212A}\u{2126}\u{F900}\u{F901}\u{F902}\u{2F800}\u{2F801}"  // NFC replaces
        + "\u{374}\u{340}\u{341}\u{958}\u{959}\u{95A}\u{1F71}\u{1F73}\u{1FBB}\u{1FC9}"
        + "\u{FF58}\u{FF5A}\u{FF4A}\u{FF38}\u{FF3A}\u{FF2A}"  // full width
        + "\u{AA}\u{BA}\u{2B0}\u{2B2}\u{17F}\u{1C8}\u{1C9}\u{FB00}\u{FB01}\u{FE8D}\u{FE91}\u{FE95}"
        + "\u{FF79}\u{FF7A}\u{FF7B}\u{1D4E7}\u{1D4E9}\u{1D501}\u{1D503}"
        + "\u{334}\u{335}\u{488}\u{1DC4}\u{1DC5}\u{20DD}\u{20DE}\u{1E944}\u{1E945}\u{16AF0}"
        + "\u{64B}\u{64E}\u{650}\u{5B0}\u{5B4}\u{5B7}\u{9BE}\u{9BF}\u{E31}\u{E34}"
        + "\u{B2}\u{B3}\u{B9}\u{2460}\u{2461}\u{2462}\u{2160}\u{2161}\u{1F100}\u{1F101}"
        + "\u{A6}\u{A7}\u{B6}\u{2605}\u{2606}\u{25A0}\u{25A1}\u{1F7E6}\u{1F7E7}\u{2013}\u{2014}"
        + "\u{2260}\u{2262}\u{2474}\u{FF03}\u{FF05}\u{A8}\u{B8}\u{60C}\u{61B}\u{37E}\u{387}")
        .unicodeScalars

    /// More of the rare ideographs, because many names are only two or three long.
    private static let ideographs = (0x3408...0x343F).compactMap { Unicode.Scalar($0) }

    private static let table: [CharacterClass: [Unicode.Scalar]] = (fakes + ideographs).reduce(
        into: [:]) {
            guard let known = CharacterClass($1) else { return }
            $0[known, default: []].append($1)
        }

    /// Normalization is slow, and a payload has few different characters.
    private static let known = Mutex<[Unicode.Scalar: [Unicode.Scalar]]>([:])

    /// Returns the possible fakes of a character that is not ASCII: all of its class.
    ///
    /// They are remembered, so that each character is only looked up once.
    static func fakes(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if let known = known.withLock({ $0[scalar] }) { return known }
        let fakes = newFakes(of: scalar)
        known.withLock { known in
            if known.count >= mostKnown { known.removeAll() }
            known[scalar] = fakes
        }
        return fakes
    }

    private static let mostKnown = 100_000

    /// Returns the characters of the class of a character.
    ///
    /// A digit becomes a digit of the same script. A class without entries here has one fake of the
    /// same width.
    private static func newFakes(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let value = scalar.value
        // Characters that spell others invisibly: tags, and variation selectors.
        if 0xE0020...0xE007F ~= value { return ["\u{E0078}"] }
        if 0xE0100...0xE01EF ~= value { return ["\u{E0100}"] }
        if 0xFE00...0xFE0F ~= value { return ["\u{FE0F}"] }
        let properties = scalar.properties
        if properties.generalCategory == .decimalNumber, let digit = properties.numericValue {
            let zero = value - UInt32(digit)
            return (0..<10).compactMap { Unicode.Scalar(zero + $0) }
        }
        if 0x1100...0x11FF ~= value { return jamo(value) }
        if 0xAC00...0xD7A3 ~= value {
            // Without a final consonant, and with one.
            return (value - 0xAC00).isMultiple(of: 28)
                ? ["\u{D788}", "\u{D76C}", "\u{D6C4}"]
                : ["\u{D7A3}", "\u{D7A2}", "\u{D7A1}", "\u{D7A0}"]
        }
        guard let own = CharacterClass(scalar) else {
            return properties.generalCategory == .privateUse
                ? [UTF8.width(scalar) == 3 ? "\u{E000}" : "\u{F0000}"] : [scalar]
        }
        return table[own] ?? [
            own.width == 2 ? "\u{3E3}" : own.width == 3 ? "\u{3400}" : "\u{20000}"
        ]
    }

    /// Returns a letter of Hangul with the same role in a syllable.
    private static func jamo(_ value: UInt32) -> [Unicode.Scalar] {
        switch value {
        case 0x1100...0x1112: ["\u{1112}"]
        case 0x1161...0x1175: ["\u{1175}", "\u{1174}", "\u{116E}"]
        case 0x11A8...0x11C2: ["\u{11C2}", "\u{11C1}", "\u{11C0}", "\u{11BF}"]
        default: ["\u{115F}"]
        }
    }
}

extension Unicode.Scalar {
    /// Whether the character is a letter, a digit, or a mark on one, in any script.
    var isWordCharacter: Bool {
        if isASCII { return UInt8(value).isLetterOrDigit }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber:
            return true
        default: return false
        }
    }

    /// The lower-case form, if it is a single character.
    var folded: Unicode.Scalar {
        if isASCII { return 0x41...0x5A ~= value ? Unicode.Scalar(UInt8(value) | 0x20) : self }
        let mapping = properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first ?? self : self
    }

    /// The upper-case form if it is a single character of the same width, else the character.
    var uppercased: Unicode.Scalar {
        let mapping = properties.uppercaseMapping.unicodeScalars
        guard mapping.count == 1, let upper = mapping.first, UTF8.width(upper) == UTF8.width(self)
        else { return self }
        return upper
    }
}
