/// Two shares of independent draws, and whether chance explains that they differ.
struct TwoShares: Sendable {
    /// A number of draws and of those with a state; both may be fractions.
    struct Sample: Sendable {
        let hits: Double
        let size: Double

        /// The share of the hits; 0 if there are no draws.
        var share: Double { size > 0 ? min(1, max(0, hits / size)) : 0 }
    }

    let old: Sample
    let new: Sample

    /// Twice the logarithm of the ratio of the likelihoods of two shares and of one, which is at
    /// least 0.
    var statistic: Double {
        let size = old.size + new.size
        guard old.size > 0, new.size > 0, size.isFinite else { return 0 }
        let share = (old.hits + new.hits) / size
        let value = 2 * (Self.term(old, share) + Self.term(new, share))
        return value.isFinite ? max(0, value) : 0
    }

    private static func term(_ sample: Sample, _ share: Double) -> Double {
        part(sample.hits, sample.size * share)
            + part(sample.size - sample.hits, sample.size * (1 - share))
    }

    /// Returns O ln (O / E), whose limit for O = 0 is 0.
    private static func part(_ observed: Double, _ expected: Double) -> Double {
        guard observed > 0, expected > 0 else { return 0 }
        return observed * NaturalLogarithm.of(observed / expected)
    }

    /// The natural logarithm of the probability that chance makes shares differ this much, never
    /// less than it is.
    ///
    /// The statistic has the distribution of z² for a normal z (Wilks). For the tail of that,
    /// Sampford's bound for Mills' ratio holds (1953):
    ///
    ///     P(|Z| > z) < 2 φ(z) · 4 / (3z + √(z² + 8))
    ///
    /// It is an upper bound for each z ≥ 0, by less than 0.1 % from z = 3 on.
    var logarithmOfChance: Double {
        let square = statistic
        let z = square.squareRoot()
        let ratio = 4 / (3 * z + (square + 8).squareRoot())
        return min(0, -square / 2 - Self.halfLogarithmOfTwoPi + NaturalLogarithm.of(2 * ratio))
    }

    /// ½ ln 2π, the logarithm of 1 / φ(0).
    private static let halfLogarithmOfTwoPi = 0.918_938_533_204_672_7

    /// Whether the difference is large enough to matter, however many sessions show it.
    var matters: Bool {
        let (low, high) = (min(old.share, new.share), max(old.share, new.share))
        if old.hits == 0 { return high >= Self.leastNewShare }
        return high - low >= Self.leastDifference
            || high >= Self.leastShare && high >= Self.leastFactor * low
    }

    private static let leastDifference = 0.02
    private static let leastFactor = 2.0
    private static let leastShare = 0.005

    /// The least share of a state that did not occur before.
    private static let leastNewShare = 0.002
}
