import Gen
import Platform
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

    /// Searches on a thread of its own, because it waits for processes.
    func search<Value>(_ generator: Generator<Value>) async -> Result {
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
        let cases = IsolatedCases(of: call, first: first, limits)
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
            return .crash(crash(found, outcome, cases))
        }
        if let found = outcome.irreproducible.first {
            let text = """
                the body ended a process after other cases, but not alone: \(found.failure.message)
                \(found.value.map { "value: \($0)" } ?? "")
                to reproduce: .replay("\(found.token)")
                """
            return .crash(Crash(text: text, token: found.token))
        }
        return cases.problem.map(Result.unknown) ?? .none
    }

    private func crash<Value>(
        _ found: Counterexample<Value>,
        _ outcome: PropertyOutcome<Value>,
        _ cases: IsolatedCases
    ) -> Crash {
        let end = cases.endAlone(of: found.token)
        let message = end?.description ?? found.failure.message
        var lines = [
            "the body ends the process", "fails for \(ValueText.of(found.value))", message,
        ]
        if end == nil {
            lines.append("not alone in a process, but after other cases")
        }
        let place =
            CounterexampleText.origin(of: found, outcome.seed)
            ?? (crashed.isEmpty ? "found by replaying a token" : "found in an earlier run")
        let processes = CounterexampleText.count(cases.processes, "process", "processes")
        lines.append("\(place), \(CounterexampleText.effort(of: found)) in \(processes)")
        if cases.isOutOfTime || found.shrinkEvaluations >= Self.mostTries {
            lines.append("the search reached its limit, so there may be a simpler value")
        }
        if cases.lateCases > 0 {
            let late = CounterexampleText.count(cases.lateCases, "try that took", "tries that took")
            lines.append("without \(late) too long")
        }
        lines.append("to reproduce: .replay(\"\(found.token)\")")
        return Crash(text: lines.joined(separator: "\n"), token: found.token)
    }
}
