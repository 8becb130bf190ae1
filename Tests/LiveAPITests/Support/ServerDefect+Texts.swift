import Gen

extension ServerDefect {
    /// The defects of the JSON text.
    static let ofTexts = [
        text("a mark that is missing", "json/syntax") { text, random in
            text.remove(at: random.choose(marks(in: text) + quotes(in: text)))
        },
        text("a mark that is doubled", "json/syntax") { text, random in
            let place = random.choose(marks(in: text))
            text.insert(text[place], at: place)
        },
        text("a cut", "json/syntax") { text, random in
            let end = text.lastIndex(of: UInt8(ascii: "}")) ?? 0
            text = Array(text[..<Int.random(in: 0...end, using: &random)])
        },
        text("trailing content", "json/syntax") { text, random in
            text += Array(random.choose(["}", "]", ",", "x", "{}", "null", "\u{0}", "\n1"]).utf8)
        },
        text("an invalid token", "json/syntax") { text, random in
            insertToken(
                [
                    "NaN", "-Infinity", "undefined", "None", "'a'", "01", "+1", "1.", ".5", "0x1",
                    "/* a */ a", "# a", "\u{A0}", "\u{B}", "\u{C}", "-", "1e", "nul", "True",
                ],
                &text,
                &random
            )
        },
        text("a comment", "json/syntax") { text, random in
            let place = random.choose(marks(in: text))
            text.insert(contentsOf: Array(random.choose(["/* a */", "// a\n"]).utf8), at: place)
        },
        text("an invalid string", "json/syntax") { text, random in
            insertInString(
                [
                    [0x00], [0x1F], [0x0A], Array("\\x".utf8), Array("\\u12".utf8),
                    Array("\\'".utf8),
                ],
                &text,
                &random
            )
        },
        text("bytes that are not UTF-8", "json/encoding") { text, random in
            insertInString(
                [
                    [0xFF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x80],
                    [0xF5, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80],
                ],
                &text,
                &random
            )
        },
        text("a byte order mark", "json/byte-order-mark") { text, _ in
            text = [0xEF, 0xBB, 0xBF] + text
        },
        text("another encoding", "json/encoding", "json/syntax") { text, random in
            let isLittle = random.isOne(in: 2)
            let mark: [UInt8] = random.isOne(in: 2) ? [] : isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
            text = mark + text.flatMap { isLittle ? [$0, 0] : [0, $0] }
        },
        text("no sessions", "envelope/unknown") { text, random in
            text = Array(random.choose(["null", "{}", "5", "\"a\"", "{\"count\":3}"]).utf8)
        },
        text("an error", "live/error-body") { text, random in
            text = Array(
                random.choose([
                    #"{"error":"a"}"#, #"{"errors":[{"code":"a"}]}"#,
                    #"{"error":{"title":"a","message":"b"}}"#,
                    #"{"error":"RecordNotFound","description":"Not found"}"#,
                ]).utf8
            )
        },
        text("another language", "json/syntax") { text, random in
            text = Array(random.choose(["", " ", "<html></html>", "OK", "sessions: []"]).utf8)
        },
    ]

    /// The places of `{}[],:` outside of strings.
    private static func marks(in text: [UInt8]) -> [Int] {
        var isInString = false
        return text.indices.filter { index in
            // The texts have no escaped quotes.
            if text[index] == UInt8(ascii: "\"") { isInString.toggle() }
            return !isInString && "{}[],:".utf8.contains(text[index])
        }
    }

    private static func quotes(in text: [UInt8]) -> [Int] {
        text.indices.filter { text[$0] == UInt8(ascii: "\"") }
    }

    /// Inserts a token before a value of a member.
    private static func insertToken(
        _ tokens: [String],
        _ text: inout [UInt8],
        _ random: inout SplitMix64
    ) {
        let places = marks(in: text).filter { text[$0] == UInt8(ascii: ":") }
        let token = Array(random.choose(tokens).utf8) + [UInt8(ascii: " ")]
        text.insert(contentsOf: token, at: random.choose(places) + 1)
    }

    /// Inserts bytes at the start of a string.
    private static func insertInString(
        _ bytes: [[UInt8]],
        _ text: inout [UInt8],
        _ random: inout SplitMix64
    ) {
        let places = quotes(in: text).enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        text.insert(contentsOf: random.choose(bytes), at: random.choose(places) + 1)
    }

    private static func text(
        _ name: String,
        _ rules: String...,
        change: @escaping @Sendable (inout [UInt8], inout SplitMix64) -> Void
    ) -> Self {
        Self(name: name, rules: Set(rules), change: .text(change))
    }
}
