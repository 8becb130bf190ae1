// MARK: - Integers of 128 bits

extension Generator {
    /// Integers of 128 bits in a range.
    public static func int128(
        in range: ClosedRange<Int128> = Int128.min...Int128.max
    ) -> Generator<Int128> {
        let target = min(max(0, range.lowerBound), range.upperBound)
        let high = Generator<Int64>.integer(
            in: Int64(
                truncatingIfNeeded: range.lowerBound >> 64
            )...Int64(
                truncatingIfNeeded: range.upperBound >> 64
            ),
            target: Int64(truncatingIfNeeded: target >> 64)
        )
        return Generator<Int128> { source throws(Rejection) in
            let upper = Int128(try high.body(&source)) << 64
            let least = max(range.lowerBound, upper)
            let greatest = min(range.upperBound, upper + Int128(UInt64.max))
            let nearest = min(max(target, least), greatest)
            let distance = Domain(
                low: UInt64(truncatingIfNeeded: least),
                high: UInt64(truncatingIfNeeded: greatest),
                target: UInt64(truncatingIfNeeded: nearest),
                kind: .unsigned
            )
            return upper + Int128(try source.draw(distance))
        }
    }
}

extension Generator {
    /// Unsigned integers of 128 bits in a range.
    public static func uint128(
        in range: ClosedRange<UInt128> = UInt128.min...UInt128.max
    ) -> Generator<UInt128> {
        let high = Generator<UInt64>.integer(
            in: UInt64(range.lowerBound >> 64)...UInt64(range.upperBound >> 64)
        )
        return Generator<UInt128> { source throws(Rejection) in
            let upper = UInt128(try high.body(&source)) << 64
            let least = max(range.lowerBound, upper)
            let greatest = min(range.upperBound, upper + UInt128(UInt64.max))
            let lower = Domain(
                low: UInt64(truncatingIfNeeded: least),
                high: UInt64(truncatingIfNeeded: greatest),
                target: UInt64(truncatingIfNeeded: least),
                kind: .unsigned
            )
            return upper + UInt128(try source.draw(lower))
        }
    }
}
