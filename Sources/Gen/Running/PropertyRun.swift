/// A run of a property: replays, then cases in chunks, then shrinking of what failed.
struct PropertyRun<Value> {
    private let settings: RunSettings
    private let drawing: CaseDrawing<Value>
    private let runner: CaseRunner<Value>
    private var statistics = RunStatistics()
    private var failures: [FailedCase] = []
    private var firstFailure: Int?
    private var passed: Set<UInt64> = []
    private var isPlanned = true
    private var surrender: String?

    init(
        _ generator: Generator<Value>,
        _ settings: RunSettings,
        property: @escaping (Value, CaseNotes) async -> Verdict
    ) {
        self.settings = settings
        drawing = CaseDrawing(
            generator,
            seed: settings.seed ?? .random(),
            coversFirst: settings.coversFirst
        )
        runner = CaseRunner(drawing, store: settings.store, property: property)
    }

    /// The cases that are all there are, if the generator has no others than the plan enumerates.
    private var finite: Int? {
        guard let plan = drawing.plan, plan.isFinite, settings.firstCase == 0,
            plan.combinations <= settings.cases
        else { return nil }
        return plan.combinations
    }

    /// The index after the last case.
    private var end: Int {
        var end = settings.firstCase + max(0, settings.cases)
        if let finite, isPlanned {
            end = min(end, finite)
        }
        return end
    }

    /// The last case that is wanted once one has failed.
    private var lastWanted: Int {
        firstFailure.map { $0 + settings.casesAfterFailure } ?? .max
    }

    /// Runs the cases in this task.
    mutating func run() async -> PropertyOutcome<Value> {
        await replay()
        var index = settings.firstCase
        while goesOn(at: index) {
            let next = min(index + CaseChunk.size, end)
            take(await runner.run(index..<next, casesAfterFailure: settings.casesAfterFailure))
            index = next
        }
        return await outcome()
    }

    /// Runs the cases in several tasks.
    ///
    /// Chunks are dealt out in rounds that grow, and counted in order; what was run beyond the
    /// point where one task would have stopped is not counted.
    mutating func runConcurrently(
        _ property: @escaping @Sendable (Value, CaseNotes) async -> Verdict
    ) async -> PropertyOutcome<Value> where Value: SendableMetatype {
        await replay()
        var index = settings.firstCase
        var chunksEach = 1
        while goesOn(at: index) {
            let chunks = await round(from: index, chunksEach, property)
            for chunk in chunks where goesOn(at: index) {
                take(chunk)
                index = min(index + CaseChunk.size, end)
            }
            chunksEach = min(chunksEach * 2, 64)
        }
        return await outcome()
    }

    private func round(
        from index: Int,
        _ chunksEach: Int,
        _ property: @escaping @Sendable (Value, CaseNotes) async -> Verdict
    ) async -> [CaseChunk] where Value: SendableMetatype {
        let (drawing, settings, end) = (drawing, settings, end)
        let share = chunksEach * CaseChunk.size
        return await withTaskGroup(of: (Int, [CaseChunk]).self) { group in
            for worker in 0..<settings.workers where index + worker * share < end {
                group.addTask {
                    let runner = CaseRunner(
                        drawing,
                        store: settings.store,
                        worker: worker,
                        property: property
                    )
                    let first = index + worker * share
                    var chunks: [CaseChunk] = []
                    for start in stride(from: first, to: min(first + share, end), by: CaseChunk.size) {
                        chunks.append(
                            await runner.run(
                                start..<min(start + CaseChunk.size, end),
                                casesAfterFailure: settings.casesAfterFailure
                            )
                        )
                    }
                    return (worker, chunks)
                }
            }
            var results: [Int: [CaseChunk]] = [:]
            for await (worker, chunks) in group {
                results[worker] = chunks
            }
            return results.sorted { $0.key < $1.key }.flatMap(\.value)
        }
    }

    private func goesOn(at index: Int) -> Bool {
        index < end && surrender == nil && index <= lastWanted
    }

    /// Counts a chunk and decides whether to go on.
    private mutating func take(_ chunk: CaseChunk) {
        statistics.add(chunk.statistics)
        passed.formUnion(chunk.passed)
        isPlanned = isPlanned && chunk.isPlanned
        firstFailure = firstFailure ?? chunk.firstFailure
        for failure in chunk.failures {
            failure.join(&failures)
        }
        if statistics.discards > 128 + settings.discardsPerCase * statistics.cases {
            surrender = tooManyDiscards
        }
    }

    private var tooManyDiscards: String {
        let counts = "\(statistics.discards) of \(statistics.discards + statistics.cases) cases"
        if let rejection = statistics.mainRejection {
            return "\(counts) made no value: \(rejection)"
        }
        return "\(counts) were discarded by the property"
    }
}

// MARK: - Replays

extension PropertyRun {
    /// Tries the cases of tokens first, those in the settings and those in the store.
    private mutating func replay() async {
        for token in settings.replays {
            await replay(token, isRequired: true)
        }
        for token in settings.store?.tokens() ?? []
        where await replay(token, isRequired: false) == false {
            settings.store?.remove(token)
        }
    }

    /// Tries the case of a token, and says whether it fails.
    @discardableResult
    private mutating func replay(_ token: ReplayToken, isRequired: Bool) async -> Bool {
        var source = Source()
        let value: Value
        do {
            value = try drawing.draw(token, from: &source)
        } catch {
            if isRequired {
                surrender = "the token \(token) does not fit this generator: \(error)"
            }
            return false
        }
        let choices = source.choices
        if isRequired, case .choices(let ranks) = token.origin, ranks.count != choices.count {
            surrender =
                "the token \(token) does not fit this generator: "
                + "it holds \(ranks.count) choices, the generator draws \(choices.count)"
            return false
        }
        guard case .fails(let failure) = await runner.ask(value, token) else {
            statistics.cases += 1
            return false
        }
        statistics.cases += 1
        if !failures.contains(where: { $0.failure.identity == failure.identity }) {
            failures.append(
                FailedCase(index: nil, failure: failure, choices: choices, token: token)
            )
        }
        return true
    }
}

// MARK: - Outcome

extension PropertyRun {
    private mutating func outcome() async -> PropertyOutcome<Value> {
        statistics.isExhaustive = finite != nil && isPlanned && failures.isEmpty
        var counterexamples: [Counterexample<Value>] = []
        var next = 0
        while next < failures.count {
            if let counterexample = await shrink(failures[next]) {
                counterexamples.append(counterexample)
                settings.store?.keep(counterexample.token)
            }
            next += 1
        }
        for worker in 0..<max(1, settings.workers) {
            settings.store?.setUnderWay(nil, worker: worker)
        }
        return PropertyOutcome(
            verdict: verdict(counterexamples.isEmpty),
            counterexamples: counterexamples,
            statistics: statistics,
            seed: drawing.seed
        )
    }

    private func verdict(_ holds: Bool) -> RunVerdict {
        if !holds {
            return .failed
        }
        if let surrender {
            return .gaveUp(surrender)
        }
        for coverage in statistics.coverage where coverage.verdict == .insufficient {
            return .gaveUp(
                "only \(coverage.hits) of \(coverage.cases) cases are in the class "
                    + "'\(coverage.label)', of which \(coverage.share * 100) % were demanded"
            )
        }
        return .passed
    }

    /// Shrinks a failure. Failures of other kinds that are met on the way are shrunk later.
    private mutating func shrink(_ failed: FailedCase) async -> Counterexample<Value>? {
        guard let original = value(of: failed.choices) else { return nil }
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
        guard let value = value(of: shrinker.best.choices) else { return nil }
        return Counterexample(
            value: value,
            failure: shrinker.failure,
            original: original,
            caseIndex: failed.index,
            shrinkEvaluations: shrinker.evaluations,
            shrinkSteps: shrinker.steps,
            token: ReplayToken(choices: shrinker.best.choices),
            originalToken: failed.token
        )
    }

    private func value(of choices: ContiguousArray<Choice>) -> Value? {
        var source = Source()
        source.start(.replay(choices), tracking: true)
        return try? drawing.generator.body(&source)
    }
}
