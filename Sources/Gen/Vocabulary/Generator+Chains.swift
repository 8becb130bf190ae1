// MARK: - The first member of a chain

// In `forAll(.element(of: names).array()) { … }`, the compiler looks up `element` in the type of
// the whole chain, `Generator<[String]>`. So these functions make values of any type, whatever type
// the dot refers to. Each forwards to the function of the same name that makes values of its own
// type. The compiler prefers that one if both fit, so `Generator<UInt8>.just(1)` makes a `UInt8`.

extension Generator {
    /// Returns a generator that always makes the same value.
    @_disfavoredOverload
    @inlinable
    public static func just<Constant: Sendable>(_ value: Constant) -> Generator<Constant> {
        Generator<Constant>.just(value)
    }

    /// Returns a generator of integers in a range, whose type the context determines.
    @_disfavoredOverload
    @inlinable
    public static func integer<Integer: FixedWidthInteger & Sendable>(
        in range: ClosedRange<Integer> = Integer.min...Integer.max,
        target: Integer? = nil,
        landmarks: [Integer] = [],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Integer> {
        Generator<Integer>.integer(
            in: range,
            target: target,
            landmarks: landmarks,
            file: file,
            line: line
        )
    }

    /// Returns a generator of integers in a half-open range, whose type the context determines.
    @_disfavoredOverload
    public static func integer<Integer: FixedWidthInteger & Sendable>(
        in range: Range<Integer>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Integer> {
        Generator<Integer>.integer(in: range, file: file, line: line)
    }

    /// Returns a generator of the elements of a collection, all equally likely.
    @_disfavoredOverload
    @inlinable
    public static func element<Element: Sendable>(
        of values: some Collection<Element> & Sendable,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Element> {
        Generator<Element>.element(of: values, file: file, line: line)
    }

    /// Returns a generator of the cases of an enumeration, all equally likely.
    @_disfavoredOverload
    public static func anyCase<Choice: CaseIterable & Sendable>(
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.anyCase(file: file, line: line)
    }

    /// Returns a generator that draws from one of several generators, all equally likely.
    @_disfavoredOverload
    @inlinable
    public static func oneOf<Choice>(
        _ generators: Generator<Choice>...,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.oneOf(generators, file: file, line: line)
    }

    /// Returns a generator that draws from one of several generators, all equally likely.
    @_disfavoredOverload
    @inlinable
    public static func oneOf<Choice>(
        _ generators: [Generator<Choice>],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.oneOf(generators, file: file, line: line)
    }

    /// Returns a generator that draws from one of several generators with given weights.
    @_disfavoredOverload
    @inlinable
    public static func frequency<Choice>(
        _ choices: (weight: Int, generator: Generator<Choice>)...,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.alternatives(
            choices.map { ($0.weight, $0.generator) },
            Place(file: file, line: line)
        )
    }

    /// Returns a generator of values that contain values of the same type, up to a depth.
    @_disfavoredOverload
    @inlinable
    public static func recursive<Nested>(
        depth: Int = 5,
        base: Generator<Nested>,
        file: String = #fileID,
        line: UInt = #line,
        extend: (Generator<Nested>) -> Generator<Nested>
    ) -> Generator<Nested> {
        Generator<Nested>.recursive(
            depth: depth,
            base: base,
            file: file,
            line: line,
            extend: extend
        )
    }
}
