// MARK: - Outcome

extension PropertyRun {
    mutating func outcome() async -> PropertyOutcome<Value> {
        defer { watch.map(Watchdog.remove) }
        statistics.isExhaustive =
            finite != nil && isPlanned && failures.isEmpty && reasonToGiveUp == nil
            && watch?.isOverdue != true && !statistics.isOutOfTime
        statistics.highestScores = peaks.mapValues(\.score)
        var counterexamples: [Counterexample<Value>] = []
        var irreproducible: [IrreproducibleFailure] = []
        var next = 0
        while next < failures.count {
            do throws(IrreproducibleFailure.Cause) {
                let counterexample = try await shrink(failures[next])
                counterexamples.append(counterexample)
                settings.store?.keep(counterexample.token)
            } catch {
                let failed = failures[next]
                irreproducible.append(
                    IrreproducibleFailure(
                        failure: failed.failure,
                        cause: error,
                        value: value(of: failed.choices).map { ValueText.of($0) },
                        caseIndex: failed.index,
                        token: failed.token
                    )
                )
            }
            next += 1
        }
        for worker in 0..<settings.workers {
            settings.store?.setUnderWay(nil, worker: worker)
        }
        return PropertyOutcome(
            verdict: verdict,
            counterexamples: counterexamples,
            irreproducible: irreproducible,
            hasOtherFailures: hasOtherFailures,
            overdue: watch?.overdue,
            statistics: statistics,
            seed: drawing.seed
        )
    }

    private var verdict: RunVerdict {
        if !failures.isEmpty || watch?.isOverdue == true {
            return .failed
        }
        if let reasonToGiveUp {
            return .gaveUp(reasonToGiveUp)
        }
        if statistics.cases == 0 {
            return .gaveUp(noCasesReason)
        }
        for coverage in statistics.coverage where coverage.verdict == .insufficient {
            return .gaveUp(
                "only \(coverage.hits) of \(coverage.cases) cases are in the class "
                    + "'\(coverage.label)', but at least \(coverage.share * 100) % are required"
            )
        }
        return .passed
    }

    /// Shrinks a failure.
    ///
    /// It keeps failures of other kinds that it meets, to be shrunk later.
    private mutating func shrink(
        _ failed: FailedCase
    ) async throws(IrreproducibleFailure.Cause) -> Counterexample<Value> {
        guard let original = value(of: failed.choices) else { throw .generator }
        let shrinker = Shrinker(
            drawing.generator,
            from: failed.choices,
            failure: failed.failure,
            seen: passed,
            budget: settings.shrinkBudget
        ) { [runner, watch, drawing] value, choices in
            // Once a case has taken too long, no simpler one is tried.
            guard watch?.isOverdue != true, !Task.isCancelled else { return .discarded }
            let verdict = await runner.ask(value, drawing.token(choices))
            return Task.isCancelled ? .discarded : verdict
        }
        await shrinker.shrink()
        if shrinker.hasMoreOthers { hasOtherFailures = true }
        statistics.shrinkEvaluations += shrinker.evaluations
        for (_, other) in shrinker.others.sorted(by: { $0.key < $1.key })
        where !failures.contains(where: { $0.failure.identity == other.failure.identity }) {
            keep(
                FailedCase(
                    index: failed.index,
                    failure: other.failure,
                    choices: other.record,
                    token: drawing.shortToken(other.record, from: failed.origin),
                    origin: failed.origin,
                    raisedScore: failed.raisedScore
                )
            )
        }
        guard let value = value(of: shrinker.best.choices) else { throw .generator }
        guard await fails(value, shrinker) else { throw .generatorOrProperty }
        return Counterexample(
            value: value,
            failure: shrinker.failure,
            original: original,
            caseIndex: failed.index,
            raisedScore: failed.raisedScore,
            shrinkEvaluations: shrinker.evaluations,
            shrinkSteps: shrinker.steps,
            token: drawing.shortToken(shrinker.best.choices, from: failed.origin),
            originalToken: failed.token
        )
    }

    /// Returns whether the simplest case fails again in the same way.
    ///
    /// Shrinking evaluates each value only once, so this detects properties that are not
    /// deterministic.
    private func fails(_ value: Value, _ shrinker: Shrinker<Value>) async -> Bool {
        if watch?.isOverdue == true || Task.isCancelled { return true }
        let verdict = await runner.ask(value, drawing.token(shrinker.best.choices))
        guard case .fails(let failure) = verdict else { return Task.isCancelled }
        return failure.identity == shrinker.failure.identity || Task.isCancelled
    }

    /// Returns the value of choices, or `nil` if the generator rejects them.
    private func value(of choices: ContiguousArray<Choice>) -> Value? {
        var source = Source()
        source.start(.replay(choices), tracking: true)
        return try? drawing.generator.body(&source)
    }
}
