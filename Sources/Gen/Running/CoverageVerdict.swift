/// Whether the observed share of a class is large enough.
public enum CoverageVerdict: Sendable, Hashable {
    /// The share is at least the required one, or nearly.
    case sufficient
    /// The share is smaller than required.
    case insufficient
    /// There are too few cases to decide.
    case undecided
}

extension Coverage {
    /// Whether the class is as large as required, by Wilson's score interval.
    ///
    /// The bounds are 6.1 standard deviations away, so one run in a billion is wrong. "Sufficient"
    /// means that the share is above nine tenths of the required one with this confidence. Without
    /// that margin, a share that is exactly the required one would always be undecided.
    public var verdict: CoverageVerdict {
        guard cases > 0 else { return share <= 0 ? .sufficient : .undecided }
        if share <= 0 || lowerBound >= 0.9 * share {
            return .sufficient
        }
        return upperBound < share ? .insufficient : .undecided
    }

    /// The lower bound of the share, at 6.1 standard deviations.
    var lowerBound: Double { wilson(-1) }

    /// The upper bound of the share, at 6.1 standard deviations.
    var upperBound: Double { wilson(1) }

    private func wilson(_ side: Double) -> Double {
        let deviations = 6.1
        let count = Double(cases)
        let seen = Double(hits) / count
        let square = deviations * deviations
        let middle = seen + square / (2 * count)
        let inside = seen * (1 - seen) / count + square / (4 * count * count)
        return (middle + side * deviations * inside.squareRoot()) / (1 + square / count)
    }
}
