import CommandLineFrame
import Reports
import SessionConformance
import SessionContract

/// One run of `model`, `corpus run` or `replay`, from starting the testee to the report.
struct ModelSession: Sendable {
    let testee: TesteeOptions
    let work: ModelWork

    /// The corpus whose cases are part of the work, if there is one.
    var corpus: ModelCorpus?

    /// The cases that run last and are reported but never counted.
    var staging: [PlannedCase] = []

    /// The name of the command in reports.
    var command = "model"

    /// Whether the run is a part, whose report is to be merged with others.
    var isPart = false

    let verdict: VerdictOptions
    let context: CommandContext

    /// The outcome of a run.
    struct Outcome: Sendable {
        var results: [ConformanceResult] = []

        /// What the testee wrote before its answer to `hello`.
        var banner: Finding?

        /// A fault in the way the testee ended.
        var ending: Finding?

        /// Why the testee could not be tested.
        var failures: [String] = []

        /// The result of the staging cases, if any were reached.
        var staging: StagingOutcome?
    }

    /// Tests the model, writes the reports, and returns the exit code.
    func run() async -> ExitCode {
        let delivery = ReportDelivery(options: verdict, context: context)
        return await delivery.run(command, target: "") { record in
            ModelReport(session: self, outcome: await outcome()).write(to: &record)
        }
    }

    /// Tests the model, until it is done or the program is asked to stop.
    func outcome() async -> Outcome {
        await context.interruptions.cancelling { await ask() }
    }

    private func ask() async -> Outcome {
        let beginning = ContinuousClock.now
        let progress = ModelProgress(
            verdict.progress(on: context.console),
            console: context.console
        )
        defer { progress.clear() }
        var outcome = Outcome()
        let group: TesteeGroup
        do {
            progress.show("starting the testee")
            group = try await start(copies: jobs)
        } catch {
            progress.clear()
            outcome.failures = Task.isCancelled ? [] : [error.description]
            return outcome
        }
        outcome.banner = group.banner
        switch work {
        case .suite(let options):
            outcome.results = [await group.run(options).run { progress.show($0) }]
        case .failures(let tokens):
            let run = ConformanceRun(copies: group.members)
            for token in tokens where !Task.isCancelled {
                outcome.results.append(await run.replay(token))
            }
        }
        outcome.failures = outcome.results.compactMap(\.unavailability)
        let ending = await group.close()
        if !Task.isCancelled, outcome.failures.isEmpty { outcome.ending = ending }
        if case .suite(let options) = work, !staging.isEmpty, outcome.failures.isEmpty {
            outcome.staging = await StagingOutcome.testing(
                with: staging,
                after: options,
                elapsed: ContinuousClock.now - beginning,
                start: { () async throws(ChildStartError) in try await self.start(copies: 1) },
                progress: { progress.show($0) }
            )
        }
        return outcome
    }

    private func start(copies: Int) async throws(ChildStartError) -> TesteeGroup {
        let limits = context.limits(of: testee)
        return try await TesteeGroup(testee.command, copies: copies, limits: limits)
    }

    private var jobs: Int {
        switch work {
        case .suite(let options): options.jobs
        case .failures: 1
        }
    }
}
