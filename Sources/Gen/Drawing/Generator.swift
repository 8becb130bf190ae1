/// A recipe for values of one type.
///
/// A generator is one closure that draws from a ``Source``. What it draws is recorded, and
/// shrinking edits the record, so a generator made of other generators in any way, `map`, `filter`
/// and `flatMap` included, shrinks well without a line of code for it.
///
/// ```swift
/// let points = Generator { source throws(Rejection) in
///     Point(x: try source.draw(.int(in: -9...9)), y: try source.draw(.int(in: -9...9)))
/// }
/// ```
public struct Generator<Value>: Sendable {
    @usableFromInline let body: @Sendable (inout Source) throws(Rejection) -> Value

    /// A generator that makes values by a closure.
    ///
    /// The closure must be a function of what it draws: no other randomness, no clock, no state.
    @inlinable
    public init(_ body: @escaping @Sendable (inout Source) throws(Rejection) -> Value) {
        self.body = body
    }
}

extension Generator {
    /// A generator of one value only.
    @inlinable
    public static func just(_ value: Value) -> Generator where Value: Sendable {
        Generator { _ in value }
    }

    /// Values made from the values of this generator.
    @inlinable
    public func map<Other>(
        _ transform: @escaping @Sendable (Value) -> Other
    ) -> Generator<Other> {
        Generator<Other> { source throws(Rejection) in transform(try body(&source)) }
    }

    /// Values from a generator that depends on a value of this one.
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

    /// The values of this generator that pass a test.
    ///
    /// A case whose value is refused draws again, up to 64 times; then it is discarded and counted.
    /// Shrinking never offers a value that the test refuses.
    @inlinable
    public func filter(
        file: String = #fileID,
        line: UInt = #line,
        _ isIncluded: @escaping @Sendable (Value) -> Bool
    ) -> Generator {
        compactMap(file: file, line: line) { isIncluded($0) ? $0 : nil }
    }

    /// The values that a transformation makes of the values of this generator, where it makes any.
    @inlinable
    public func compactMap<Other>(
        file: String = #fileID,
        line: UInt = #line,
        _ transform: @escaping @Sendable (Value) -> Other?
    ) -> Generator<Other> {
        let place = Place(file: file, line: line)
        return Generator<Other> { source throws(Rejection) in
            let mark = source.mark
            var attempts = source.canRetry ? 64 : 1
            while true {
                if let value = transform(try body(&source)) {
                    return value
                }
                attempts -= 1
                if attempts == 0 {
                    // The refused choices stay: a walk over all values goes on after them.
                    throw .filtered(place)
                }
                source.rewind(to: mark)
            }
        }
    }
}
