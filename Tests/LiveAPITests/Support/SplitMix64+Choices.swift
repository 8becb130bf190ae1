import Gen

extension SplitMix64 {
    /// Returns one of the elements, of which there is at least one.
    mutating func choose<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    /// Returns `true` once in `count` calls, on average.
    mutating func isOne(in count: Int) -> Bool {
        Int.random(in: 0..<count, using: &self) == 0
    }
}
