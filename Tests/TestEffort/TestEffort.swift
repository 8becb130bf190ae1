import Foundation

/// How much of their sweeps tests do.
///
/// A plain `swift test` takes a sample of each, so that people run it often. `scripts/check` sets
/// `TEST_EFFORT=full`, and each sweep is complete. A sample is the same in every run, so a test
/// that fails for one person fails for all.
package enum TestEffort {
    /// Whether sweeps are complete.
    package static let isFull = ProcessInfo.processInfo.environment["TEST_EFFORT"] == "full"

    /// Returns all elements, or every `step`th one from the first on in a plain run.
    package static func sample<Elements: Collection>(
        of elements: Elements,
        every step: Int
    ) -> [Elements.Element] {
        isFull
            ? Array(elements)
            : elements.enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element)
    }

    /// Returns how many random cases to try: `full` in a complete run, `plain` in a plain one.
    package static func count(_ full: Int, plain: Int) -> Int {
        isFull ? full : plain
    }
}
