// MARK: - Outcome

extension PropertyRun {
    mutating func outcome() async -> PropertyOutcome<Value> {
        statistics.isExhaustive = finite != nil && isPlanned && failures.isEmpty
        var counterexamples: [Counterexample<Value>] = []
        var irreproducible: [IrreproducibleFailure] = []
        var next = 0
        while next < failures.count {
            do throws(IrreproducibleFailure.Cause) {
                let counterexample = try await shrink(failures[next])
                counterexamples.append(counterexample)
                settings.store?.keep(counterexample.token)
            } catch {
                irreproducible.append(IrreproducibleFailure(failures[next], error))
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
            statistics: statistics,
            seed: drawing.seed
        )
    }

    private var verdict: RunVerdict {
        if !failures.isEmpty {
            return .failed
        }
        if let surrender {
            return .gaveUp(surrender)
        }
        if statistics.cases == 0 {
            return .gaveUp(nothingJudged)
        }
        for coverage in statistics.coverage where coverage.verdict == .insufficient {
            return .gaveUp(
                "only \(coverage.hits) of \(coverage.cases) cases are in the class "
                    + "'\(coverage.label)', of which \(coverage.share * 100) % were demanded"
            )
        }
        return .passed
    }

    /// Shrinks a failure.
    ///
    /// Failures of other kinds that are met on the way are shrunk later.
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
        ) { [runner] value, choices in
            await runner.ask(value, ReplayToken(choices: choices))
        }
        await shrinker.shrink()
        statistics.shrinkEvaluations += shrinker.evaluations
        for (identity, other) in shrinker.others.sorted(by: { $0.key < $1.key })
        where !failures.contains(where: { $0.failure.identity == identity }) {
            failures.append(
                FailedCase(
                    index: failed.index,
                    failure: other.failure,
                    choices: other.record,
                    token: ReplayToken(choices: other.record)
                )
            )
        }
        guard let value = value(of: shrinker.best.choices) else { throw .generator }
        let token = ReplayToken(choices: shrinker.best.choices)
        // Shrinking asks about a value once and believes the answer.
        guard case .fails = await runner.ask(value, token) else { throw .generatorOrProperty }
        return Counterexample(
            value: value,
            failure: shrinker.failure,
            original: original,
            caseIndex: failed.index,
            shrinkEvaluations: shrinker.evaluations,
            shrinkSteps: shrinker.steps,
            token: token,
            originalToken: failed.token
        )
    }

    /// The value that choices make, if they make one.
    private func value(of choices: ContiguousArray<Choice>) -> Value? {
        var source = Source()
        source.start(.replay(choices), tracking: true)
        return try? drawing.generator.body(&source)
    }
}

extension IrreproducibleFailure {
    init(_ failed: FailedCase, _ cause: Cause) {
        self.init(
            failure: failed.failure,
            cause: cause,
            caseIndex: failed.index,
            token: failed.token
        )
    }
}
