import SessionContract
import StrictJSON

extension SyntaxFault {
    /// The fault in a few words.
    ///
    /// JSON reports and baselines depend on these words.
    var word: String {
        switch self {
        case .noValue: "no value"
        case .notJSON: "not JSON"
        case .cutOff: "cut off"
        case .wideEncoding: "UTF-16 or UTF-32"
        case .invalidUTF8: "not UTF-8"
        case .textBefore: "text before the value"
        case .guardPrefix: "guard prefix"
        case .textAfter: "text after the value"
        case .missingBrace: "no opening brace"
        case .wrongBracket: "wrong closing bracket"
        case .blockComment: "block comment"
        case .lineComment: "line comment"
        case .hashComment: "hash comment"
        case .foreignSpace: "white space that is not JSON"
        case .nul: "NUL outside a string"
        case .trailingComma: "trailing comma"
        case .extraComma: "extra comma"
        case .missingComma: "missing comma"
        case .semicolon: "semicolon"
        case .missingColon: "missing colon"
        case .extraColon: "extra colon"
        case .equalsSign: "equals sign"
        case .missingValue: "missing value"
        case .unquotedKey: "key without quotes"
        case .numberAsKey: "number as key"
        case .singleQuotes: "single quotes"
        case .backquotes: "backquotes"
        case .concatenation: "concatenated strings"
        case .controlCharacter: "control character"
        case .unknownEscape: "unknown escape"
        case .invalidUnicodeEscape: "invalid Unicode escape"
        case .notANumber: "NaN"
        case .infinity: "Infinity"
        case .plusSign: "plus sign"
        case .leadingZero: "leading zero"
        case .missingDigit: "missing digit"
        case .otherRadix: "number of another radix"
        case .digitSeparator: "digit separator"
        case .numberSuffix: "number with a suffix"
        case .misplacedPoint: "misplaced decimal point"
        case .undefined: "undefined"
        case .otherCaseLiteral: "literal in another case"
        case .foreignLiteral: "literal of another language"
        case .unquotedText: "text without quotes"
        case .other(let kind): Fault.syntax(kind).wording.kind
        }
    }
}

extension SyntaxFault {
    /// How to make a model reject the fault.
    var fix: String {
        switch self {
        case .noValue, .notJSON, .cutOff, .missingBrace:
            """
            In the model: reject a text that does not contain one whole JSON value. Do not complete \
            it, and do not use a default instead.
            """
        case .wideEncoding, .invalidUTF8:
            """
            In the model: decode the bytes as UTF-8 and reject invalid ones. Do not detect the \
            encoding, and do not replace or skip bytes.
            """
        case .textBefore, .guardPrefix, .textAfter, .foreignSpace, .nul:
            """
            In the model: read the text from its first byte to its last, and allow only the four \
            white space characters of JSON around the value.
            """
        case .blockComment, .lineComment, .hashComment, .trailingComma, .extraComma, .missingComma,
            .semicolon, .missingColon, .extraColon, .equalsSign, .missingValue, .wrongBracket,
            .unquotedKey, .numberAsKey, .singleQuotes, .backquotes, .concatenation, .unquotedText,
            .undefined, .otherCaseLiteral, .foreignLiteral, .other:
            """
            In the model: turn off JSON5, comments and other leniencies of the parser, or use a \
            parser that follows RFC 8259.
            """
        case .controlCharacter, .unknownEscape, .invalidUnicodeEscape:
            """
            In the model: reject strings with unescaped control characters, and escapes that \
            RFC 8259 does not define.
            """
        case .notANumber, .infinity:
            """
            In the model: turn off NaN and Infinity in the parser. In Python, give json.loads a \
            parse_constant that raises an error.
            """
        case .plusSign, .leadingZero, .missingDigit, .otherRadix, .digitSeparator, .numberSuffix,
            .misplacedPoint:
            """
            In the model: check numbers by the grammar of RFC 8259 before they are converted. \
            Functions of the language accept more.
            """
        }
    }
}
