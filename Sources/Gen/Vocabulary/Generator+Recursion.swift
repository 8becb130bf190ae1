// MARK: - Recursion

extension Generator {
    /// Returns a generator of values that contain values of the same type, up to a depth.
    ///
    /// ```swift
    /// let trees = Generator<Tree>.recursive(depth: 4, base: .just(.leaf)) { inner in
    ///     inner.array(count: 1...3).map(Tree.node)
    /// }
    /// ```
    ///
    /// A failing value shrinks towards the base, and towards the values inside it. The depth is the
    /// maximum nesting of values, limited to 0 through 32.
    @inlinable
    public static func recursive(
        depth: Int = 5,
        base: Generator,
        file: String = #fileID,
        line: UInt = #line,
        extend: (Generator) -> Generator
    ) -> Generator {
        let place = Place(file: file, line: line)
        // The base is an alternative at the last level too, so that a subtree fits everywhere.
        var generator = alternatives([(1, base)], place)
        for _ in 0..<min(max(0, depth), 32) {
            generator = alternatives([(1, base), (2, extend(generator))], place)
        }
        return generator
    }
}
