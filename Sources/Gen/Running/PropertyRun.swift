/// A run of a property: replays, then cases in chunks, then shrinking of the failures.
struct PropertyRun<Value> {
    let settings: RunSettings
    let drawing: CaseDrawing<Value>
    let runner: CaseRunner<Value>
    let watch: CaseWatch?
    let clock: RunClock?
    var statistics = RunStatistics()
    private(set) var failures: [FailedCase] = []
    /// Whether the property fails in other ways than those in `failures`.
    var hasOtherFailures = false
    var firstFailure: Int?
    private(set) var passed: Set<UInt64> = []
    private(set) var isPlanned = true
    var reasonToGiveUp: String?
    /// The cases with the highest scores, and what raises these.
    var peaks: [String: Peak] = [:]
    lazy var climber = Climber(drawing.generator, seed: drawing.seed)
    /// The number of cases that were not numbered, but tried to raise a score.
    var climbedCases = 0
    /// The number of cases that could be tried to raise a score.
    var climbTries = 0

    init(
        _ generator: Generator<Value>,
        _ settings: RunSettings,
        property: CaseProperty<Value>
    ) {
        let settings = settings.bounded
        self.settings = settings
        drawing = CaseDrawing(
            generator,
            seed: settings.seed ?? .random(),
            coversFirst: settings.coversFirst,
            property: settings.property
        )
        watch = settings.deadline.map { [drawing] deadline in
            CaseWatch(settings, deadline: deadline) {
                drawing.token($0)
            } describe: {
                drawing.text(of: $0)
            }
        }
        clock = RunClock(settings)
        runner = CaseRunner(
            drawing,
            store: settings.store,
            watch: watch,
            clock: clock,
            property: property
        )
    }

    /// The maximum number of ways to fail that are kept.
    ///
    /// If there are more, their identities most likely depend on the value, and each would be
    /// shrunk.
    private static var mostFailures: Int { 10 }

    /// The number of all cases there are, or `nil` if the plan does not enumerate all of them.
    var finite: Int? {
        guard let plan = drawing.plan, plan.isFinite, settings.firstCase == 0,
            plan.combinations <= settings.cases
        else { return nil }
        return plan.combinations
    }

    /// The index after the last case.
    private var end: Int {
        var end = settings.firstCase + max(0, settings.cases - climbedCases)
        if let finite, isPlanned {
            end = min(end, finite)
        }
        return end
    }

    /// The index of the last case to run after the first failure.
    private var lastWanted: Int {
        firstFailure.map { $0 + settings.casesAfterFailure } ?? .max
    }

    /// Runs the cases in this task.
    mutating func run() async -> PropertyOutcome<Value> {
        watch.map(Watchdog.add)
        await replay()
        var index = settings.firstCase
        while goesOn(at: index) {
            let next = min(index + CaseChunk.size, end)
            take(
                await runner.run(
                    index..<next,
                    casesAfterFailure: settings.casesAfterFailure,
                    givesUp: statistics.cases == 0
                )
            )
            index = next
            await climb(after: index)
        }
        return await outcome()
    }

    /// Runs the cases in several tasks.
    ///
    /// Workers get chunks in rounds of growing size. Chunks are counted in order, and those after
    /// the point where a single task would have stopped are discarded.
    mutating func runConcurrently(
        _ property: @escaping @Sendable (Value, CaseNotes) async -> Verdict
    ) async -> PropertyOutcome<Value> where Value: SendableMetatype {
        watch.map(Watchdog.add)
        await replay()
        var index = settings.firstCase
        var chunksEach = 1
        while goesOn(at: index) {
            let chunks = await round(from: index, chunksEach, property)
            for chunk in chunks where goesOn(at: index) {
                // The first cases can show that there are more cases than the plan enumerates. Then
                // the chunks have other bounds, and the next round begins here.
                guard chunk.end == min(index + CaseChunk.size, end) else { break }
                take(chunk)
                index = chunk.end
                await climb(after: index)
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
        let (drawing, settings, watch, clock, end) = (drawing, settings, watch, clock, end)
        // Only the first chunk of a run may give up, because then the run gives up.
        let hopelessAt = statistics.cases == 0 ? index : -1
        let share = chunksEach * CaseChunk.size
        return await withTaskGroup(of: (Int, [CaseChunk]).self) { group in
            for worker in 0..<settings.workers where index + worker * share < end {
                group.addTask {
                    let runner = CaseRunner(
                        drawing,
                        store: settings.store,
                        watch: watch,
                        clock: clock,
                        worker: worker,
                        property: .awaited(property)
                    )
                    let first = index + worker * share
                    var chunks: [CaseChunk] = []
                    for start in stride(
                        from: first,
                        to: min(first + share, end),
                        by: CaseChunk.size
                    ) {
                        chunks.append(
                            await runner.run(
                                start..<min(start + CaseChunk.size, end),
                                casesAfterFailure: settings.casesAfterFailure,
                                givesUp: start == hopelessAt
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

    func goesOn(at index: Int) -> Bool {
        index < end && reasonToGiveUp == nil && index <= lastWanted && watch?.isOverdue != true
            && !statistics.isOutOfTime
    }

    /// Counts a chunk, and decides whether to give up.
    private mutating func take(_ chunk: CaseChunk) {
        var chunk = chunk
        if statistics.cases == 0, let hopeless = chunk.hopeless {
            // One task would have given up there. No case before it has a value, so none failed.
            chunk = CaseChunk(end: chunk.end)
            chunk.statistics = hopeless
        }
        statistics.add(chunk.statistics)
        passed.formUnion(chunk.passed)
        isPlanned = isPlanned && chunk.isPlanned
        firstFailure = firstFailure ?? chunk.firstFailure
        for (label, peak) in chunk.peaks.sorted(by: { $0.key < $1.key }) {
            peak.join(&peaks, label)
        }
        for failure in chunk.failures {
            keep(failure)
        }
        if chunk.wasCancelled || Task.isCancelled {
            reasonToGiveUp = "the task was cancelled after \(statistics.cases) cases"
        } else if statistics.isHopeless
            || statistics.discards > freeDiscards + settings.discardsPerCase * statistics.cases
        {
            reasonToGiveUp = tooManyDiscards
        }
    }

    /// Keeps a failure, unless there is a simpler one of its kind or there are too many other
    /// kinds.
    mutating func keep(_ failure: FailedCase) {
        let isNew = !failures.contains { $0.failure.identity == failure.failure.identity }
        if isNew, failures.count >= Self.mostFailures {
            hasOtherFailures = true
        } else {
            failure.join(&failures)
        }
    }

    /// The number of cases that may be discarded before any case counts.
    private var freeDiscards: Int { min(128, settings.cases / 2) }

    /// The reason why a run without a judged case gave up.
    var noCasesReason: String {
        statistics.discards == 0
            ? "no cases were requested, so the property was not tested" : tooManyDiscards
    }

    private var tooManyDiscards: String {
        let counts = "\(statistics.discards) of \(statistics.discards + statistics.cases) cases"
        if let rejection = statistics.mainRejection {
            return "\(counts) produced no value: \(rejection)"
        }
        return "\(counts) were discarded by the property; "
            + "use a generator whose values it applies to"
    }
}
