package import StrictJSON

/// The reason why a JSON value cannot be read as a session or an envelope.
///
/// It has a byte offset only. Lines and columns need the text, which only the reader of a whole
/// text has: see ``SessionDecodingError``.
package struct SessionFault: Error, Hashable, Sendable {
    package let kind: SessionDecodingError.Kind
    package let pointer: JSONPointer
    package let offset: Int
    private let words: Words

    // Most faults are only counted, so the words for a syntax error are made on demand.
    private enum Words: Hashable, Sendable {
        case syntax(JSONSyntaxError)
        case plain(observed: String, expected: String)
    }

    package init(
        _ kind: SessionDecodingError.Kind,
        at pointer: JSONPointer = JSONPointer(),
        offset: Int,
        observed: String,
        expected: String
    ) {
        self.kind = kind
        self.pointer = pointer
        self.offset = offset
        words = .plain(observed: observed, expected: expected)
    }

    /// The fault of a text that is not JSON.
    init(_ error: JSONSyntaxError) {
        kind =
            switch error.kind {
            case .invalidUTF8: .encoding
            case .tooDeep: .depth
            case .emptyText, .unexpectedEnd, .expectedValue, .unknownLiteral, .expectedKey,
                .expectedColon, .expectedCommaOrBracket, .expectedCommaOrBrace, .trailingComma,
                .trailingContent, .leadingZero, .expectedDigit, .controlCharacter, .unknownEscape,
                .invalidUnicodeEscape:
                .syntax
            }
        pointer = JSONPointer()
        offset = error.offset
        words = .syntax(error)
    }

    /// What was found.
    package var observed: String {
        switch words {
        case .syntax(let error): error.reason
        case .plain(let observed, _): observed
        }
    }

    /// What was expected instead.
    package var expected: String {
        switch words {
        case .syntax(let error): error.expectation
        case .plain(_, let expected): expected
        }
    }

    /// What was found and expected, in a sentence without a full stop.
    var sentence: String {
        switch words {
        case .syntax(let error): "\(error.reason); expected \(error.expectation)"
        case .plain(let observed, let expected): "found \(observed), expected \(expected)"
        }
    }
}

extension SessionFault {
    /// The fault of a text with a byte order mark.
    static let byteOrderMark = SessionFault(
        .byteOrderMark,
        offset: 0,
        observed: "a byte order mark",
        expected: "JSON text from the first byte on"
    )

    /// The fault of an object that repeats a key, at `offset` for the second time.
    static func duplicateKey(at pointer: JSONPointer, offset: Int) -> SessionFault {
        SessionFault(
            .duplicateKey,
            at: pointer,
            offset: offset,
            observed: "a key that the object already has",
            expected: "each key only once"
        )
    }
}
