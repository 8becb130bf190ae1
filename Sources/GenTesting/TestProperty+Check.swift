import Gen
import Testing

// MARK: - The whole check

extension TestProperty {
    /// Runs the examples and the cases, and records what fails.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - examples: Values that are tested first.
    ///   - search: Runs the cases.
    /// - Throws: If the test is cancelled, the error of the body or `CancellationError`.
    func check(
        _ settings: TestSettings,
        _ examples: [Value],
        search: (RunSettings) async -> PropertyOutcome<Value>
    ) async throws {
        defer { settings.overdue.end() }
        guard let run = await prepare(settings) else { return }
        if run.replays.isEmpty { await self.run(examples) }
        try Task.checkCancellation()
        let outcome = await search(run)
        if let cancellation { throw cancellation }
        try Task.checkCancellation()
        record(outcome, settings)
        for counterexample in outcome.counterexamples {
            await report(counterexample, outcome)
        }
        if outcome.hasOtherFailures {
            Issue.record(
                """
                the property fails in more than \(outcome.counterexamples.count) ways, and the \
                others are not listed; failures are distinguished by the location of the \
                expectation or by the type of the error
                """,
                sourceLocation: sourceLocation
            )
        }
    }

    /// Records what a run says apart from its counterexamples.
    private func record(_ outcome: PropertyOutcome<Value>, _ settings: TestSettings) {
        if case .gaveUp(let reason) = outcome.verdict {
            Issue.record("\(reason)", sourceLocation: sourceLocation)
        }
        for failure in outcome.irreproducible {
            Issue.record("\(failure)", sourceLocation: sourceLocation)
        }
        if settings.run.cases == 0, !settings.run.replays.isEmpty, outcome.verdict == .passed {
            Issue.record(
                """
                the replayed case passes, and no other case was run; remove .replay to run all cases
                """,
                severity: .warning,
                sourceLocation: sourceLocation
            )
        }
        if settings.showsStatistics, outcome.counterexamples.isEmpty {
            Issue.record(
                "\(StatisticsText(outcome.statistics))",
                severity: .warning,
                sourceLocation: sourceLocation
            )
        }
    }
}

// MARK: - Cases that end the process

extension TestProperty {
    /// Returns the settings of the run in this process, or `nil` if there is nothing to run.
    ///
    /// In a child process, it serves the cases of the parent instead. If a case has ended a process
    /// before, or always with the trait `isolated`, it searches for such a case in child processes,
    /// and records it. Then no case runs in this process, because it might end that too.
    private func prepare(_ settings: TestSettings) async -> RunSettings? {
        var run = settings.run
        // A property in the body of another one belongs to the case of that.
        let isNested = CaseContext.current != nil
        let call = PropertyCall(run.property, by: test, .current, isNested: isNested)
        if let server = CaseServer.ofThisProcess, !isNested {
            if server.call == call.hash { await serve(server) }
            return nil
        }
        // The same cases, whether they run in this process or in another.
        run.seed = run.seed ?? .random()
        var notes: CrashNotes?
        if run.store == nil, run.replays.isEmpty {
            notes = CrashedCase.notes(of: run.property, call, workers: run.workers)
            run.store = notes
        }
        let crashed = (notes?.crashed ?? [])
            .filter { $0.belongs(to: run.property, over: Value.self) }
        if !isNested, settings.isIsolated ?? !crashed.isEmpty {
            let isolated = IsolatedRun(
                of: call,
                crashed: crashed,
                triesAll: settings.isIsolated == true,
                settings: run
            )
            switch await isolated.search(generator) {
            case .crash(let crash):
                // The next run begins with it.
                for worker in 0..<run.workers {
                    notes?.setUnderWay(worker == 0 ? crash.token : nil, worker: worker)
                }
                Issue.record("\(crash.text)", sourceLocation: sourceLocation)
                return nil
            case .unknown(let reason) where settings.isIsolated == true:
                Issue.record(
                    "the property is not isolated, because its child process \(reason)",
                    severity: .warning,
                    sourceLocation: sourceLocation
                )
            case .none, .unknown: break
            }
        }
        CrashedCase.announce(crashed, of: run.property, generator)
        return run
    }

    /// Tries the cases that the parent process sends.
    private func serve(_ server: CaseServer) async {
        let (issues, issuesOfCase) = (SearchIssues(), CaseIssues())
        await issues.handleIssues(of: test) { [self] in
            await issues.around {
                await CaseContext.$current.withValue(context) {
                    let values = TokenValues(generator)
                    await server.serve { token in
                        guard let value = values.value(of: token) else { return .unfit }
                        context.begin()
                        let verdict = await verdict(on: value, issuesOfCase)
                        return verdict == .discarded ? .discarded : .survived(context.scores)
                    }
                }
            }
        }
    }
}
