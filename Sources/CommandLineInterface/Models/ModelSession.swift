import Dispatch
import Reports
import SessionConformance
import SessionContract
import Synchronization
import TerminalText

/// One run of `model` or `replay`, from the start of the testee to the report.
struct ModelSession: Sendable {
    let testee: TesteeOptions
    let work: ModelWork

    /// The corpus whose cases are among the work, where one was found.
    var corpus: Report.Corpus?

    /// Cases that are asked last and reported, and never counted.
    var staging: [PlannedCase] = []

    /// The command that reports name.
    var command = "model"

    let verdict: VerdictOptions
    let context: CommandContext

    /// The version of the generators, which reports name beside the seed.
    static let generatorVersion = 1

    /// What a run knows at its end.
    struct Outcome: Sendable {
        var results: [ConformanceResult] = []

        /// A fault in how the testee ended.
        var ending: Finding?

        /// Why the testee could not be asked.
        var failures: [String] = []

        /// What came of the cases of staging, where there are some and they were come to.
        var staging: StagingOutcome?
    }

    func run() async -> Int32 {
        let clock = ContinuousClock()
        let start = clock.now
        let asking = Task { await ask() }
        let watch = InterruptionWatch(context.interruption) { asking.cancel() }
        let outcome = await asking.value
        watch.stop()
        let report = ModelReport(session: self, outcome: outcome).report(clock.now - start)
        return ReportDelivery(options: verdict, context: context).deliver(report)
    }

    private func ask() async -> Outcome {
        let start = ContinuousClock.now
        let progress = ModelProgress(verdict.progress, console: context.console)
        defer { progress.clear() }
        var outcome = Outcome()
        let group: TesteeGroup
        do {
            progress.show("starting the testee")
            group = try await TesteeGroup(testee, copies: jobs)
        } catch {
            progress.clear()
            outcome.failures = Task.isCancelled ? [] : [error.description]
            return outcome
        }
        switch work {
        case .suite(let options):
            outcome.results = [await suite(group.members, options, progress)]
        case .failures(let tokens):
            let run = ConformanceRun(copies: group.members)
            for token in tokens where !Task.isCancelled {
                outcome.results.append(await run.replay(token))
            }
        }
        outcome.failures = outcome.results.compactMap(\.unavailability)
        let ending = await group.close()
        if !Task.isCancelled, outcome.failures.isEmpty { outcome.ending = ending }
        if !staging.isEmpty, outcome.failures.isEmpty {
            outcome.staging = await askAboutStaging(since: start, progress)
        }
        return outcome
    }

    func suite(
        _ members: [any Testee],
        _ options: ConformanceOptions,
        _ progress: ModelProgress
    ) async -> ConformanceResult {
        var options = options
        options.jobs = jobs
        let run =
            members.count == 1
            ? ConformanceRun(members[0], options: options)
            : ConformanceRun(copies: members, options: options)
        return await run.run { progress.show($0) }
    }

    private var jobs: Int {
        guard case .suite = work else { return 1 }
        return verdict.jobs ?? testee.defaultJobs
    }
}

/// Cancels the work once somebody asks the program to stop.
///
/// It looks on a thread of its own: models in this process may keep all others busy.
private struct InterruptionWatch {
    private let timer: any DispatchSourceTimer

    init(
        _ interruption: @escaping @Sendable () -> Int32?,
        cancel: @escaping @Sendable () -> Void
    ) {
        timer = DispatchSource.makeTimerSource(queue: .global(qos: .userInteractive))
        timer.schedule(deadline: .now(), repeating: .milliseconds(20))
        timer.setEventHandler { if interruption() != nil { cancel() } }
        timer.resume()
    }

    func stop() { timer.cancel() }
}

/// The progress of a run on standard error, told from any task.
final class ModelProgress: Sendable {
    private let line: Mutex<ProgressLine>

    init(_ choice: VerdictOptions.When, console: Console) {
        line = Mutex(ProgressLine(choice, console: console))
    }

    func show(_ text: String) {
        line.withLock { $0.show(text) }
    }

    func show(_ progress: ConformanceProgress) {
        let deviations = progress.deviations == 1 ? "deviation" : "deviations"
        show(
            "\(progress.phase.rawValue): \(progress.done.grouped) of \(progress.total.grouped) "
                + "cases, \(progress.deviations) \(deviations)"
        )
    }

    func clear() {
        line.withLock { $0.clear() }
    }
}
