// MARK: - The first member of a chain

// The compiler looks up `element` in `forAll(.element(of: names).array()) { … }` in the type of the
// whole chain, `Generator<[String]>`. So these functions make values of any type, whatever type is
// before the dot. Each forwards to the function of the same name that makes values of that type.
// That one is preferred where both fit, so `Generator<UInt8>.just(1)` makes a `UInt8`.

extension Generator {
    /// A generator of one value only.
    @_disfavoredOverload
    @inlinable
    public static func just<Constant: Sendable>(_ value: Constant) -> Generator<Constant> {
        Generator<Constant>.just(value)
    }

    /// Integers in a range, of the type that the context names.
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

    /// Integers in a half-open range, of the type that the context names.
    @_disfavoredOverload
    public static func integer<Integer: FixedWidthInteger & Sendable>(
        in range: Range<Integer>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Integer> {
        Generator<Integer>.integer(in: range, file: file, line: line)
    }

    /// One of some values, each as likely as the others.
    @_disfavoredOverload
    @inlinable
    public static func element<Element: Sendable>(
        of values: some Collection<Element> & Sendable,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Element> {
        Generator<Element>.element(of: values, file: file, line: line)
    }

    /// One of all cases, each as likely as the others.
    @_disfavoredOverload
    public static func anyCase<Choice: CaseIterable & Sendable>(
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.anyCase(file: file, line: line)
    }

    /// Values of one of several generators, each as likely as the others.
    @_disfavoredOverload
    @inlinable
    public static func oneOf<Choice>(
        _ generators: Generator<Choice>...,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.oneOf(generators, file: file, line: line)
    }

    /// Values of one of several generators, each as likely as the others.
    @_disfavoredOverload
    @inlinable
    public static func oneOf<Choice>(
        _ generators: [Generator<Choice>],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Choice> {
        Generator<Choice>.oneOf(generators, file: file, line: line)
    }

    /// Values of one of several generators, each as likely as its weight says.
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

    /// Values that contain values of the same type, up to a depth.
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
