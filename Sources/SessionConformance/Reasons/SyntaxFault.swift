import StrictJSON

/// A way in which a text is not JSON, as writers of JSON make it.
///
/// A parser reports the byte at which it stops, so it gives one message to a block comment, a key
/// without quotes and a key in single quotes. A model accepts each of them for a reason of its own.
enum SyntaxFault: Hashable, Sendable {
    case noValue
    case notJSON
    case cutOff
    case wideEncoding
    case invalidUTF8

    case textBefore
    case guardPrefix
    case textAfter
    case missingBrace
    case wrongBracket

    case blockComment
    case lineComment
    case hashComment
    case foreignSpace
    case nul

    case trailingComma
    case extraComma
    case missingComma
    case semicolon
    case missingColon
    case extraColon
    case equalsSign
    case missingValue

    case unquotedKey
    case numberAsKey
    case singleQuotes
    case backquotes
    case concatenation
    case controlCharacter
    case unknownEscape
    case invalidUnicodeEscape

    case notANumber
    case infinity
    case plusSign
    case leadingZero
    case missingDigit
    case otherRadix
    case digitSeparator
    case numberSuffix
    case misplacedPoint

    case undefined
    case otherCaseLiteral
    case foreignLiteral
    case unquotedText

    /// What has no name of its own, with the kind of error that a parser gives it.
    case other(JSONSyntaxError.Kind)
}
