import Foundation
import Reports
import SessionConformance
import SessionContract
import Synchronization

/// One run of `model` or `replay`, from the start of the testee to the report.
struct ModelSession: Sendable {
    let testee: TesteeOptions
    let work: ModelWork

    /// The corpus whose cases are among the work, where one was found.
    var corpus: Report.Corpus?

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

        /// Whether the run was cut off, so that its last answers say nothing.
        var isCutOff = false
    }

    /// How long a run that is to stop may still make failures smaller.
    private static let grace: Duration = .seconds(2)

    func run() async -> Int32 {
        let clock = ContinuousClock()
        let start = clock.now
        let stopping = StopFlag(timeLimit: timeLimit, interruption: context.interruption)
        let asking = Task { await ask(stopping) }
        let watch = Task {
            while !stopping.isSet { try await Task.sleep(for: .milliseconds(20)) }
            try await Task.sleep(for: Self.grace)
            asking.cancel()
        }
        let outcome = await asking.value
        watch.cancel()
        let report = ModelReport(session: self, outcome: outcome).report(clock.now - start)
        return ReportDelivery(options: verdict, context: context).deliver(report)
    }

    private var timeLimit: Duration? {
        guard case .suite(let options) = work else { return nil }
        return options.timeLimit
    }

    private func ask(_ stopping: StopFlag) async -> Outcome {
        let progress = ModelProgress(verdict.progress, console: context.console)
        defer { progress.clear() }
        var outcome = Outcome()
        let group: TesteeGroup
        do {
            progress.show("starting the testee")
            group = try await TesteeGroup(testee, copies: jobs)
        } catch {
            progress.clear()
            outcome.isCutOff = Task.isCancelled
            outcome.failures = outcome.isCutOff ? [] : [error.description]
            return outcome
        }
        let members = group.members.map { StoppableTestee($0) { stopping.isSet } }
        switch work {
        case .suite(let options):
            outcome.results = [await suite(members, options, progress)]
        case .failures(let tokens):
            let run = ConformanceRun(copies: members)
            for token in tokens where !stopping.isSet {
                outcome.results.append(await run.replay(token))
            }
        }
        outcome.isCutOff = Task.isCancelled
        // One that was told to stop is unavailable for no fault of its own.
        if !stopping.isSet { outcome.failures = outcome.results.compactMap(\.unavailability) }
        let ending = await group.close()
        if !outcome.isCutOff, outcome.failures.isEmpty { outcome.ending = ending }
        return outcome
    }

    private func suite(
        _ members: [StoppableTestee],
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

/// Whether a run is to stop, because somebody asks for it or its time is over.
final class StopFlag: Sendable {
    private let deadline: ContinuousClock.Instant?
    private let interruption: @Sendable () -> Int32?

    init(timeLimit: Duration?, interruption: @escaping @Sendable () -> Int32?) {
        deadline = timeLimit.map { ContinuousClock.now + $0 }
        self.interruption = interruption
    }

    var isSet: Bool {
        if interruption() != nil { return true }
        guard let deadline else { return false }
        return ContinuousClock.now >= deadline
    }
}

/// The progress of a run on standard error, told from any task.
private final class ModelProgress: Sendable {
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
