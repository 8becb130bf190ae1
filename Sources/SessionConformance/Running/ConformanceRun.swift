import Gen
package import Platform
import SessionContract
import SessionModel
import SessionPayloads
import Synchronization

/// A run of the whole suite against one testee.
///
/// ```swift
/// let result = await ConformanceRun(CodableTestee(Session.self)).run()
/// for finding in result.findings { print(finding) }
/// ```
///
/// The phases run in the order of ``ConformancePhase``. The same options give the same cases,
/// whatever the number of jobs.
public struct ConformanceRun: Sendable {
    let workers: [CaseWorker]
    let options: ConformanceOptions
    private let time: TimeSource
    private let generator: Generator<[UInt8]>

    /// Creates a run against `testee`.
    public init(_ testee: any Testee, options: ConformanceOptions = ConformanceOptions()) {
        let jobs = testee.answersConcurrently ? max(1, options.jobs) : 1
        self.init(copies: Array(repeating: testee, count: jobs), options: options)
    }

    /// Creates a run against copies of one testee, each called by one task at a time.
    ///
    /// - Parameters:
    ///   - testees: The copies, at least one. They must not share state.
    ///   - options: The settings; the number of copies replaces the number of jobs.
    public init(copies testees: [any Testee], options: ConformanceOptions = ConformanceOptions()) {
        self.init(copies: testees, options: options, time: .system)
    }

    /// Creates a run that measures its limits by `time`.
    package init(copies testees: [any Testee], options: ConformanceOptions, time: TimeSource) {
        precondition(!testees.isEmpty, "a run needs a testee")
        self.time = time
        workers = testees.map { CaseWorker($0) }
        self.options = options
        generator = PayloadGenerators.all(seeds: options.corpus.map(\.payload))
    }

    /// Runs all phases.
    ///
    /// If the task is cancelled or the time limit is reached, the run ends soon and returns what it
    /// has: each violation found so far, with its smallest payload so far.
    ///
    /// - Parameter progress: Called with the progress now and then, from any task.
    /// - Returns: The findings, each with the smallest payload that shows it, and the counts.
    public func run(
        progress: @escaping @Sendable (ConformanceProgress) -> Void = { _ in }
    ) async -> ConformanceResult {
        let deadline = RunDeadline(limit: options.timeLimit, time: time)
        return await deadline.enforced { await run(until: deadline, progress) }
    }

    private func run(
        until deadline: RunDeadline,
        _ progress: @escaping @Sendable (ConformanceProgress) -> Void
    ) async -> ConformanceResult {
        // State that leaks between payloads does not depend on cases, so one shard looks for it.
        // The others ask only what the cases of all shards are explained by.
        let isFirst = options.shard.index == 1
        let probes = await probes(until: deadline)
        let workers = await workersThatKnow(after: probes, until: deadline)
        let worker = workers[0]
        var result = emptyResult(of: worker)
        let limit = options.shrinkLimit
        var investigation = Investigation(worker, shrinkLimit: limit, deadline: deadline)
        var evidence = PolicyEvidence()
        var coverage = CoverageTally(countingAspects: options.countsAspects)
        var cases = CaseFindings()
        var counts = FindingCounts()
        var uncounted = UncountedCases(explaining: explainingWork)
        if let breakdowns = probes?.breakdowns {
            if isFirst {
                result.note(breakdowns, of: .state, isOver: deadline.isOver)
                counts.add(breakdowns, of: .state)
            }
            await investigation.investigate(breakdowns, of: .state)
        }
        for phase in ConformancePhase.allCases where options.phases.contains(phase) {
            if phase == .state, !isFirst { continue }
            if deadline.isOver || result.unavailability != nil {
                result.isIncomplete = true
                result.skippedCases[phase] = caseCount(in: phase)
                continue
            }
            if phase == .state {
                guard let probes else { continue }
                await compareAnswers(probes, &investigation, &result)
                coverage.noteRepetitions(StateProbes.questions)
                continue
            }
            for question in questions(in: phase) {
                let work = PhaseWork(phase, options, generator, asking: question)
                let tally = await ask(work, of: workers, deadline, progress)
                coverage.note(work, tally)
                result.note(tally, of: phase, isOver: deadline.isOver)
                if tally.cases < work.total {
                    result.isIncomplete = true
                    result.skippedCases[phase, default: 0] += work.total - tally.cases
                }
                evidence.add(tally.policies, of: phase)
                cases.add(tally, of: phase)
                counts.add(tally, of: phase)
                let parts = await uncounted.parts(adding: tally, of: work) {
                    await ask($0, of: workers, deadline) { _ in }
                }
                for part in parts { await investigate(part, &investigation) }
            }
        }
        await investigation.investigateVague()
        if isFirst {
            investigation.stage = .comparisons
            await addExamplesOfOthers(to: &evidence, asking: workers, deadline)
            await investigation.investigate(evidence)
        }
        result.uncertainRules = investigation.limitedRules.union(rulesOfOtherPhases)
        result.setFindings(investigation, &counts)
        if options.listsEveryCase { result.list(cases) }
        result.policies = evidence.learned(worker.testee.policies)
        result.coverage = coverage
        return result
    }

    /// Compares answers with each other, in the only phase that shards do not divide.
    private func compareAnswers(
        _ probes: StateProbes,
        _ investigation: inout Investigation,
        _ result: inout ConformanceResult
    ) async {
        await investigation.investigateVague()
        investigation.stage = .comparisons
        await investigation.investigateState(probes)
        result.isIncomplete = result.isIncomplete || investigation.deadline.isOver
        result.cases[.state, default: 0] += StateProbes.questions
    }

    /// Asks the probes at the start of the run, if it has any.
    private func probes(until deadline: RunDeadline) async -> StateProbes? {
        guard options.phases.contains(.state) else { return nil }
        let isOfOthers = options.shard.index != 1
        return await StateProbes(asking: workers[0], until: deadline, isOfOthers: isOfOthers)
    }

    /// The work of the planned phases that are not part of the run, in which all shards are one.
    private var explainingWork: [PhaseWork] {
        guard options.phases.contains(.random) else { return [] }
        var whole = options
        whole.shard = .whole
        let phases = ConformancePhase.allCases.filter { phase in
            phase != .random && phase != .state && !options.phases.contains(phase)
        }
        return phases.flatMap { phase in
            questions(in: phase).map { PhaseWork(phase, whole, generator, asking: $0) }
        }
    }

    private func investigate(
        _ part: UncountedCases.Part,
        _ investigation: inout Investigation
    ) async {
        investigation.stage = part.stage
        guard part.phase == .random else {
            await investigation.investigate(part.tally, of: part.phase)
            return
        }
        // They belong to the planned cases, which explain the random ones.
        await investigation.investigateVague()
        await investigation.investigateRandom(part.tally)
    }

    /// Adds what planned cases of other shards show about duplicate keys, so that one shard sees
    /// whether they contradict each other.
    private func addExamplesOfOthers(
        to evidence: inout PolicyEvidence,
        asking workers: [CaseWorker],
        _ deadline: RunDeadline
    ) async {
        for phase in ConformancePhase.allCases where options.phases.contains(phase) {
            let work = PhaseWork(phase, options, generator).ofOtherShards?
                .filtered { $0.reading.questions.only == .duplicateKey }
            guard let work, work.total > 0 else { continue }
            let tally = await ask(work, of: workers, deadline) { _ in }
            evidence.addExamples(of: tally.policies, in: phase)
        }
    }

    /// The rules whose findings may depend on the cases of the phases that do not run.
    private var rulesOfOtherPhases: [Rule] {
        let isWhole = options.phases == Set(ConformancePhase.allCases)
        return isWhole ? [] : [.roundTripUnstable, .testeeCrashed, .testeeHung, .testeeProtocol]
    }

    private func emptyResult(of worker: CaseWorker) -> ConformanceResult {
        var result = ConformanceResult(
            testee: worker.testee.identity,
            seed: options.seed,
            shard: options.shard
        )
        result.presenceCount = PresenceCombination.all.count
        result.dialectCount = Timestamp.Dialect.allCases.count
        return result
    }

    /// Returns the workers, which know what the testee does with a duplicate key if it shows it.
    private func workersThatKnow(
        after probes: StateProbes?,
        until deadline: RunDeadline
    ) async -> [CaseWorker] {
        // What crashes or hangs at any payload shows nothing.
        guard probes?.breakdowns.groups.isEmpty != false, !deadline.isOver else { return workers }
        let learned = await workers[0].whichValueCounts()
        return workers.map { CaseWorker($0.testee, learned: learned) }
    }

    /// Returns the questions of a phase: the presence phase also asks to encode each combination.
    private func questions(in phase: ConformancePhase) -> [TesteeQuestion] {
        let encodes = workers.allSatisfy(\.testee.encodesSessions)
        return phase == .presence && encodes ? [.roundTrip, .encoding] : [.roundTrip]
    }

    /// Returns the number of cases of a phase.
    private func caseCount(in phase: ConformancePhase) -> Int {
        guard phase != .state else { return StateProbes.questions }
        return questions(in: phase).reduce(0) { count, question in
            count + PhaseWork(phase, options, generator, asking: question).total
        }
    }

    /// Tests all chunks of a phase; each worker takes the next one that is left.
    private func ask(
        _ work: PhaseWork,
        of workers: [CaseWorker],
        _ deadline: RunDeadline,
        _ progress: @escaping @Sendable (ConformanceProgress) -> Void
    ) async -> PhaseTally {
        let next = Counter()
        let done = Counter()
        let deviations = Counter()
        let unavailable = Counter()
        return await withTaskGroup(of: PhaseTally.self) { group in
            for worker in workers {
                var worker = worker
                // Random cases have no names by which anyone knows them.
                worker.keepsEveryHit = options.listsEveryCase && work.phase != .random
                group.addTask { [worker] in
                    var tally = PhaseTally()
                    while unavailable.value == 0, let chunk = work.chunk(next.add(1)) {
                        if deadline.endsCases(leavingTime: deviations.value > 0) { break }
                        let seen =
                            switch work.question {
                            case .roundTrip: await worker.ask(chunk, asksTwice: work.asksTwice)
                            case .encoding: await worker.askToEncode(chunk)
                            }
                        tally.add(seen)
                        if seen.unavailability != nil {
                            _ = unavailable.add(1)
                            break
                        }
                        progress(
                            ConformanceProgress(
                                phase: work.phase,
                                done: done.add(chunk.count) + chunk.count,
                                total: work.total,
                                deviations: deviations.add(seen.groups.count) + seen.groups.count
                            )
                        )
                    }
                    return tally
                }
            }
            var all = PhaseTally()
            for await tally in group { all.add(tally) }
            return all
        }
    }
}

/// A counter that several tasks share.
private final class Counter: Sendable {
    private let number = Atomic(0)

    var value: Int { number.load(ordering: .relaxed) }

    /// Adds `amount`, and returns the value before.
    func add(_ amount: Int) -> Int {
        number.add(amount, ordering: .relaxed).oldValue
    }
}
