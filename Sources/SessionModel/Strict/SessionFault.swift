package import StrictJSON

/// What is wrong with a tree of JSON values that was to be read as a session or an envelope.
///
/// It knows its byte offset; lines and columns take another look at the text, which only the
/// reader of a whole text has: see ``SessionDecodingError``.
package struct SessionFault: Error, Hashable, Sendable {
    package let kind: SessionDecodingError.Kind
    package let pointer: JSONPointer
    package let offset: Int
    package let observed: String
    package let expected: String

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
        self.observed = observed
        self.expected = expected
    }

    /// The fault of a text that is no JSON.
    init(_ error: JSONSyntaxError) {
        let kind: SessionDecodingError.Kind =
            switch error.kind {
            case .invalidUTF8: .encoding
            case .tooDeep: .depth
            default: .syntax
            }
        self.init(
            kind,
            offset: error.offset,
            observed: "that \(error.reason)",
            expected: error.expectation
        )
    }
}
