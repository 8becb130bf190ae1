/// Runs cases one after another.
final class CaseRunner<Value> {
    let drawing: CaseDrawing<Value>
    private let property: CaseProperty<Value>
    private let store: (any FailureStore)?
    private let watch: CaseWatch?
    private let worker: Int
    private let clock: RunClock?
    /// Whether the store or the watch must know which case is run.
    private let isObserved: Bool
    private let notes = CaseNotes()
    /// The source of the last chunk, whose buffers the next one uses.
    private var spareSource: Source? = Source()

    init(
        _ drawing: CaseDrawing<Value>,
        store: (any FailureStore)?,
        watch: CaseWatch?,
        clock: RunClock?,
        worker: Int = 0,
        property: CaseProperty<Value>
    ) {
        self.drawing = drawing
        self.store = store
        self.watch = watch
        isObserved = store != nil || watch != nil
        self.clock = clock
        self.worker = worker
        self.property = property
    }

    /// Runs the cases of a range of indices, until a number of cases after the first failure.
    ///
    /// - Parameters:
    ///   - indices: The indices of the cases in the run.
    ///   - casesAfterFailure: The number of cases to run after the first failure.
    ///   - givesUp: Whether to stop early if no case will make a value. This is only for the first
    ///     chunk of a run; if earlier cases were judged, stopping would lose the later ones.
    /// - Returns: The results of the cases.
    func run(
        _ indices: Range<Int>,
        casesAfterFailure: Int,
        givesUp: Bool
    ) async -> CaseChunk {
        var chunk = CaseChunk(
            end: indices.upperBound,
            casesAfterFailure: casesAfterFailure,
            givesUp: givesUp
        )
        // A local variable: each access to a property of an object that lasts while a generator
        // runs is checked for exclusivity, which took a tenth of the time of a short case.
        var source = spareSource.take() ?? Source()
        switch property {
        case .direct(_, let judge): run(indices, judge, &source, &chunk)
        case .awaited(let property): await run(indices, property, &source, &chunk)
        }
        spareSource = consume source
        return chunk
    }

    /// Runs cases of a property that is awaited.
    private func run(
        _ indices: Range<Int>,
        _ property: (Value, CaseNotes) async -> Verdict,
        _ source: inout Source,
        _ chunk: inout CaseChunk
    ) async {
        for index in indices {
            guard begins(index, &chunk) else { break }
            do throws(Rejection) {
                drawing.start(index, &source)
                let value = try drawing.generator.body(&source)
                setUnderWay(index)
                let verdict = await property(value, notes)
                count(verdict, of: index, &source, &chunk)
            } catch {
                chunk.statistics.count(error)
            }
            if isLast(&source, &chunk) { break }
        }
    }

    /// Runs cases of a property that is not awaited.
    private func run(
        _ indices: Range<Int>,
        _ judge: CaseProperty<Value>.Judge,
        _ source: inout Source,
        _ chunk: inout CaseChunk
    ) {
        for index in indices {
            guard begins(index, &chunk) else { break }
            do throws(Rejection) {
                drawing.start(index, &source)
                let verdict = try judge(&source, notes) { setUnderWay(index) }
                count(verdict, of: index, &source, &chunk)
            } catch {
                chunk.statistics.count(error)
            }
            if isLast(&source, &chunk) { break }
        }
    }

    /// Returns whether a case is run.
    private func begins(_ index: Int, _ chunk: inout CaseChunk) -> Bool {
        // Cannot overflow: `RunSettings.bounded` limits indices to 2^61 and this number to 2^40.
        if let first = chunk.firstFailure, index > first + chunk.casesAfterFailure {
            return false
        }
        // In this order, because testing `hopeless` copies it.
        if chunk.statistics.isHopeless, chunk.hopeless == nil {
            chunk.hopeless = chunk.statistics
        }
        if chunk.givesUp, chunk.hopeless != nil {
            return false
        }
        if let clock, chunk.statistics.cases > 0 || index > clock.first, clock.isOver {
            chunk.statistics.isOutOfTime = true
            return false
        }
        return true
    }

    /// Notes that a case has a value.
    ///
    /// It is called before the property, which may end the process: the next run then begins with
    /// this case.
    private func setUnderWay(_ index: Int) {
        notes.reset()
        guard isObserved else { return }
        store?.setUnderWay(drawing.token(index), worker: worker)
        watch?.begin(index, worker: worker)
    }

    private func count(
        _ verdict: Verdict,
        of index: Int,
        _ source: inout Source,
        _ chunk: inout CaseChunk
    ) {
        watch?.pause(worker: worker)
        switch verdict {
        case .holds:
            chunk.statistics.count(notes)
            if !notes.isEmpty, !notes.scores.isEmpty {
                Peak.insert(notes.scores, of: index, into: &chunk.peaks)
            }
            // Bounds the memory to 256 hashes per run, however many cases it has.
            if index < 256, source.count < 64 {
                chunk.passed.append(ChoiceRecord.hash(source.choices))
            }
        case .discarded:
            chunk.statistics.discards += 1
        case .fails where Task.isCancelled:
            // A cancelled property may fail for any value, so the failure does not count.
            chunk.wasCancelled = true
        case .fails(let failure):
            chunk.statistics.count(notes)
            chunk.firstFailure = chunk.firstFailure ?? index
            FailedCase(
                index: index,
                failure: failure,
                choices: source.choices,
                token: drawing.token(index),
                origin: drawing.token(index)
            ).join(&chunk.failures)
        }
    }

    /// Returns whether no case is run after one that has ended.
    private func isLast(_ source: inout Source, _ chunk: inout CaseChunk) -> Bool {
        // A rejected case counts too: what it met may have values that no planned case has.
        if source.sawUnplanned { chunk.isPlanned = false }
        return chunk.wasCancelled || watch?.isOverdue == true
    }

    /// The scores of the last case.
    var scores: [String: Double] { notes.scores }

    /// Counts the last case.
    func count(in statistics: inout RunStatistics) {
        statistics.count(notes)
    }

    /// Runs the property for a value that is not one of the numbered cases of the run.
    func ask(_ value: Value, _ token: @autoclosure () -> ReplayToken) async -> Verdict {
        notes.reset()
        // Otherwise, no token of the choices is made.
        if isObserved {
            let token = token()
            store?.setUnderWay(token, worker: worker)
            watch?.begin(token, worker: worker)
        }
        defer { watch?.pause(worker: worker) }
        return await property.verdict(on: value, notes: notes)
    }
}
