extension LineKind {
    /// Lines with invalid bytes or code units, and randomly mutated lines.
    static let encoding: [LineKind] = [
        LineKind("lone surrogate", rules: ["json/lone-surrogate"]) { draft, _ in
            draft.append("face", #""\ud83d cut""#)
        },
        LineKind("lone surrogate in a key", .unusualKeys, rules: ["json/lone-surrogate"]) {
            draft,
            _ in
            draft.append(#"\udc00"#, "1")
        },
        LineKind(
            "bytes that are not UTF-8",
            rules: ["json/encoding"],
            isSession: false,
            { draft, _ in draft.append("title", #""a # b""#) },
            bytes: { line, _ in replace("#", in: &line, with: [0xFF]) }
        ),
        LineKind(
            "bytes that are not UTF-8 in a key",
            .unusualKeys,
            rules: ["json/encoding"],
            isSession: false,
            { draft, _ in draft.append("ti#tle", "1") },
            bytes: { line, _ in replace("#", in: &line, with: [0xC0, 0x80]) }
        ),
        LineKind(
            "Latin-1",
            rules: ["json/encoding"],
            isSession: false,
            { draft, _ in draft.append("title", #""Ren#""#) },
            bytes: { line, _ in replace("#", in: &line, with: [0xE9]) }
        ),
        LineKind(
            "byte order mark",
            rules: ["json/byte-order-mark"],
            isSession: false,
            bytes: { line, _ in line.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0) }
        ),
        LineKind(
            "random byte mutations",
            .newKeys(12),
            rules: nil,
            bytes: { line, random in mutate(&line, &random) }
        ),
        LineKind(
            "random bytes",
            rules: nil,
            bytes: { line, random in
                line = (0..<100).map { _ in UInt8(random.below(245) + 11) }
            }
        ),
        LineKind(
            "random bytes of JSON",
            rules: nil,
            bytes: { line, random in
                let alphabet = Array(#"{}[]",:\0123456789truefalsn -+.e"#.utf8)
                line = (0..<100).map { _ in alphabet[random.below(alphabet.count)] }
            }
        ),
    ]

    private static func replace(_ mark: Unicode.Scalar, in line: inout [UInt8], with: [UInt8]) {
        guard let place = line.firstIndex(of: UInt8(ascii: mark)) else { return }
        line.replaceSubrange(place...place, with: with)
    }

    /// Changes, removes or adds one to three bytes.
    private static func mutate(_ line: inout [UInt8], _ random: inout SplitMix64) {
        for _ in 0...random.below(3) {
            let place = random.below(line.count)
            // Not a line feed: there would be more lines than drafts.
            let byte = UInt8(random.below(245) + 11)
            switch random.below(3) {
            case 0: line[place] = byte
            case 1: line.remove(at: place)
            default: line.insert(byte, at: place)
            }
        }
    }

    /// Lines of JSON that are not sessions.
    static let foreign: [LineKind] = [
        foreign("a number", "5", "envelope/unknown"),
        foreign("a string", #""session""#, "envelope/unknown"),
        foreign("null", "null", "envelope/unknown"),
        foreign("an empty object", "{}", "envelope/unknown"),
        foreign("an empty array", "[]", nil),
        foreign("an error object", #"{"error":"RecordNotFound"}"#, "envelope/unknown"),
        foreign("another resource", #"{"ticket":{"id":17,"subject":"a"}}"#, "envelope/unknown"),
        foreign("a session that is a string", #"{"session":"x"}"#, "envelope/shape"),
        foreign("sessions that are a number", #"{"sessions":5}"#, "envelope/shape"),
        LineKind("nested past 512", rules: ["json/depth"], isSession: false) { draft, _ in
            draft.append("nest", nested("[", "]", 600))
        },
    ]

    private static func foreign(_ name: String, _ text: String, _ rule: String?) -> LineKind {
        LineKind(
            "line that is " + name,
            rules: rule.map { [$0] } ?? [],
            isSession: false,
            bytes: { line, _ in line = Array(text.utf8) }
        )
    }
}
