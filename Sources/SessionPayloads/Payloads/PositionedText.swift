/// A text with a place for what belongs at its position, written as `@`.
///
/// Around the key `url`, `'@'` is `'url'`.
struct PositionedText: Sendable {
    /// The parts between which the own text is.
    private let parts: [[UInt8]]

    init(_ text: String) {
        parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
            .map(Array.init)
    }

    /// Returns the text around `own`.
    func around(_ own: [UInt8]) -> [UInt8] { Array(parts.joined(separator: own)) }
}
