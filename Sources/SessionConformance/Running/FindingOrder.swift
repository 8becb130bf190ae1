import SessionContract

extension [ConformanceFinding] {
    /// The findings for a report: those that an API is likely to cause first.
    var forReport: [ConformanceFinding] {
        let ordered = enumerated().sorted { left, right in
            let likelihoods = (left.element.reason.likelihood, right.element.reason.likelihood)
            return (likelihoods.0, left.offset) < (likelihoods.1, right.offset)
        }
        return ordered.map(\.element)
    }
}
