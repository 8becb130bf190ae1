// MARK: - Integers

extension Generator where Value: FixedWidthInteger & Sendable {
    /// Integers in a range, of any type of up to 64 bits.
    ///
    /// - Parameters:
    ///   - range: The integers to choose from.
    ///   - target: What a failing integer shrinks to, by default what is nearest to zero.
    ///   - landmarks: Integers that deserve a visit, on top of the ends of the range, zero and its
    ///     neighbours, and the powers of two where machines change their ways.
    /// - Returns: A generator of integers.
    @inlinable
    public static func integer(
        in range: ClosedRange<Value> = Value.min...Value.max,
        target: Value? = nil,
        landmarks: [Value] = []
    ) -> Generator {
        let domain = domain(range, target, landmarks)
        return Generator { source throws(Rejection) in integer(at: try source.draw(domain)) }
    }

    @usableFromInline
    static func domain(
        _ range: ClosedRange<Value>,
        _ target: Value?,
        _ landmarks: [Value]
    ) -> Domain {
        precondition(Value.bitWidth <= 64, "integers of more than 64 bits have their own generator")
        let nearest = min(max(0, range.lowerBound), range.upperBound)
        let wanted = min(max(target ?? nearest, range.lowerBound), range.upperBound)
        return Domain(
            low: ordinal(range.lowerBound),
            high: ordinal(range.upperBound),
            target: ordinal(wanted),
            kind: Value.isSigned ? .signed : .unsigned,
            extra: landmarks.map(ordinal)
        )
    }

    /// Integers in a half-open range, which must not be empty.
    ///
    /// An empty range makes a generator that says so when it is asked for a value.
    public static func integer(
        in range: Range<Value>,
        file: String = #fileID,
        line: UInt = #line
    ) -> Generator {
        guard !range.isEmpty else {
            return impossible(
                "there is no integer in the empty range \(range)",
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
        Value(truncatingIfNeeded: Value.isSigned ? ordinal ^ (1 << 63) : ordinal)
    }
}

extension Generator {
    /// Integers in a range, by default all.
    public static func int(
        in range: ClosedRange<Int> = Int.min...Int.max,
        target: Int? = nil
    ) -> Generator<Int> {
        Generator<Int>.integer(in: range, target: target)
    }

    /// `false`, which is the simpler one, or `true`.
    public static func bool() -> Generator<Bool> {
        let domain = Domain(choosingFrom: 2, kind: .alternative)
        return Generator<Bool> { source throws(Rejection) in try source.draw(domain) == 1 }
    }
}
