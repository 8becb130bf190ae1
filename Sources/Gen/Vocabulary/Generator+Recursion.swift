// MARK: - Recursion

extension Generator {
    /// Values that contain values of the same type, up to a depth.
    ///
    /// ```swift
    /// let trees = Generator<Tree>.recursive(depth: 4, base: .just(.leaf)) { inner in
    ///     inner.array(count: 1...3).map(Tree.node)
    /// }
    /// ```
    ///
    /// A failing value shrinks towards the base, and towards the values inside it. The depth says
    /// how often values may be nested, from 0 to 32; other numbers count as the nearest of these.
    @inlinable
    public static func recursive(
        depth: Int = 5,
        base: Generator,
        file: String = #fileID,
        line: UInt = #line,
        extend: (Generator) -> Generator
    ) -> Generator {
        let place = Place(file: file, line: line)
        // The base is an alternative at the last level too, so that a subtree fits in everywhere.
        var generator = alternatives([(1, base)], place)
        for _ in 0..<min(max(0, depth), 32) {
            generator = alternatives([(1, base), (2, extend(generator))], place)
        }
        return generator
    }
}
