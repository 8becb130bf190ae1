/// What a number of hits says about the share of hits that would be seen in the long run.
public enum CoverageVerdict: Sendable, Hashable {
    /// The share is as large as demanded, or nearly.
    case sufficient
    /// The share is smaller than demanded.
    case insufficient
    /// The cases are too few to tell.
    case undecided
}

extension Coverage {
    /// Whether the class is as large as demanded, by Wilson's score interval.
    ///
    /// The bounds lie 6.1 standard deviations out, so one run in a billion errs. "Sufficient" means
    /// that the share is certainly above nine tenths of what is demanded: a share that is exactly
    /// as demanded could otherwise never be told.
    public var verdict: CoverageVerdict {
        guard cases > 0 else { return share <= 0 ? .sufficient : .undecided }
        if share <= 0 || lowerBound >= 0.9 * share {
            return .sufficient
        }
        return upperBound < share ? .insufficient : .undecided
    }

    /// The share that the class certainly has.
    var lowerBound: Double { wilson(-1) }

    /// The share that the class certainly does not exceed.
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
