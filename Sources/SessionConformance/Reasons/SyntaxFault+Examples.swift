extension SyntaxFault {
    /// Payloads that have this fault and no other, in different positions, the shortest first.
    var examples: [[UInt8]] {
        switch self {
        case .invalidUTF8: Self.notUTF8
        case .wideEncoding: Self.wide
        default: exampleTexts.map { Array($0.utf8) }
        }
    }

    private static let plain = Array(#"{"id":1}"#.utf8)

    private static let notUTF8: [[UInt8]] = {
        let invalid: [[UInt8]] = [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80]]
        return invalid.flatMap { bytes in
            texts.map { Array($0.0.utf8) + bytes + Array($0.1.utf8) }
        }
    }()

    private static let wide: [[UInt8]] = {
        let little: [UInt8] = plain.flatMap { [$0, 0] }
        let big: [UInt8] = plain.flatMap { [0, $0] }
        let little32: [UInt8] = plain.flatMap { [$0, 0, 0, 0] }
        let big32: [UInt8] = plain.flatMap { [0, 0, 0, $0] }
        return [little, big, little32, big32, [0xFF, 0xFE] + little]
    }()

    /// What is before and after the content of a string.
    private static let texts = [
        (#"{"id":1,"":""#, #""}"#), (#"{"id":1,""#, #"":1}"#),
        (#"{"id":1,"url":"https://"#, #""}"#),
    ]

    private var exampleTexts: [String] {
        switch self {
        case .noValue: ["", " "]
        case .notJSON: ["a", "}", ","]
        case .cutOff: [#"{"id":1"#, "{", #"{"id":"#, #"{"id":1,"url":""#]
        case .wideEncoding, .invalidUTF8, .other: []
        case .textBefore: [#"a{"id":1}"#, #",{"id":1}"#]
        case .guardPrefix: [")]}'{\"id\":1}", ")]}'\n{\"id\":1}", ")]}',\n{\"id\":1}"]
        case .textAfter:
            [#"{"id":1}a"#, #"{"id":1}}"#, #"{"id":1},"#, #"{"id":1}1"#, #"{"id":1} null"#]
                + [#"{"id":1}{}"#]
        case .missingBrace: [#""id":1}"#]
        case .wrongBracket: [#"{"id":1]"#, #"{"id":1,"":[}}"#]
        case .blockComment: Self.around("/**/") + [#"{"id":/**/1}"#, #"{/**/"id":1}"#]
        case .lineComment: Self.around("//") + ["{\"id\"://\n1}", "{//\n\"id\":1}"]
        case .hashComment: Self.around("#") + ["{\"id\":#\n1}", "{#\n\"id\":1}"]
        case .foreignSpace: ["\u{B}", "\u{C}", "\u{A0}"].flatMap(Self.around)
        case .nul: Self.around("\u{0}")
        case .trailingComma: [#"{"id":1,}"#, #"{"id":1,"":[1,]}"#]
        case .extraComma: [#"{,"id":1}"#, #"{"id":1,,"":1}"#, #"{"id":1,"":[,1]}"#]
        case .missingComma: [#"{"id":1"":1}"#, #"{"id":1,"":[1 1]}"#]
        case .semicolon: [#"{"id":1;"":1}"#]
        case .missingColon: [#"{"id"1}"#]
        case .extraColon: [#"{"id"::1}"#]
        case .equalsSign: [#"{"id"=1}"#]
        case .missingValue: [#"{"id":}"#, #"{"id":1,"":}"#, #"{"id":1,""}"#]
        case .unquotedKey: [#"{id:1}"#, #"{"id":1,a:1}"#]
        case .numberAsKey: [#"{"id":1,0:1}"#]
        case .singleQuotes: ["{'id':1}", #"{"id":1,'':1}"#, #"{"id":1,"":''}"#]
        case .backquotes: ["{`id`:1}", #"{"id":1,``:1}"#, #"{"id":1,"":``}"#]
        case .concatenation: [#"{"id":1,"":""+""}"#]
        case .controlCharacter: Self.text("\n") + Self.text("\t") + Self.text("\u{0}")
        case .unknownEscape: Self.text(#"\a"#) + Self.text(#"\'"#) + Self.text(#"\x41"#)
        case .invalidUnicodeEscape: Self.text(#"\u"#) + Self.text(#"\u{41}"#)
        case .notANumber: Self.value("NaN") + Self.value("-NaN")
        case .infinity: Self.value("Infinity") + Self.value("-Infinity")
        case .plusSign: Self.value("+1")
        case .leadingZero: Self.value("01")
        case .missingDigit: Self.value("1.") + Self.value(".1") + Self.value("1e")
        case .otherRadix: Self.value("0x1") + Self.value("0o1")
        case .digitSeparator: Self.value("1_0")
        case .numberSuffix: Self.value("1n")
        case .misplacedPoint: Self.value("1e5.5") + Self.value("1.2.3")
        case .undefined: Self.value("undefined")
        case .otherCaseLiteral: Self.value("NULL") + Self.value("True") + Self.value("Null")
        case .foreignLiteral: Self.value("None") + Self.value("nil")
        case .unquotedText: Self.value("a")
        }
    }

    private static func around(_ text: String) -> [String] {
        [#"{"id":1}\#(text)"#, #"\#(text){"id":1}"#, #"{\#(text)"id":1}"#]
    }

    private static func text(_ text: String) -> [String] {
        texts.map { $0.0 + text + $0.1 }
    }

    private static func value(_ text: String) -> [String] {
        [
            #"{"id":\#(text)}"#, #"{"id":1,"":\#(text)}"#, #"{"id":1,"url":\#(text)}"#,
            #"{"id":1,"user_id":\#(text)}"#, #"{"id":1,"":[\#(text)]}"#,
        ]
    }
}
