import Gen
import StrictJSON

/// Random mutations of texts, most of which break a text in one place.
enum Mutation {
    /// Well-formed texts to start from.
    static let samples = [
        #"{"id":9223372036854775807,"user_id":null,"x":[1,-2.5e+3,true,false]}"#,
        #"{"sessions":[{"id":1,"a":"2024-01-01T00:00:00Z"},{"id":2,"a":""}],"count":2}"#,
        #"["\u0041\u00e9\ud83d\ude00","plain text of more than sixteen bytes","é€😀"]"#,
        #" [ 0 , -0 , 0.0 , 1E5 , 1e-5 , 123456789 , { } , [ ] , [ [ ] ] , "" ] "#,
        #"{"a":{"b":{"c":[[[null]]]}},"\"\\\/\b\f\n\r\t":"\ud800","é":"\udc00\ud800"}"#,
        "\"\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFD}\u{FFFF}\u{10000}\u{10FFFF}\"",
        // A key that is repeated in another spelling, and keys that only look repeated.
        #"{"\u0061":0,"bc":[{"x":1}],"a":2}"#,
        #"{"a":{"b":0},"b":[{"a":1},{"a":{"b":{"a":2}}}],"c":{"a":[]}}"#,
        "[true,false,null]", "-12.75e+2", "\"\"", "[]", "{}", "0",
    ]

    private static let pieces: [[UInt8]] =
        [
            "[", "]", "{", "}", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\udfff", "\\n", "0", "1",
            "9",
            "-", "+", ".", "e", "E", "e+", "true", "null", "nul", " ", "\n", "\t", "\r", "\u{0B}",
            "\u{0C}", "\u{A0}", "\u{2028}", "\u{0}", "\u{1F}", "\u{7F}", "é", "€", "😀", "/", "//",
            "'",
            "#", "a", "NaN", "Infinity", "0x", "\"a\":", ",\"a\":1", "[1]", "{\"a\":1}",
        ].map { Array($0.utf8) }
        + [
            [0x80], [0xBF], [0xC0], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90], [0xFF],
        ]

    static func mutated(_ bytes: [UInt8], using generator: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...8, using: &generator).trailingZeroBitCount + 1 {
            let place = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, place + Int.random(in: 0...3, using: &generator))
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 2: bytes.replaceSubrange(place..<end, with: piece(using: &generator))
            case 3 where place < bytes.count:
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            case 4 where place < bytes.count:
                bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &generator))
            default: bytes.insert(contentsOf: piece(using: &generator), at: place)
            }
        }
        return bytes
    }

    private static func piece(using generator: inout SplitMix64) -> [UInt8] {
        pieces[Int.random(in: 0..<pieces.count, using: &generator)]
    }
}
