import SessionContract
import SessionModel

// MARK: - Violations of RFC 8259

extension PayloadFault.Kind {
    private static func syntax(
        _ name: String,
        _ text: String,
        in positions: [FaultPosition]
    ) -> Self {
        Self("syntax-\(name)", .jsonSyntax, in: positions, text)
    }

    /// Words and numbers of other languages that are not JSON.
    static let words: [Self] =
        [
            ("nan", "NaN"), ("infinity", "Infinity"), ("minus-infinity", "-Infinity"),
            ("leading-zero", "01"), ("minus-leading-zero", "-01"), ("plus", "+1"),
            ("no-integer-part", ".5"), ("no-fraction-part", "1."), ("hexadecimal", "0x10"),
            ("no-exponent", "1e"), ("minus", "-"), ("separator", "1_000"), ("suffix", "1n"),
            ("octal", "0o7"), ("two-numbers", "1 2"), ("minus-minus", "--1"), ("no-value", ""),
            ("exponent-sign", "1e+"), ("full-width", "\u{FF11}"), ("lower-nan", "nan"),
            ("short-infinity", "inf"), ("minus-nan", "-NaN"), ("exponent-fraction", "1e5.5"),
        ].map { syntax($0, $1, in: FaultPosition.values(first: .id)) }
        + [
            ("undefined", "undefined"), ("none", "None"), ("nil", "nil"), ("upper-null", "NULL"),
            ("title-null", "Null"), ("cut-null", "nul"), ("long-null", "nulll"), ("bare-word", "a"),
            ("title-true", "True"), ("upper-true", "TRUE"), ("call", "Date(0)"),
            ("parentheses", "(0)"), ("regular-expression", "/a/"),
        ].map { syntax($0, $1, in: FaultPosition.values(first: .url)) }

    /// Strings that are not valid JSON; `@` is the rest of a key.
    static let strings: [Self] = [
        ("newline", "\"@\n\""), ("tab", "\"@\t\""), ("nul", "\"@\u{0}\""),
        ("unit-separator", "\"@\u{1F}\""), ("escape-x", #""@\x41""#),
        ("escape-single-quote", #""@\'""#), ("escape-zero", #""@\0""#), ("escape-a", #""@\a""#),
        ("escaped-newline", "\"@\\\n\""), ("short-unicode", #""@\u12""#),
        ("not-hexadecimal", #""@\u00g0""#), ("braced-unicode", #""@\u{41}""#),
        ("upper-unicode", #""@\U0041""#), ("unterminated", #""@"#),
        ("escaped-quote-at-end", #""@\""#), ("two-strings", #""@" "a""#),
        ("concatenated", #""@"+"a""#), ("single-quotes", "'@'"), ("backquotes", "`@`"),
        ("typographic-quotes", "\u{201C}@\u{201D}"), ("three-quotes", #""""@""""#),
    ].map { syntax("string-\($0)", $1, in: FaultPosition.strings) }

    /// Keys that are not strings.
    static let keys: [Self] =
        [("without-quotes", "@"), ("computed", #"["@"]"#)].map {
            syntax("key-\($0)", $1, in: FaultPosition.keys)
        }
        + [
            ("number", "0"), ("null", "null"), ("true", "true"), ("array", "[]"), ("object", "{}"),
            ("missing", ""),
        ].map { syntax("key-\($0)", $1, in: FaultPosition.undeclaredKeys) }

    /// Commas, colons and braces in the wrong places; `@` is the other members.
    static let objects: [Self] = [
        ("comma-at-end", "{@,}"), ("comma-at-start", "{,@}"), ("two-commas", #"{"b":0,,@}"#),
        ("semicolon", #"{"b":0;@}"#), ("no-comma", #"{"b":0@}"#), ("only-space", #"{"b":0 @}"#),
        ("no-colon", #"{"b"0,@}"#), ("equals-sign", #"{"b"=0,@}"#), ("arrow", #"{"b"=>0,@}"#),
        ("two-colons", #"{"b"::0,@}"#), ("no-value", #"{"b":,@}"#), ("only-key", #"{"b",@}"#),
        ("no-opening-brace", "@}"), ("no-closing-brace", "{@"), ("closing-bracket", "{@]"),
        ("opening-bracket", "[@}"), ("brackets", "[@]"), ("parentheses", "(@)"),
        ("braces-twice", "{{@}}"), ("two-closing-braces", "{@}}"), ("merge", "{...{},@}"),
    ].map { syntax("object-\($0)", $1, in: FaultPosition.objects) }

    /// Commas and brackets in the wrong places; `@` is an element.
    static let arrays: [Self] = [
        ("comma-at-end", "[@,]"), ("comma-at-start", "[,@]"), ("two-commas", "[@,,@]"),
        ("only-comma", "[,]"), ("semicolon", "[@;@]"), ("only-space", "[@ @]"),
        ("colon", "[@:@]"), ("no-opening-bracket", "@]"), ("no-closing-bracket", "[@"),
        ("closing-brace", "[@}"), ("opening-brace", "{@]"), ("braces", "{@}"),
        ("parentheses", "(@)"), ("two-closing-brackets", "[@]]"),
    ].map { syntax("array-\($0)", $1, in: FaultPosition.arrays) }

    /// Comments and characters that are white space elsewhere.
    static let gaps: [Self] =
        [
            ("block-comment", "/**/"), ("line-comment", "//a\n"), ("hash-comment", "#a\n"),
            ("dash-comment", "--a\n"), ("markup-comment", "<!---->"),
            ("open-comment", "/*"), ("no-break-space", "\u{A0}"), ("next-line", "\u{85}"),
            ("form-feed", "\u{C}"), ("vertical-tab", "\u{B}"), ("nul", "\u{0}"),
            ("backspace", "\u{8}"), ("record-separator", "\u{1E}"), ("backslash", "\\"),
            ("line-separator", "\u{2028}"), ("ideographic-space", "\u{3000}"),
            ("zero-width-space", "\u{200B}"),
        ].map { syntax($0, $1, in: FaultPosition.gaps) }
        // Before the object, a byte order mark is a question that the contract leaves open.
        + [
            syntax(
                "byte-order-mark",
                "\u{FEFF}",
                in: [.trailing] + FaultPosition.innerGaps
            )
        ]

    /// Texts before, after or instead of the object.
    static let ends: [Self] =
        [("word", "x"), ("comma", ","), ("equals-sign", "=")].map {
            syntax($0, $1, in: [.trailing, .leading])
        }
        + [
            ("closing-brace", "}"), ("closing-bracket", "]"), ("second-object", "{}"),
            ("second-null", " null"), ("second-line", "\n{\"id\":1}"), ("semicolon", ";"),
            ("line-comment-at-end", "//a"), ("hash-comment-at-end", "#a"), ("substitute", "\u{1A}"),
        ].map { syntax($0, $1, in: [.trailing]) }
        + [
            ("guard", ")]}',\n"), ("guard-without-comma", ")]}'\n"), ("guard-on-the-line", ")]}'"),
            ("endless-loop", "while(1);"), ("empty-loop", "for(;;);"), ("object-and", "{}&&"),
            ("open-call", "f("), ("space-and-mark", " \u{FEFF}"),
            ("opening-brace", "{"), ("color", "\u{1B}[0m"),
        ].map { syntax($0, $1, in: [.leading]) }
        + [
            ("space", " "), ("line-break", "\n"), ("prose", "not json"),
            ("whole-in-comment", "/*{@}*/"), ("whole-in-call", "f({@})"),
            ("whole-in-markup", "<a>{@}</a>"), ("assignment", "a={@};"), ("form", "id=0"),
            ("indented-lines", "id: 0\n"),
        ].map { syntax($0, $1, in: [.root]) }

    /// Bytes that are not UTF-8.
    static let encodings: [Self] =
        [
            ("ff", [0xFF]), ("lone-continuation", [0x80]), ("cut-sequence", [0xC3]),
            ("overlong-nul", [0xC0, 0x80]), ("overlong-slash", [0xE0, 0x80, 0xAF]),
            ("surrogate", [0xED, 0xA0, 0x80]),
            ("surrogate-pair", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
            ("past-last", [0xF4, 0x90, 0x80, 0x80]), ("latin-1", [0xE9]),
            ("cut-emoji", [0xF0, 0x9F]),
        ].map { (name: String, bytes: [UInt8]) in
            Self("encoding-\(name)", .jsonEncoding, in: FaultPosition.strings) { own, _ in
                [UInt8(ascii: "\"")] + own + bytes + [UInt8(ascii: "\"")]
            }
        }
        + [("ff", [0xFF]), ("next-line", [0x85]), ("no-break-space", [0xA0])].map {
            (name: String, bytes: [UInt8]) in
            Self("encoding-between-\(name)", .jsonEncoding, in: FaultPosition.gaps) { _, _ in bytes
            }
        }
        + [
            wholeText("utf-16-big", .jsonSyntax) { $0.flatMap { [0, $0] } },
            wholeText("utf-16-little", .jsonSyntax) { $0.flatMap { [$0, 0] } },
            wholeText("utf-16-marked", .jsonEncoding) { [0xFF, 0xFE] + $0.flatMap { [$0, 0] } },
            wholeText("utf-32", .jsonSyntax) { $0.flatMap { [0, 0, 0, $0] } },
        ]

    private static func wholeText(
        _ name: String,
        _ rule: Rule,
        _ change: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> Self {
        Self("encoding-\(name)", rule, in: [.root]) { _, draft in change(draft.bytes) }
    }
}

extension FaultPosition {
    /// Every place of a string: values and keys.
    static let strings = values(first: .url) + keys
}
