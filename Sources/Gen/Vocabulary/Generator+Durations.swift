// MARK: - Durations

extension Generator {
    /// Returns a generator of durations in a range, by default of all whose seconds fit in an
    /// `Int64`.
    ///
    /// Most durations are at most 100,000 seconds, in either direction: whole seconds, whole
    /// milliseconds, or precise to the nanosecond or the attosecond. Some are of any size. A
    /// failing duration shrinks to whole seconds, or else to whole milliseconds or nanoseconds, and
    /// to a few of them; the simplest is zero, if it is in the range.
    ///
    /// - Parameter range: The durations to choose from. Those whose seconds do not fit in an
    ///   `Int64` are left out.
    /// - Returns: A generator of durations.
    public static func duration(
        in range: ClosedRange<Duration>? = nil
    ) -> Generator<Duration> {
        let draws = DurationDraws(range)
        return Generator<Duration> { source throws(Rejection) in
            try source.begin(.alternatives, detail: DurationDraws.identity)
            let attoseconds = try draws.attoseconds(from: &source)
            source.end()
            return Duration(attoseconds: attoseconds)
        }
    }
}

/// Draws durations as a precision, a sign, whole seconds, and a number of parts of a second.
///
/// The precision comes first, and whole seconds have no parts. So the order of records is that of
/// people: whole seconds are simpler than fractions, however many there are.
private struct DurationDraws {
    /// The durations that have either sign, and those of everyday size among them.
    private var signs: [(isNegative: Bool, all: Side, everyday: Side)] = []

    static let identity = Place(file: #fileID, line: #line).identity

    private static let second: Int128 = 1_000_000_000_000_000_000
    private static let everyday = 100_000 * second
    private static let mostSeconds = Int128(Int64.max)

    /// The precisions, and after them all durations, everyday or not.
    private static let precisions = Domain(choosingFrom: 5, kind: .alternative)
    private static let weights: ContiguousArray<UInt64> = [4, 8, 10, 11, 13]
    private static let sign = Domain(choosingFrom: 2, kind: .alternative)

    /// The parts of a second: milliseconds, nanoseconds, and attoseconds twice, because durations
    /// of any size have them too.
    private static let parts = [1000, 1_000_000_000, 1_000_000_000_000_000_000, UInt64(second)]
        .map(Part.init)

    /// An equal part of a second.
    private struct Part {
        /// The duration in attoseconds.
        let size: Int128
        /// The numbers of parts that are less than a second.
        let domain: Domain

        init(perSecond count: UInt64) {
            size = second / Int128(count)
            domain = Domain(low: 0, high: count - 1, target: 0, kind: .unsigned, extra: [count / 2])
        }
    }

    /// The magnitudes of one sign.
    private struct Side {
        let low: Int128
        let high: Int128
        let seconds: Domain

        init(_ low: Int128, _ high: Int128) {
            self.low = low
            self.high = high
            let least = UInt64(low / second)
            seconds = Domain(
                low: least,
                high: UInt64(high / second),
                target: least,
                kind: .unsigned,
                extra: [60, 3600, 86_400, 59, 3599, 86_399]
            )
        }
    }

    init(_ range: ClosedRange<Duration>?) {
        let least = -Self.mostSeconds * Self.second
        let greatest = Self.mostSeconds * Self.second + Self.second - 1
        let low = min(max(range?.lowerBound.attoseconds ?? least, least), greatest)
        let high = min(max(range?.upperBound.attoseconds ?? greatest, least), greatest)
        if high >= 0 { add(false, max(low, 0), high) }
        if low < 0 { add(true, max(-high, 0), -low) }
    }

    private mutating func add(_ isNegative: Bool, _ low: Int128, _ high: Int128) {
        let all = Side(low, high)
        let everyday = low <= Self.everyday ? Side(low, min(high, Self.everyday)) : all
        signs.append((isNegative, all, everyday))
    }

    func attoseconds(from source: inout Source) throws(Rejection) -> Int128 {
        let choice = try source.draw(alternative: Self.precisions, weights: Self.weights)
        let index = signs.count > 1 ? Int(try source.draw(Self.sign)) : 0
        let side = choice == Self.parts.count ? signs[index].all : signs[index].everyday
        var magnitude = Int128(try source.draw(side.seconds)) * Self.second
        // What the fraction may be: up to a second, or less at an end of the range.
        let low = max(side.low - magnitude, 0)
        let high = min(side.high - magnitude, Self.second - 1)
        if choice > 0 {
            let part = Self.parts[choice - 1]
            let bounds = (low: UInt64(low / part.size), high: UInt64(high / part.size))
            let count =
                bounds == (part.domain.low, part.domain.high)
                ? try source.draw(part.domain)
                : try source.draw(
                    Domain(
                        low: bounds.low,
                        high: bounds.high,
                        target: bounds.low,
                        kind: .unsigned
                    )
                )
            magnitude += max(low, Int128(count) * part.size)
        } else {
            magnitude += low
        }
        return signs[index].isNegative ? -magnitude : magnitude
    }
}
