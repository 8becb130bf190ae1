import Gen
import Testing

@Suite
struct `Generators of numbers` {
    @Test
    func `keep integers in their range and reach its ends`() {
        let values = samples(.int(in: -7...1000))
        #expect(values.allSatisfy { (-7...1000).contains($0) })
        #expect(values.contains(-7) && values.contains(1000) && values.contains(0))
    }

    @Test
    func `reach both ends of integers of every width`() {
        func reachesEnds<Value: FixedWidthInteger & Sendable>(_: Value.Type) -> Bool {
            let values = samples(Generator<Value>.integer(), 200)
            return values.contains(.min) && values.contains(.max) && values.contains(0)
        }
        #expect(reachesEnds(Int8.self) && reachesEnds(UInt8.self))
        #expect(reachesEnds(Int16.self) && reachesEnds(UInt16.self))
        #expect(reachesEnds(Int32.self) && reachesEnds(UInt32.self))
        #expect(reachesEnds(Int64.self) && reachesEnds(UInt64.self))
        #expect(reachesEnds(Int.self) && reachesEnds(UInt.self))
        #expect(reachesEnds(Int128.self) && reachesEnds(UInt128.self))
    }

    @Test
    func `shrink an integer towards a given target`() {
        #expect(forms(.int(in: 0...100, target: 50)) { $0 == 50 } == ["51"])
    }

    @Test
    func `exclude the end of a half-open range`() {
        #expect(Set(samples(.integer(in: 0..<3), 100)) == [0, 1, 2])
    }

    @Test
    func `make all special floats`() {
        let values = samples(.double(), 300)
        #expect(values.contains { $0.isNaN })
        #expect(values.contains(.infinity) && values.contains(-.infinity))
        #expect(values.contains { $0 == 0 && $0.sign == .minus })
        #expect(values.contains { $0.isSubnormal })
        #expect(values.contains(.greatestFiniteMagnitude))
    }

    @Test
    func `make floats of everyday size most of the time`() {
        func shares<Float: BinaryFloatingPoint>(
            _ generator: Generator<Float>
        ) -> (everyday: Double, whole: Double, extreme: Double) {
            let values = samples(generator, 20_000)
            let everyday = values.filter { (0.001...1_000_000).contains($0.magnitude) }
            let whole = everyday.count { $0 == $0.rounded() }
            let extreme = values.count { $0.isFinite && $0.magnitude > 1e9 }
            let all = Double(values.count)
            return (Double(everyday.count) / all, Double(whole) / all, Double(extreme) / all)
        }
        for shares in [shares(.double()), shares(.float())] {
            #expect((0.6...0.75).contains(shares.everyday), "\(shares)")
            #expect(shares.whole > 0.1 && shares.extreme > 0.05, "\(shares)")
        }
        let prices = samples(.double(in: 0...1_000_000), 2000)
        #expect(prices.count { ($0 * 100).rounded() / 100 == $0 } > 800)
    }

    @Test(
        arguments: [
            0...(.infinity), -5...(-3), 1e7...1e9, 1e-9...1e-8, -1e300...(-1e299), -0.0...0,
            (-Double.infinity)...(-.greatestFiniteMagnitude), 0...(.leastNonzeroMagnitude),
        ] as [ClosedRange<Double>]
    )
    func `keep floats in any range`(range: ClosedRange<Double>) {
        #expect(samples(.double(in: range), 1000).allSatisfy(range.contains))
        let singles = Float(range.lowerBound)...Float(range.upperBound)
        #expect(samples(.float(in: singles), 1000).allSatisfy(singles.contains))
    }

    @Test
    func `spread floats over a range with finite ends`() {
        let values = samples(.double(in: 1000...2000), 1000)
        for tenth in 0..<10 {
            let start = 1000 + Double(tenth) * 100
            #expect(values.contains { $0 > start && $0 < start + 100 })
        }
    }

    @Test
    func `keep floats in their range`() {
        #expect(samples(.double(in: 0.25...0.75)).allSatisfy { (0.25...0.75).contains($0) })
        #expect(samples(.float(in: -1...1)).allSatisfy { (-1...1).contains($0) })
        #expect(samples(.float(), 500).contains { $0.isSubnormal })
    }

    @Test
    func `shrink floats to whole numbers, then to short fractions`() {
        #expect(forms(.double()) { !($0 > 10) } == ["11.0"])
        #expect(forms(.double()) { $0 == $0.rounded() || $0.isNaN } == ["0.5"])
        #expect(forms(.double(in: 0...1)) { $0 <= 0.3 } == ["1.0"])
        #expect(forms(.double(in: 0...1)) { $0 <= 0.3 || $0 >= 0.45 } == ["0.375"])
        #expect(forms(.double()) { !($0 > 1e20 && $0 < 1e30) } == ["1.1068046444225731e+20"])
        #expect(forms(.double()) { !$0.isNaN } == ["nan"])
        #expect(forms(.float()) { !($0 > 10) } == ["11.0"])
        #expect(forms(.float()) { $0 == $0.rounded() || $0.isNaN } == ["0.5"])
        #expect(forms(.float()) { !($0 > 1e20 && $0 < 1e30) } == ["1.10680464e+20"])
    }

    @Test
    func `draw elements evenly`() {
        var counts = [Int](repeating: 0, count: 5)
        var settings = RunSettings(cases: 20_000, seed: 3)
        settings.coversFirst = false
        _ = Generator<Int>.element(of: Array(0..<5)).check(settings) { value in
            counts[value] += 1
            return true
        }
        // Chi-square with 4 degrees of freedom exceeds 34 once in a million runs.
        let square = counts.reduce(0.0) { $0 + (Double($1) - 4000) * (Double($1) - 4000) / 4000 }
        #expect(square < 34)
    }

    @Test
    func `follow weights`() {
        var ones = 0
        var settings = RunSettings(cases: 10_000, seed: 3)
        settings.coversFirst = false
        _ = Generator<Int>.frequency((9, .just(0)), (1, .just(1))).check(settings) { value in
            ones += value
            return true
        }
        // A tenth, plus or minus five standard deviations.
        #expect((850...1150).contains(ones))
    }
}
