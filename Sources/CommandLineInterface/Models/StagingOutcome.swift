import SessionConformance
import SessionContract

/// What came of the cases of staging, none of which is counted.
struct StagingOutcome: Sendable {
    var result: ConformanceResult?

    /// A fault in how the testee ended that was asked about them.
    var ending: Finding?

    /// Why not all of them could be asked.
    var failure: String?
}

extension Suppression {
    /// The findings in cases of staging.
    static var staging: Suppression {
        Suppression(
            "staging",
            explanation: """
                Cases of staging wait until they are understood. What comes of them is shown and \
                never counted, whatever the options. A case leaves staging when it moves to the \
                folder of its topic with an id of that topic: see Corpus/README.md.
                """
        )
    }
}

extension ModelSession {
    /// Asks about the cases of staging, after everything else.
    ///
    /// They have a copy of the testee of their own: one that dies of them, or learns from them, has
    /// nothing to do with what counts.
    func askAboutStaging(
        since start: ContinuousClock.Instant,
        _ progress: ModelProgress
    ) async -> StagingOutcome {
        var options = ConformanceOptions()
        if case .suite(let counted) = work {
            options.shard = counted.shard
            options.timeLimit = counted.timeLimit.map { $0 - (ContinuousClock.now - start) }
        }
        guard !Task.isCancelled, options.timeLimit ?? .seconds(1) > .zero else {
            return StagingOutcome(failure: "the run ended before they were asked")
        }
        let group: TesteeGroup
        do {
            group = try await TesteeGroup(testee, copies: 1)
        } catch {
            return StagingOutcome(failure: error.description)
        }
        options.phases = [.corpus]
        options.corpus = staging
        let result = await suite(group.members, options, progress)
        let ending = await group.close()
        if let reason = result.unavailability {
            return StagingOutcome(result: result, failure: reason)
        }
        guard !result.isIncomplete else {
            return StagingOutcome(result: result, failure: "the run ended before all were asked")
        }
        return StagingOutcome(result: result, ending: Task.isCancelled ? nil : ending)
    }
}
