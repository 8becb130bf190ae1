// MARK: - Integers of more than 64 bits

extension Generator where Value: FixedWidthInteger & Sendable {
    /// Returns a generator of integers of a type with more than 64 bits.
    @usableFromInline
    static func wideInteger(
        in range: ClosedRange<Value>,
        _ target: Value?,
        _ landmarks: [Value],
        _ place: Place
    ) -> Generator {
        guard Value.bitWidth <= 128 else {
            return impossible(
                "\(Value.self) has \(Value.bitWidth) bits, but integers of at most 128 bits are "
                    + "supported; combine smaller ones with map",
                place
            )
        }
        let target = min(max(target ?? 0, range.lowerBound), range.upperBound)
        if fitsOneChoice(range) {
            let domain = domain(range, target, landmarks)
            return Generator { source throws(Rejection) in integer(at: try source.draw(domain)) }
        }
        return twoWords(range, target, landmarks.filter(range.contains))
    }

    /// Returns whether all integers of a range fit in 64 bits.
    private static func fitsOneChoice(_ range: ClosedRange<Value>) -> Bool {
        Value.isSigned
            ? Int64(exactly: range.lowerBound) != nil && Int64(exactly: range.upperBound) != nil
            : UInt64(exactly: range.upperBound) != nil
    }

    /// Returns a generator of integers that are drawn in two words of 64 bits, the upper one first.
    private static func twoWords(
        _ range: ClosedRange<Value>,
        _ target: Value,
        _ landmarks: [Value]
    ) -> Generator {
        let upper = Domain(
            low: ordinal(range.lowerBound >> 64),
            high: ordinal(range.upperBound >> 64),
            target: ordinal(target >> 64),
            kind: Value.isSigned ? .signed : .unsigned,
            extra: landmarks.map { ordinal($0 >> 64) }
        )
        let extra = landmarks.map { UInt64(truncatingIfNeeded: $0) }
        return Generator { source throws(Rejection) in
            let upper = integer(at: try source.draw(upper)) << 64
            // The lower word is between 0 and `UInt64.max`, so combining the two never overflows.
            let least = max(range.lowerBound, upper)
            let greatest = min(range.upperBound, upper | Value(truncatingIfNeeded: UInt64.max))
            let lower = Domain(
                low: UInt64(truncatingIfNeeded: least),
                high: UInt64(truncatingIfNeeded: greatest),
                target: UInt64(truncatingIfNeeded: min(max(target, least), greatest)),
                kind: .unsigned,
                extra: extra
            )
            return upper | Value(truncatingIfNeeded: try source.draw(lower))
        }
    }
}
