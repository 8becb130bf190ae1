/// A recipe for random values of one type.
///
/// A generator is a closure that draws from a ``Source``. The source records what it draws, and
/// shrinking edits the record. So a generator composed of others in any way, including with `map`,
/// `filter` and `flatMap`, shrinks well without any shrinking code.
///
/// ```swift
/// let points = Generator { source throws(Rejection) in
///     Point(x: try source.draw(.int(in: -9...9)), y: try source.draw(.int(in: -9...9)))
/// }
/// ```
public struct Generator<Value>: Sendable {
    @usableFromInline let body: @Sendable (inout Source) throws(Rejection) -> Value

    /// Creates a generator from a closure.
    ///
    /// The value must depend only on what the closure draws: not on other randomness, the clock, or
    /// state.
    @inlinable
    public init(_ body: @escaping @Sendable (inout Source) throws(Rejection) -> Value) {
        self.body = body
    }
}

extension Generator {
    /// Returns a generator that always makes the same value.
    @inlinable
    public static func just(_ value: Value) -> Generator where Value: Sendable {
        Generator { _ in value }
    }

    /// Returns a generator that transforms the values of this one.
    @inlinable
    public func map<Other>(
        _ transform: @escaping @Sendable (Value) -> Other
    ) -> Generator<Other> {
        Generator<Other> { source throws(Rejection) in transform(try body(&source)) }
    }

    /// Returns a generator that makes a value with this one, and then draws from a generator that
    /// depends on it.
    @inlinable
    public func flatMap<Other>(
        _ transform: @escaping @Sendable (Value) -> Generator<Other>
    ) -> Generator<Other> {
        Generator<Other> { source throws(Rejection) in
            try source.begin(.part)
            let value = try body(&source)
            try source.begin(.part)
            let other = try transform(value).body(&source)
            source.end()
            source.end()
            return other
        }
    }

    /// Returns a generator of the values of this one that satisfy a predicate.
    ///
    /// If the predicate rejects a value, the case draws again. After 64 attempts, it is discarded
    /// and counted. Shrinking never tries a value that the predicate rejects.
    @inlinable
    public func filter(
        file: String = #fileID,
        line: UInt = #line,
        _ isIncluded: @escaping @Sendable (Value) -> Bool
    ) -> Generator {
        compactMap(file: file, line: line) { isIncluded($0) ? $0 : nil }
    }

    /// Returns a generator that transforms the values of this one, and rejects those for which the
    /// result is `nil`.
    ///
    /// Rejected values are drawn again as in ``filter(file:line:_:)``.
    @inlinable
    public func compactMap<Other>(
        file: String = #fileID,
        line: UInt = #line,
        _ transform: @escaping @Sendable (Value) -> Other?
    ) -> Generator<Other> {
        let place = Place(file: file, line: line)
        return Generator<Other> { source throws(Rejection) in
            let mark = source.mark
            var attempts = 64
            while true {
                if let value = transform(try body(&source)) {
                    return value
                }
                attempts -= 1
                if attempts == 0 || !source.drawsByChance {
                    // The rejected choices stay in the record: a walk over all values continues
                    // after them.
                    throw .filtered(place)
                }
                source.rewind(to: mark)
            }
        }
    }
}
