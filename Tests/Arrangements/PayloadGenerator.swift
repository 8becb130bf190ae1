import Gen

/// Generates payloads that are hard to read: sessions in all their spellings, envelopes, broken
/// texts, and mutations of all of them and of given examples.
///
/// The same seed generates the same payloads.
package struct PayloadGenerator {
    var random: SplitMix64

    /// Payloads that are returned now and then, some of them mutated.
    private let examples: [[UInt8]]

    package init(seed: UInt64, examples: [[UInt8]] = []) {
        random = SplitMix64(state: seed)
        self.examples = examples
    }

    /// Returns a number from 0 up to, but not including, `bound`.
    package mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: random.next() % UInt64(bound))
    }

    mutating func chance(oneIn count: Int) -> Bool { below(count) == 0 }

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[below(elements.count)]
    }

    // MARK: Payloads

    /// Returns any payload, valid or broken, with or without a byte order mark.
    package mutating func payload() -> [UInt8] {
        var payload: [UInt8] =
            switch below(16) {
            case 0 where !examples.isEmpty, 1 where !examples.isEmpty:
                one(of: examples)
            case 2, 3: Array(envelope().utf8)
            case 4, 5: Array(value(depth: 0).utf8)
            case 6: archive()
            default: Array(session().utf8)
            }
        while chance(oneIn: 3) { mutate(&payload) }
        if chance(oneIn: 20) { payload = [0xEF, 0xBB, 0xBF] + payload }
        if chance(oneIn: 12) { payload += Array(one(of: [",", " ", "\r", "{}", "x", "[]"]).utf8) }
        return payload
    }

    /// Returns a session that is valid JSON, whatever other faults it has.
    package mutating func session() -> String {
        var members: [String] = []
        for field in fields where !chance(oneIn: 9) {
            // Most values are ordinary, so that the faulty member is not always the first.
            let value = chance(oneIn: 4) ? oddValue(of: field) : ordinaryValue(of: field)
            members.append("\(key(field))\(blank)\(":")\(blank)\(value)")
        }
        while chance(oneIn: 3) {
            members.append("\(otherKey())\(blank):\(blank)\(value(depth: 1))")
        }
        if chance(oneIn: 8), let again = members.first { members.append(again) }
        if chance(oneIn: 3) { members.shuffle(using: &random) }
        var separator = ","
        if chance(oneIn: 6) { separator = "\(blank),\(blank)" }
        return "{\(blank)\(members.joined(separator: separator))\(blank)}"
    }

    private mutating func envelope() -> String {
        var members: [String] = []
        for _ in 0..<below(3) {
            members.append("\(otherKey()):\(value(depth: 1))")
        }
        let paging = [
            #""count":\#(below(3))"#, #""count":"1""#, #""meta":{"has_more":true}"#,
            #""meta":{"has_more":false,"after_cursor":null,"x":[1]}"#, #""meta":[]"#,
            #""links":{"next":"https://a/","prev":null}"#, #""links":{"next":7,"next":null}"#,
            #""next_page":null"#, #""previous_page":null"#, #""next_page":"https://a""#,
            #""meta":{"has_more":false,"has_more":1}"#, #""log":{"entries":{}}"#, #""log":1"#,
        ]
        while chance(oneIn: 2) { members.append(one(of: paging)) }
        let list = (0..<below(4)).map { _ in chance(oneIn: 9) ? value(depth: 1) : session() }
        let key = one(of: ["session", "sessions", "sessions", "s\\u0065ssions"])
        let content =
            key == "session" && !chance(oneIn: 4)
            ? session() : "[\(list.joined(separator: "\(blank),\(blank)"))]"
        members.append("\"\(key)\":\(blank)\(chance(oneIn: 9) ? value(depth: 1) : content)")
        members.shuffle(using: &random)
        return "{\(members.joined(separator: ","))\(blank)}"
    }

    /// Returns an archive with a few responses.
    private mutating func archive() -> [UInt8] {
        let bodies = (0..<below(4)).map { _ in
            var body = Array((chance(oneIn: 3) ? envelope() : session()).utf8)
            if chance(oneIn: 4) { mutate(&body) }
            return body
        }
        let arrangement = one(of: [Arrangement.archive, .encodedArchive])
        return ArrangedSource(bodies, as: arrangement) { "" }.bytes
    }

    // MARK: Mutations

    /// Changes a payload in one place.
    package mutating func mutate(_ payload: inout [UInt8]) {
        guard !payload.isEmpty else {
            payload = Array(one(of: Self.fragments))
            return
        }
        let start = below(payload.count)
        let end = min(payload.count, start + 1 + below(12))
        switch below(8) {
        case 0: payload[start] = UInt8(truncatingIfNeeded: random.next())
        case 1: payload[start] ^= 1 << UInt8(below(8))
        case 2: payload.removeSubrange(start..<end)
        case 3: payload.insert(contentsOf: payload[start..<end], at: end)
        case 4: payload.removeSubrange(start...)
        case 5: payload.replaceSubrange(start..<end, with: one(of: Self.fragments))
        default: payload.insert(contentsOf: one(of: Self.fragments), at: start)
        }
    }

    private static let fragments: [[UInt8]] =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udc00", "\\u00e9", "-",
            "0", "1", ".", "e", "E+", "null", "nul", "true", "tru", "false", " ", "\t", "\r", "\n",
            "\u{0}", "\u{1}", "\u{1E}", "\u{7F}", "é", "\u{FEFF}", "😀", "\"id\":", "\"x\":1,",
            "\"session\":", "\"sessions\":[", "//", "'",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC3], [0x80], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        ]
}
