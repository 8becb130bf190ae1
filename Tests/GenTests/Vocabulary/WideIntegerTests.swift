import Gen
import Testing

@Suite
struct `Generators of 128-bit integers` {
    @Test(arguments: signedRanges)
    func `keep signed integers in their range and reach its ends`(range: ClosedRange<Int128>) {
        let values = samples(Generator<Int128>.integer(in: range), 500)
        #expect(values.allSatisfy { range.contains($0) })
        #expect(values.contains(range.lowerBound) && values.contains(range.upperBound))
    }

    @Test(arguments: unsignedRanges)
    func `keep unsigned integers in their range and reach its ends`(range: ClosedRange<UInt128>) {
        let values = samples(Generator<UInt128>.integer(in: range), 500)
        #expect(values.allSatisfy { range.contains($0) })
        #expect(values.contains(range.lowerBound) && values.contains(range.upperBound))
    }

    @Test
    func `shrink towards zero`() {
        #expect(forms(Generator<Int128>.integer(), seeds: 3) { $0 < 1000 } == ["1000"])
        #expect(forms(Generator<Int128>.integer(), seeds: 3) { $0 > -2 } == ["-2"])
        #expect(
            forms(Generator<UInt128>.integer(), seeds: 5) { $0 < 1 << 64 }
                == ["18446744073709551616"]
        )
    }

    @Test
    func `shrink towards a given target`() {
        let target: Int128 = 1 << 100
        let generator = Generator<Int128>.integer(target: target)
        #expect(forms(generator, seeds: 3) { $0 == target } == ["\(target + 1)"])
        let far = Generator<Int128>.integer(in: 0...9, target: target)
        #expect(forms(far, seeds: 3) { _ in false } == ["9"])
    }

    @Test
    func `visit landmarks, and ignore those outside the range`() {
        let landmark: Int128 = 123_456_789 << 60
        let wide = Generator<Int128>.integer(landmarks: [landmark])
        #expect(samples(wide, 2000).contains(landmark))
        let narrow = Generator<Int128>.integer(in: 0...1000, landmarks: [500, 1 << 64 | 7])
        #expect(samples(narrow, 200).allSatisfy { $0 <= 1000 })
    }

    @Test
    func `draw from ranges that depend on an earlier choice`() {
        let highest = Generator<UInt128>.integer(in: UInt128.max - 2...UInt128.max).flatMap {
            Generator<UInt128>.integer(in: $0...UInt128.max)
        }
        #expect(samples(highest, 500).contains(.max))
        #expect(forms(highest, seeds: 3) { _ in false } == ["\(UInt128.max - 2)"])
        let lowest = Generator<Int128>.integer(in: Int128.min...Int128.min + 2).flatMap {
            Generator<Int128>.integer(in: Int128.min...$0)
        }
        #expect(samples(lowest, 500).contains(.min))
        let words = Generator<UInt64>.integer(in: UInt64.max - 2...UInt64.max).flatMap {
            Generator<UInt64>.integer(in: $0...UInt64.max)
        }
        #expect(samples(words, 500).contains(.max))
        #expect(forms(words, seeds: 3) { _ in false } == ["\(UInt64.max - 2)"])
        #expect(forms(words, seeds: 3) { $0 < UInt64.max - 1 } == ["\(UInt64.max - 1)"])
    }

    @Test
    func `exclude the end of a half-open range`() {
        #expect(
            Set(samples(Generator<Int128>.integer(in: 1 << 70..<(1 << 70) + 2), 100)).count == 2
        )
    }

    /// Ranges of one value, at the ends, around zero, and around the limits of 64 bits.
    private static let signedRanges: [ClosedRange<Int128>] = [
        (-5)...power(70), .min ... .min, (.max - 1) ... .max, .min...(.min + 3), (-1)...0,
        -power(64)...power(64), 3...5, -power(63)...power(63), -power(63) - 1...0,
        power(64) - 1...power(64),
    ]

    private static let unsignedRanges: [ClosedRange<UInt128>] = [
        0...UInt128(power(70)), .max ... .max, (.max - 1) ... .max, 0...0, 3...5,
        UInt128(power(64)) - 1...UInt128(power(64)), 1...UInt128(UInt64.max),
    ]

    private static func power(_ exponent: Int) -> Int128 { 1 << exponent }
}
