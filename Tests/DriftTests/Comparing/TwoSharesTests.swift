import Foundation
import Testing

@testable import Drift

@Suite
struct `Two shares` {
    private func shares(_ x: Double, _ n: Double, _ y: Double, _ m: Double) -> TwoShares {
        TwoShares(old: .init(hits: x, size: n), new: .init(hits: y, size: m))
    }

    @Test
    func `use a logarithm that is exact but for rounding`() {
        for exponent in -300...300 {
            for factor in [1.0, 1.234_567, 1.999_999, 1.414_213_562, 1.414_213_563] {
                let number = factor * pow(10, Double(exponent))
                let error = abs(NaturalLogarithm.of(number) - log(number))
                #expect(error <= 1e-15 * max(1, abs(log(number))), "\(number)")
            }
        }
        #expect(NaturalLogarithm.of(0) == -.greatestFiniteMagnitude)
        #expect(NaturalLogarithm.of(.nan) == -.greatestFiniteMagnitude)
    }

    @Test
    func `never take chance for less than it is`() {
        for step in 0...120 {
            // The statistic of 0 hits against y of as many is z².
            let pair = shares(0, 1e6, Double(step) / 2, 1e6)
            let exact = log(erfc((pair.statistic / 2).squareRoot()))
            #expect(pair.logarithmOfChance >= exact - 1e-12)
            let z = pair.statistic.squareRoot()
            if z >= 3 { #expect(pair.logarithmOfChance <= exact + 0.001, "\(z)") }
        }
    }

    @Test
    func `have no statistic that is not a number`() {
        let numbers = [0, 1, 0.5, 1e-300, 1e18, 1e300, .infinity, .nan]
        for x in numbers {
            for n in numbers {
                for y in numbers {
                    for m in numbers {
                        let pair = shares(x, n, y, m)
                        #expect(pair.statistic >= 0 && pair.statistic.isFinite)
                        #expect(pair.logarithmOfChance <= 0)
                        #expect((0...1).contains(pair.old.share))
                    }
                }
            }
        }
    }

    @Test
    func `matter from two points, or from twice as much on`() {
        #expect(!shares(50, 100, 51.9, 100).matters)
        #expect(shares(50, 100, 52, 100).matters)
        #expect(!shares(0.3, 100, 0.49, 100).matters)
        #expect(shares(0.3, 100, 0.6, 100).matters)
        #expect(!shares(0, 1_000, 1, 1_000).matters)
        #expect(shares(0, 1_000, 2, 1_000).matters)
    }
}
