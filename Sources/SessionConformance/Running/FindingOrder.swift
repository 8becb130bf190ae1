import SessionContract

extension [ConformanceFinding] {
    /// The findings for a report: those that an API is likely to cause first.
    var forReport: [ConformanceFinding] {
        sorted { left, right in
            let likelihoods = (left.reason.likelihood, right.reason.likelihood)
            guard likelihoods.0 == likelihoods.1 else { return likelihoods.0 < likelihoods.1 }
            return left.rank.order < right.rank.order
        }
    }
}
