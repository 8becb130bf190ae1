// MARK: - Integers

extension Generator where Value: FixedWidthInteger & Sendable {
    /// Returns a generator of integers in a range, of any type with up to 128 bits.
    ///
    /// - Parameters:
    ///   - range: The integers to choose from.
    ///   - target: The integer that failing ones shrink towards, by default the one nearest to
    ///     zero. A target outside the range is replaced with the nearest integer inside.
    ///   - landmarks: Integers that are likely to reveal bugs, in addition to the ends of the
    ///     range, zero and its neighbours, and powers of two at the limits of machine types.
    ///     Landmarks outside the range are ignored.
    ///   - file: The file of the call, for messages.
    ///   - line: The line of the call, for messages.
    /// - Returns: A generator of integers.
    @inlinable
    public static func integer(
        in range: ClosedRange<Value> = Value.min...Value.max,
        target: Value? = nil,
        landmarks: [Value] = [],
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        guard Value.bitWidth <= 64 else {
            return wideInteger(in: range, target, landmarks, Place(file: file, line: line))
        }
        let nearest = min(max(target ?? 0, range.lowerBound), range.upperBound)
        let domain = domain(range, nearest, landmarks)
        return Generator { source throws(Rejection) in integer(at: try source.draw(domain)) }
    }

    /// Returns the domain of a range whose integers fit in 64 bits.
    @usableFromInline
    static func domain(
        _ range: ClosedRange<Value>,
        _ target: Value,
        _ landmarks: [Value]
    ) -> Domain {
        Domain(
            low: ordinal(range.lowerBound),
            high: ordinal(range.upperBound),
            target: ordinal(target),
            kind: Value.isSigned ? .signed : .unsigned,
            extra: landmarks.filter(range.contains).map(ordinal)
        )
    }

    /// Returns a generator of integers in a half-open range.
    ///
    /// If the range is empty, the generator rejects every case and the run gives up.
    public static func integer(
        in range: Range<Value>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        guard !range.isEmpty else {
            return impossible(
                "there is no integer in the range \(range), which is empty",
                Place(file: file, line: line)
            )
        }
        return integer(in: range.lowerBound...range.upperBound - 1)
    }

    @inlinable
    static func ordinal(_ value: Value) -> UInt64 {
        Value.isSigned
            ? UInt64(bitPattern: Int64(truncatingIfNeeded: value)) ^ (1 << 63)
            : UInt64(truncatingIfNeeded: value)
    }

    @inlinable
    static func integer(at ordinal: UInt64) -> Value {
        Value.isSigned
            ? Value(truncatingIfNeeded: Int64(bitPattern: ordinal ^ (1 << 63)))
            : Value(truncatingIfNeeded: ordinal)
    }
}

extension Generator {
    /// Returns a generator of integers in a range, by default of all integers.
    public static func int(
        in range: ClosedRange<Int> = Int.min...Int.max,
        target: Int? = nil
    ) -> Generator<Int> {
        Generator<Int>.integer(in: range, target: target)
    }

    /// Returns a generator of integers in a half-open range, which must not be empty.
    public static func int(
        in range: Range<Int>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator<Int> {
        Generator<Int>.integer(in: range, file: file, line: line)
    }

    /// Returns a generator of `false` and `true`, of which `false` is simpler.
    public static func bool() -> Generator<Bool> {
        let domain = Domain(choosingFrom: 2, kind: .alternative)
        return Generator<Bool> { source throws(Rejection) in try source.draw(domain) == 1 }
    }
}
