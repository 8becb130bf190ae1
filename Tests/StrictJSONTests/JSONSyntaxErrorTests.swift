import StrictJSON
import Testing

@Suite
struct `A JSON syntax error` {
    typealias Kind = JSONSyntaxError.Kind

    @Test(arguments: Kind.allCases)
    func `says what is wrong and what is expected`(kind: Kind) {
        let error = JSONSyntaxError(kind, at: 3)
        #expect(!error.reason.isEmpty)
        #expect(!error.expectation.isEmpty)
        #expect(error.offset == 3)
    }

    static let texts: [(String, Kind, Int)] = [
        ("", .emptyText, 0), (" \t\r\n", .emptyText, 4), ("\u{FEFF}", .emptyText, 3),
        ("\u{FEFF} ", .emptyText, 4),
        ("[", .unexpectedEnd, 1), ("{", .unexpectedEnd, 1), ("\"", .unexpectedEnd, 1),
        ("[1", .unexpectedEnd, 2), ("[1, ", .unexpectedEnd, 4), (#"{"a""#, .unexpectedEnd, 4),
        (#"{"a" :"#, .unexpectedEnd, 6), (#"{"a":1,"#, .unexpectedEnd, 7),
        ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2), ("1e", .unexpectedEnd, 2),
        ("1E+", .unexpectedEnd, 3), ("tru", .unexpectedEnd, 3), (#""\"#, .unexpectedEnd, 2),
        (#""\u12"#, .unexpectedEnd, 5), (#""\ud800"#, .unexpectedEnd, 7),
        ("]", .expectedValue, 0), ("[,1]", .expectedValue, 1), ("[1,,2]", .expectedValue, 3),
        (#"{"a":}"#, .expectedValue, 5), ("+1", .expectedValue, 0), (".5", .expectedValue, 0),
        ("'a'", .expectedValue, 0), ("[\u{FEFF}1]", .expectedValue, 1),
        ("\u{0}", .expectedValue, 0),
        ("\u{FEFF}\u{FEFF}1", .expectedValue, 3), ("\u{A0}1", .expectedValue, 0),
        ("[1:2]", .expectedCommaOrBracket, 2), ("/* */1", .expectedValue, 0),
        ("\u{0C}1", .expectedValue, 0), (":", .expectedValue, 0), ("[}", .expectedValue, 1),
        ("True", .unknownLiteral, 0), ("[nul]", .unknownLiteral, 1), ("[NaN]", .unknownLiteral, 1),
        ("-Infinity", .expectedDigit, 1), ("Infinity", .unknownLiteral, 0),
        ("truex", .unknownLiteral, 0), ("[null1]", .unknownLiteral, 1), ("_", .unknownLiteral, 0),
        ("falsy", .unknownLiteral, 0), ("false_", .unknownLiteral, 0),
        ("{1:2}", .expectedKey, 1), ("{,}", .expectedKey, 1), (#"{"a":1,,"b":2}"#, .expectedKey, 7),
        ("{a:1}", .expectedKey, 1), ("{]", .expectedKey, 1), ("{é:1}", .expectedKey, 1),
        (#"{"a" 1}"#, .expectedColon, 5), (#"{"a"}"#, .expectedColon, 4),
        (#"{"a",1}"#, .expectedColon, 4), (#"{"a"=1}"#, .expectedColon, 4),
        ("[1 2]", .expectedCommaOrBracket, 3), ("[1}", .expectedCommaOrBracket, 2),
        ("[1a]", .expectedCommaOrBracket, 2), (#"[""x]"#, .expectedCommaOrBracket, 3),
        (#"{"a":1 "b":2}"#, .expectedCommaOrBrace, 7), (#"{"a":1]"#, .expectedCommaOrBrace, 6),
        (#"{"a":1:2}"#, .expectedCommaOrBrace, 6),
        ("[1,]", .trailingComma, 2), ("[1 ,\n ]", .trailingComma, 3),
        (#"{"a":1,}"#, .trailingComma, 6), (#"{"a":1 , }"#, .trailingComma, 7),
        ("1 2", .trailingContent, 2), ("{}}", .trailingContent, 2), ("[] ,", .trailingContent, 3),
        ("1\u{0}", .trailingContent, 1), ("\"\"é", .trailingContent, 2),
        ("0x10", .trailingContent, 1), ("1a", .trailingContent, 1), ("nullé", .trailingContent, 4),
        ("[]//", .trailingContent, 2), ("1.5.2", .trailingContent, 3),
        ("1e5e5", .trailingContent, 3),
        ("00", .leadingZero, 0), ("-01", .leadingZero, 1), ("[012.5]", .leadingZero, 1),
        ("--1", .expectedDigit, 1), ("1.e5", .expectedDigit, 2), ("[1.]", .expectedDigit, 3),
        ("1e+x", .expectedDigit, 3), ("1e.5", .expectedDigit, 2), ("-é", .expectedDigit, 1),
        ("1e+-2", .expectedDigit, 3), ("-.5", .expectedDigit, 1),
        ("\"\u{0}\"", .controlCharacter, 1), ("\"a\u{1F}\"", .controlCharacter, 2),
        ("\"\n\"", .controlCharacter, 1), ("{\"\t\":1}", .controlCharacter, 2),
        (#""\x41""#, .unknownEscape, 2), (#""\'""#, .unknownEscape, 2),
        (#""\U0041""#, .unknownEscape, 2),
        (#""\é""#, .unknownEscape, 2), ("\"\\\n\"", .unknownEscape, 2),
        (#""\u12G4""#, .invalidUnicodeEscape, 5), (#""\u""#, .invalidUnicodeEscape, 3),
        (#""\u+123""#, .invalidUnicodeEscape, 3), (#""\ud800\u00x0""#, .invalidUnicodeEscape, 11),
        (#""\u 123""#, .invalidUnicodeEscape, 3), (#""\u12é""#, .invalidUnicodeEscape, 5),
    ]

    @Test(arguments: texts)
    func `has a kind and the offset of the byte at fault`(text: String, kind: Kind, offset: Int) {
        let reading = Reading(text)
        #expect(reading.error == JSONSyntaxError(kind, at: offset))
        #expect(reading.agreement)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x5B, 0x00], 0), ([0x22, 0x80, 0x22], 1), ([0x22, 0x61, 0xC3, 0x22], 2),
            ([0x31, 0xFF], 1), ([0x5B, 0x31, 0xC0, 0x5D], 2), ([0x7B, 0xFF], 1),
            ([0x7B, 0x22, 0x22, 0xFF], 3), ([0x2D, 0xFF], 1), ([0x22, 0x5C, 0xFF], 2),
            ([0x22, 0x5C, 0x75, 0xFF], 3), ([0x22, 0xE2, 0x82, 0x22], 1), ([0xEF, 0xBB, 0x31], 0),
        ] as [([UInt8], Int)]
    )
    func `reports bytes that are not UTF-8 before anything else`(bytes: [UInt8], offset: Int) {
        let reading = Reading(bytes)
        #expect(reading.error == JSONSyntaxError(.invalidUTF8, at: offset))
        #expect(reading.agreement)
    }

    @Test
    func `has an example of every kind`() {
        let shown = Set(Self.texts.map(\.1)).union([.invalidUTF8, .tooDeep])
        #expect(shown == Set(Kind.allCases))
    }
}
