// MARK: - Scores

extension PropertyRun {
    /// The number of numbered cases before the first search for higher scores.
    private static var firstClimb: Int { 64 }

    /// Searches for higher scores, if cases have scores and it is time for that.
    ///
    /// After 64 numbered cases, and then whenever their number has doubled, as many cases try to
    /// raise the scores as were numbered since the last time.
    mutating func climb(after index: Int) async {
        let numbered = index - settings.firstCase
        guard !peaks.isEmpty, firstFailure == nil, failures.isEmpty, goesOn(at: index),
            numbered >= max(Self.firstClimb, 2 * climbTries), finite == nil || !isPlanned
        else { return }
        let tries = min(numbered - climbTries, settings.cases - numbered - climbedCases)
        climbTries = numbered
        let labels = peaks.keys.sorted()
        for (place, label) in labels.enumerated() where failures.isEmpty && goesOn(at: index) {
            // Those of the last label make up for the rest of the division.
            let share = tries * (place + 1) / labels.count - tries * place / labels.count
            await climb(label, tries: share, at: index)
        }
    }

    private mutating func climb(_ label: String, tries: Int, at index: Int) async {
        guard let peak = peaks[label], let start = choices(of: peak) else { return }
        let found = ClimbedCases(peaks)
        await climber.climb(from: start, peak.score, tries: tries) {
            [runner, watch, clock, drawing] value, choices in
            if clock?.isOver == true {
                found.statistics.isOutOfTime = true
                return .end
            }
            let verdict = await runner.ask(value, drawing.token(choices))
            guard watch?.isOverdue != true, !Task.isCancelled else { return .end }
            switch verdict {
            case .discarded: return .score(nil)
            case .holds:
                runner.count(in: &found.statistics)
                Peak.insert(runner.scores, of: peak.index, choices, into: &found.peaks)
                return .score(runner.scores[label])
            case .fails(let failure):
                runner.count(in: &found.statistics)
                found.failure = (failure, choices)
                return .end
            }
        }
        climbedCases += found.statistics.cases
        statistics.add(found.statistics)
        peaks = found.peaks
        guard let (failure, choices) = found.failure else { return }
        firstFailure = index
        let token = drawing.token(choices)
        keep(
            FailedCase(
                index: peak.index,
                failure: failure,
                choices: choices,
                token: token,
                origin: token,
                raisedScore: label
            )
        )
    }

    /// Returns the choices of a case with a high score.
    private func choices(of peak: Peak) -> ContiguousArray<Choice>? {
        if let choices = peak.choices { return choices }
        var source = Source()
        guard (try? drawing.draw(peak.index, from: &source)) != nil else { return nil }
        return source.choices
    }
}

/// What a search for higher scores has found.
private final class ClimbedCases {
    var statistics = RunStatistics()
    var peaks: [String: Peak]
    var failure: (Failure, ContiguousArray<Choice>)?

    init(_ peaks: [String: Peak]) {
        self.peaks = peaks
    }
}
