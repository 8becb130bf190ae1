package import SessionContract

/// The result of the staging cases, none of which counts.
package struct StagingOutcome: Sendable {
    /// What was found, if the testee started.
    package var result: ConformanceResult?

    /// A fault in how the testee ended after them.
    package var ending: Finding?

    /// Why not all of them were tested, if so.
    package var failure: String?
}

extension StagingOutcome {
    /// Tests the staging cases, after everything else.
    ///
    /// They use their own copy of the testee, so a crash or leaked state affects nothing else.
    ///
    /// - Parameters:
    ///   - cases: The staging cases.
    ///   - counted: The options of the run that counts; its shard, jobs and time limit apply too.
    ///   - elapsed: The part of the time limit that is used up.
    ///   - start: Starts the copy.
    ///   - progress: Called with the progress now and then, from any task.
    /// - Returns: The findings, and why not everything was tested, if so.
    package static func testing(
        with cases: [PlannedCase],
        after counted: ConformanceOptions,
        elapsed: Duration,
        start: () async throws(ChildStartError) -> TesteeGroup,
        progress: @escaping @Sendable (ConformanceProgress) -> Void
    ) async -> StagingOutcome {
        var options = ConformanceOptions()
        options.shard = counted.shard
        options.jobs = counted.jobs
        options.listsEveryCase = counted.listsEveryCase
        options.timeLimit = counted.timeLimit.map { $0 - elapsed }
        guard !Task.isCancelled, options.timeLimit ?? .seconds(1) > .zero else {
            return StagingOutcome(failure: "the run ended before they were tested")
        }
        let group: TesteeGroup
        do {
            group = try await start()
        } catch {
            return StagingOutcome(failure: error.description)
        }
        options.phases = [.corpus]
        options.corpus = cases
        let result = await group.run(options).run(progress: progress)
        let ending = await group.close()
        if let reason = result.unavailability {
            return StagingOutcome(result: result, failure: reason)
        }
        guard !result.isIncomplete else {
            return StagingOutcome(result: result, failure: "the run ended before all were tested")
        }
        return StagingOutcome(result: result, ending: Task.isCancelled ? nil : ending)
    }
}

extension Suppression {
    /// The findings in cases of staging.
    package static var staging: Suppression {
        Suppression(
            "staging",
            explanation: """
                Staging cases wait until they are understood. Their findings are reported and \
                never counted, whatever the options. A case leaves staging when it moves to the \
                folder of its topic with an id of that topic: see Corpus/README.md.
                """
        )
    }
}
