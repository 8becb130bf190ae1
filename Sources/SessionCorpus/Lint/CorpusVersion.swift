/// A version of the expectations.
///
/// A new case raises the minor version, a changed expectation the major one.
package struct CorpusVersion: Comparable, Hashable, Sendable {
    private let parts: [Int]

    /// Parses a version, or returns `nil` if the text is not three decimal numbers.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { part in Int(part).flatMap { "\($0)" == part ? $0 : nil } }
        guard parts.count == 3, numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }) else {
            return nil
        }
        self.parts = numbers
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }
}
