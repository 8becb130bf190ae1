package import StrictJSON

/// What is wrong with a tree of JSON values that was to be read as a session or an envelope.
///
/// It knows its byte offset; lines and columns take another look at the text, which only the
/// reader of a whole text has: see ``SessionDecodingError``.
package struct SessionFault: Error, Hashable, Sendable {
    package let kind: SessionDecodingError.Kind
    package let pointer: JSONPointer
    package let offset: Int
    private let words: Words

    // Most faults are counted and not told, so what is said of a text without grammar is put
    // together only for those who ask.
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

    /// The fault of a text that is no JSON.
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

    /// What stands there.
    package var observed: String {
        switch words {
        case .syntax(let error): "that \(error.reason)"
        case .plain(let observed, _): observed
        }
    }

    /// What should.
    package var expected: String {
        switch words {
        case .syntax(let error): error.expectation
        case .plain(_, let expected): expected
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

    /// The fault of an object that names a key twice, the second time at `offset`.
    static func duplicateKey(at pointer: JSONPointer, offset: Int) -> SessionFault {
        SessionFault(
            .duplicateKey,
            at: pointer,
            offset: offset,
            observed: "a key that its object has already",
            expected: "each key once"
        )
    }
}
