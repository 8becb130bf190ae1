import Gen
import Platform
import Synchronization
import Testing

/// A search for a case that ends the process, in child processes.
struct IsolatedRun: Sendable {
    let call: PropertyCall

    /// The cases that were running when an earlier process ended.
    let crashed: [ReplayToken]

    /// Whether all cases are tried, and not only those of `crashed`.
    let triesAll: Bool

    /// The settings of the run.
    let settings: RunSettings

    /// The maximum number of cases to try while a case shrinks.
    private static let mostTries = 1000

    /// The result of the search.
    enum Result: Sendable {
        /// No case ends a process.
        case none
        /// Nothing can be said, for a reason.
        case unknown(String)
        /// A case ends the process.
        case crash(Crash)
    }

    /// A case that ends the process.
    struct Crash: Sendable {
        /// The report.
        let text: String
        /// The token of the simplest such case.
        let token: ReplayToken
    }

    /// Whether the search should end.
    private final class Cancellation: Sendable {
        let isRequested = Atomic(false)
    }

    private let cancellation = Cancellation()

    init(of call: PropertyCall, crashed: [ReplayToken], triesAll: Bool, settings: RunSettings) {
        self.call = call
        self.crashed = crashed
        self.triesAll = triesAll
        self.settings = settings
    }

    /// Searches on a thread of its own, because it waits for processes.
    func search<Value>(_ generator: Generator<Value>) async -> Result {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                do throws(SystemError) {
                    let thread = try WorkThread {
                        continuation.resume(returning: searchHere(generator))
                    }
                    thread.detach()
                } catch {
                    continuation.resume(returning: .unknown("\(error)"))
                }
            }
        } onCancel: {
            cancellation.isRequested.store(true, ordering: .relaxed)
        }
    }

    private func searchHere<Value>(_ generator: Generator<Value>) -> Result {
        if !crashed.isEmpty || !settings.replays.isEmpty {
            let result = run(generator, first: crashed, cases: 0, IsolatedCases.Limits())
            guard case .none = result else { return result }
        }
        guard triesAll, settings.cases > 0 else { return .none }
        var limits = IsolatedCases.Limits()
        limits.ofCase = settings.deadline ?? limits.ofCase
        limits.ofSearch = settings.timeBudget
        return run(generator, first: [], cases: settings.cases, limits)
    }

    private func run<Value>(
        _ generator: Generator<Value>,
        first: [ReplayToken],
        cases count: Int,
        _ limits: IsolatedCases.Limits
    ) -> Result {
        let cases = IsolatedCases(of: call, first: first, limits, time: settings.time) {
            [cancellation] in cancellation.isRequested.load(ordering: .relaxed)
        }
        var settings = settings
        settings.cases = count
        settings.store = cases
        settings.workers = 1
        settings.casesAfterFailure = 0
        settings.shrinkBudget = min(settings.shrinkBudget, Self.mostTries)
        settings.deadline = nil
        settings.timeBudget = nil
        if count > 0 { settings.replays = [] }
        let outcome = generator.check(settings) { _, notes in cases.verdict(notes) }
        if let found = outcome.counterexamples.first {
            let place =
                CounterexampleText.origin(of: found, outcome.seed)
                ?? (crashed.isEmpty ? "found by replaying a token" : "found in an earlier run")
            let effort = "\(place), \(CounterexampleText.effort(of: found))"
            let isSpent = found.shrinkEvaluations >= settings.shrinkBudget
            return crash(found.token, ValueText.of(found.value), effort, cases, isCut: isSpent)
        }
        // Without time, the simplest case is not tried again, which looks as if it did not fail.
        if outcome.verdict == .failed, let last = cases.lastEnd {
            let tries = outcome.statistics.shrinkEvaluations
            let effort = "found in \(CounterexampleText.count(tries, "try", "tries"))"
            return crash(last.token, generator.text(of: last.token), effort, cases, isCut: true)
        }
        return cases.problem.map(Result.unknown) ?? .none
    }

    /// Reports a case that has ended a process, after it has been tried by itself.
    private func crash(
        _ token: ReplayToken,
        _ value: String,
        _ effort: String,
        _ cases: IsolatedCases,
        isCut: Bool
    ) -> Result {
        let end = cases.end(of: token)
        var lines = ["the body ends the process", "fails for \(value)"]
        if let end = end ?? cases.lastEnd?.end { lines.append("\(end)") }
        if end == nil { lines.append("not by itself, but after other cases in its process") }
        let processes = CounterexampleText.count(cases.processes, "process", "processes")
        lines.append("\(effort) in \(processes)")
        if isCut || cases.isOutOfTime {
            lines.append("the search reached its limit, so there may be a simpler value")
        }
        if cases.lateCases > 0 {
            let late = CounterexampleText.count(cases.lateCases, "try that took", "tries that took")
            lines.append("without \(late) too long")
        }
        lines.append("to reproduce: .replay(\"\(token)\")")
        return .crash(Crash(text: lines.joined(separator: "\n"), token: token))
    }
}
