import SessionContract
import SessionModel
import StrictJSON

/// What a payload must contain so that a flag can be true of it.
///
/// This is the only place that knows flags. A flag without an entry is not compared with payloads:
/// flags are defined in `flags.json`, and most new ones need no Swift.
struct FlagEvidence: Sendable {
    let flag: String

    /// What the payload must contain, in words that follow "there is no".
    let thing: String

    let isPresent: @Sendable (PayloadTraits) -> Bool

    private init(
        _ flag: String,
        _ thing: String,
        _ isPresent: @escaping @Sendable (PayloadTraits) -> Bool
    ) {
        self.flag = flag
        self.thing = thing
        self.isPresent = isPresent
    }

    /// The entries by flag.
    static let byFlag = Dictionary(uniqueKeysWithValues: all.map { ($0.flag, $0) })

    private static let all = syntax + members + numbers + text + times + responses

    /// Flags about the text as a whole.
    private static let syntax: [FlagEvidence] = [
        invalid("lenient-syntax"), invalid("literal"), invalid("number-grammar"),
        invalid("trailing-content"), invalid("truncated"), invalid("wrong-format"),
        FlagEvidence("byte-order-mark", "byte order mark in the payload") {
            $0.has([0xEF, 0xBB, 0xBF]) || $0.has(#"\ufeff"#) || $0.has(#"\uFEFF"#)
        },
        FlagEvidence("multi-fault", "second broken rule") { $0.derived.rules.count > 1 },
        FlagEvidence("nesting", "deep nesting (64 levels or more) in the payload") { traits in
            traits.payload.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } >= 64
        },
        FlagEvidence("wrong-root", "root other than a session") {
            $0.subject == .answer || $0.root?["id"] == nil
        },
    ]

    /// Flags about the members of objects.
    private static let members: [FlagEvidence] = [
        FlagEvidence("absent-key", "key that is missing") {
            $0.subject == .answer || $0.shows(.contractAbsent) || $0.shows(.contractMissing)
        },
        FlagEvidence("container", "array or object as a declared field") { traits in
            !traits.isRead || traits.subject == .answer
                || traits.members.contains { $0.isDeclared && $0.value.isContainer }
        },
        FlagEvidence("duplicate-key", "key twice in one object") {
            !$0.isRead || $0.shows(.jsonDuplicateKey)
        },
        FlagEvidence("explicit-null", "null in the payload") { $0.has("null") },
        FlagEvidence("misspelled", "undeclared key") { traits in
            !traits.isRead || traits.members.contains { !$0.isDeclared }
        },
        FlagEvidence("truthiness", "true or false in the payload") {
            $0.has("true") || $0.has("false")
        },
        FlagEvidence("unknown-field", "undeclared key") { traits in
            !traits.isRead || traits.members.contains { !$0.isDeclared }
        },
    ]

    /// Flags about numbers.
    private static let numbers: [FlagEvidence] = [
        FlagEvidence("fraction", "number with a fraction") { traits in
            !traits.isRead || traits.numbers.contains { $0.integrality == .fraction }
        },
        FlagEvidence("int32", "integer at the limits of 32 bits, and no time after 2038") {
            traits in
            !traits.isRead || traits.reaches(0x1p31)
                || traits.timestamps.contains { $0.reading.moment?.seconds ?? 0 >= 1 << 31 }
        },
        FlagEvidence("int53", "integer near 2^53 or beyond") {
            !$0.isRead || $0.reaches(0x1p53)
        },
        FlagEvidence("int64", "integer at the limits of 64 bits or beyond") {
            !$0.isRead || $0.reaches(0x1p63)
        },
        FlagEvidence("integer-spelling", "integer with a fraction part, an exponent or a minus") {
            traits in
            !traits.isRead || traits.numbers.contains { $0.text.contains { "-.eE".contains($0) } }
        },
    ]

    /// Flags about the characters of strings.
    private static let text: [FlagEvidence] = [
        uncommon("invisible"), uncommon("normalisation"),
        FlagEvidence("controls", "control character in the payload") { traits in
            traits.payload.contains { $0 < 0x20 || $0 == 0x7F }
                || traits.strings.contains { string in
                    string.description.unicodeScalars.contains { $0.isControl }
                }
        },
        FlagEvidence("encoding", "character above ASCII in the payload") {
            $0.hasUncommonCharacter || $0.derived.syntax == .invalid
        },
        FlagEvidence("escapes", "escape in the payload") { $0.has(#"\"#) },
        FlagEvidence("link", "'url' in the payload") { $0.has("url") },
        FlagEvidence("surrogates", "surrogate in the payload") { traits in
            !traits.isRead
                || traits.strings.contains { string in
                    string.hasLoneSurrogate
                        || string.description.unicodeScalars.contains { $0.value >= 0x10000 }
                }
        },
    ]

    /// Flags about timestamps.
    private static let times: [FlagEvidence] = [
        FlagEvidence("clock", "time in the future") { traits in
            traits.timestamps.contains { $0.reading.moment?.seconds ?? 0 > CaseOracle.now }
        },
        FlagEvidence("fraction-seconds", "fraction of a second") { traits in
            traits.strings.contains { $0.bytes.contains(where: ".,".utf8.contains) }
        },
        FlagEvidence("leap-second", "second 60") { $0.has(":60") },
        FlagEvidence("non-rfc3339", "timestamp that is not RFC 3339") {
            $0.derived.timestamps.values.contains { !$0.isRFC3339 }
        },
        FlagEvidence("order", "pair of timestamps") { $0.timestamps.count > 1 },
    ]

    /// Flags about whole responses.
    private static let responses: [FlagEvidence] = [
        answer("envelope-form"), answer("one-odd-item"), answer("paging"),
        FlagEvidence("error-as-success", "error object") { $0.has("error") },
    ]

    private static func invalid(_ flag: String) -> FlagEvidence {
        FlagEvidence(flag, "error of syntax in the payload") { $0.derived.syntax == .invalid }
    }

    private static func uncommon(_ flag: String) -> FlagEvidence {
        FlagEvidence(flag, "character above ASCII in the payload") { $0.hasUncommonCharacter }
    }

    private static func answer(_ flag: String) -> FlagEvidence {
        FlagEvidence(flag, "response with an envelope") { $0.subject == .answer }
    }
}

extension JSONMember {
    fileprivate var isDeclared: Bool { DeclaredField(key: key) != nil }
}

extension JSONValue {
    fileprivate var isContainer: Bool { elements != nil || members != nil }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool { properties.generalCategory == .control }
}
