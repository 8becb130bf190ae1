import SessionModel
import StrictJSON

/// The key of a declared field in its usual form, with quotation marks and colon, for a comparison
/// as three words.
struct KeyPattern: Sendable {
    private let words: (UInt64, UInt64, UInt64)
    private let masks: (UInt64, UInt64, UInt64)

    let field: DeclaredField

    /// The key by itself.
    let key: FieldKey

    /// The number of bytes in the pattern.
    let length: Int

    private init(_ field: DeclaredField) {
        self.field = field
        key = FieldKey(unsafe field.key.utf8Span.span.bytes)
        var text = Array("\"\(field.key)\":".utf8)
        length = text.count
        precondition(length <= 24, "the key \(field.key) is longer than a pattern")
        text.appendPadding()
        var masks = [UInt8](repeating: 0xFF, count: length)
        masks.appendPadding()
        words = unsafe Self.words(text.span.bytes)
        self.masks = unsafe Self.words(masks.span.bytes)
    }

    private static func words(_ text: borrowing RawSpan) -> (UInt64, UInt64, UInt64) {
        (text.word(at: 0), text.word(at: 8), text.word(at: 16))
    }

    /// The patterns of all fields, in the order of declaration.
    static let all = DeclaredField.allCases.map { KeyPattern($0) }

    /// Returns whether the pattern is at `offset` of a padded text.
    @inline(__always)
    func matches(at offset: Int, in text: RawSpan) -> Bool {
        // The masks are zero after the end of the pattern, so a short key ignores the other words.
        (text.paddedWord(at: offset) & masks.0 ^ words.0)
            | (text.paddedWord(at: offset &+ 8) & masks.1 ^ words.1)
            | (text.paddedWord(at: offset &+ 16) & masks.2 ^ words.2) == 0
    }
}
