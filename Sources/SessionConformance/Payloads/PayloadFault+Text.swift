import SessionContract
import SessionModel

// MARK: - Violations of RFC 8259

extension PayloadFault {
    /// Returns a syntax fault that changes the bytes of the payload.
    private static func text(
        _ id: String,
        _ change: @escaping @Sendable (inout [UInt8]) -> Void
    ) -> Self {
        Self("syntax-" + id, .jsonSyntax) { draft in
            var bytes = draft.bytes
            change(&bytes)
            return bytes
        }
    }

    private static func value(_ id: String, _ field: DeclaredField, _ text: String) -> Self {
        draft("syntax-\(id)-\(field.key)", .jsonSyntax) { $0.set(field, to: text.utf8) }
    }

    /// Words and numbers of other languages that are not JSON.
    static let literals: [PayloadFault] =
        [
            ("nan", "NaN"), ("infinity", "Infinity"), ("minus-infinity", "-Infinity"),
            ("leading-zero", "01"), ("minus-leading-zero", "-01"), ("plus", "+1"),
            ("no-integer-part", ".5"), ("no-fraction-part", "1."), ("hexadecimal", "0x10"),
            ("no-exponent", "1e"), ("minus", "-"), ("separator", "1_000"), ("suffix", "1n"),
            ("octal", "0o7"), ("two-numbers", "1 2"), ("minus-minus", "--1"), ("no-value", ""),
            ("exponent-sign", "1e+"), ("full-width", "\u{FF11}"),
        ].map { value($0.0, .id, $0.1) }
        + [
            ("undefined", "undefined"), ("none", "None"), ("nil", "nil"), ("upper-null", "NULL"),
            ("title-null", "Null"), ("cut-null", "nul"), ("long-null", "nulll"),
            ("single-quotes", "'a'"), ("no-quotes", "a"), ("upper-true", "True"),
            ("call", "Date(0)"), ("backquotes", "`a`"),
        ].map { value($0.0, .url, $0.1) }

    /// Commas, colons and brackets in the wrong places.
    static let structure: [PayloadFault] = [
        text("comma-at-end") { $0.insert(UInt8(ascii: ","), at: $0.count - 1) },
        text("comma-at-start") { $0.insert(UInt8(ascii: ","), at: 1) },
        text("no-opening-brace") { $0.removeFirst() },
        text("no-closing-brace") { $0.removeLast() },
        text("closing-bracket") { $0[$0.count - 1] = UInt8(ascii: "]") },
        text("no-colon") { bytes in
            if let colon = bytes.firstIndex(of: UInt8(ascii: ":")) { bytes.remove(at: colon) }
        },
        text("equals-sign") { bytes in
            bytes.firstIndex(of: UInt8(ascii: ":")).map { bytes[$0] = UInt8(ascii: "=") }
        },
        text("two-colons") { bytes in
            let colon = bytes.firstIndex(of: UInt8(ascii: ":"))
            colon.map { bytes.insert(UInt8(ascii: ":"), at: $0) }
        },
        draft("syntax-two-commas", .jsonSyntax) { draft in
            draft.append(spelled: #""a":0,,"b""#, "0".utf8)
        },
        draft("syntax-semicolon", .jsonSyntax) { draft in
            draft.append(spelled: #""a":0;"b""#, "0".utf8)
        },
        draft("syntax-no-comma", .jsonSyntax) { draft in
            draft.append(spelled: #""a":0"b""#, "0".utf8)
        },
        draft("syntax-key-without-quotes", .jsonSyntax) { draft in
            draft.append(spelled: "a", "0".utf8)
        },
        draft("syntax-key-in-single-quotes", .jsonSyntax) { draft in
            draft.append(spelled: "'a'", "0".utf8)
        },
        draft("syntax-number-as-key", .jsonSyntax) { draft in
            draft.append(spelled: "0", "0".utf8)
        },
        draft("syntax-member-without-value", .jsonSyntax) { draft in
            draft.append(undeclared: "a", [])
        },
        draft("syntax-trailing-comma-in-array", .jsonSyntax) { draft in
            draft.append(undeclared: "a", "[0,]".utf8)
        },
        draft("syntax-brackets-crossed", .jsonSyntax) { draft in
            draft.append(undeclared: "a", #"[{"b":0]}"#.utf8)
        },
    ]

    /// Strings that are not valid JSON.
    static let strings: [PayloadFault] = [
        ("newline", "\"\n\""), ("tab", "\"\t\""), ("nul", "\"\u{0}\""), ("escape-x", #""\x41""#),
        ("escape-single-quote", #""\'""#), ("escape-zero", #""\0""#), ("escape-a", #""\a""#),
        ("short-unicode", #""\u12""#), ("not-hexadecimal", #""\u00g0""#),
        ("braced-unicode", #""\u{41}""#), ("upper-unicode", #""\U0041""#),
        ("unterminated", #""a"#), ("escaped-quote-at-end", #""a\""#), ("two-strings", #""a" "b""#),
        ("concatenated", #""a"+"b""#), ("unit-separator", "\"\u{1F}\""),
    ].map { value("string-" + $0.0, .url, $0.1) }

    /// Bytes before, after or instead of the object.
    static let surroundings: [PayloadFault] =
        [
            ("word", "x"), ("brace", "}"), ("bracket", "]"), ("comma", ","), ("nul", "\u{0}"),
            ("object", "{}"), ("null", " null"), ("line-of-json", "\n{\"id\":1}"),
            ("line-comment", "//a"), ("block-comment", "/**/"), ("hash-comment", "#a"),
            ("no-break-space", "\u{A0}"), ("form-feed", "\u{C}"), ("semicolon", ";"),
            ("byte-order-mark", "\u{FEFF}"), ("line-separator", "\u{2028}"),
        ].map { name, text in
            draft("syntax-trailing-" + name, .jsonSyntax) { $0.suffix = Array(text.utf8) }
        }
        + [
            ("word", "x"), ("guard", ")]}',\n"), ("comment", "/**/"), ("no-break-space", "\u{A0}"),
            ("call", "f("), ("equals", "="), ("nul", "\u{0}"), ("record-separator", "\u{1E}"),
            ("form-feed", "\u{C}"), ("vertical-tab", "\u{B}"), ("comma", ","),
        ].map { name, text in
            draft("syntax-leading-" + name, .jsonSyntax) { $0.prefix = Array(text.utf8) }
        }
        + [("nothing", ""), ("space", " "), ("newline", "\n"), ("words", "not json")].map { pair in
            text("only-" + pair.0) { $0 = Array(pair.1.utf8) }
        }
        + [
            ("null", "null"), ("true", "true"), ("number", "0"), ("string", #""""#),
            ("array", "[]"), ("array-of-session", #"[{"id":0}]"#),
        ].map { name, text in
            Self("instead-" + name, .envelopeUnknown) { _ in Array(text.utf8) }
        }

    /// Payloads that are not UTF-8.
    static let encodings: [PayloadFault] =
        [
            ("ff", [0xFF]), ("lone-continuation", [0x80]), ("cut-sequence", [0xC3]),
            ("overlong-nul", [0xC0, 0x80]), ("overlong-slash", [0xE0, 0x80, 0xAF]),
            ("surrogate", [0xED, 0xA0, 0x80]),
            ("surrogate-pair", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]),
            ("past-last", [0xF4, 0x90, 0x80, 0x80]), ("latin-1", [0xE9]),
            ("cut-emoji", [0xF0, 0x9F]),
        ].map { (name: String, bytes: [UInt8]) in
            draft("encoding-" + name, .jsonEncoding) { draft in
                draft.set(.url, to: [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")])
            }
        }
        + [
            Self("encoding-utf-16-big", .jsonSyntax) { $0.bytes.flatMap { [0, $0] } },
            Self("encoding-utf-16-little", .jsonSyntax) { $0.bytes.flatMap { [$0, 0] } },
            Self("encoding-utf-16-marked", .jsonEncoding) { draft in
                [0xFF, 0xFE] + draft.bytes.flatMap { [$0, 0] }
            },
            Self("encoding-utf-32", .jsonSyntax) { $0.bytes.flatMap { [0, 0, 0, $0] } },
        ]
}
