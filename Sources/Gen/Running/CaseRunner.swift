/// Runs cases one after another.
final class CaseRunner<Value> {
    let drawing: CaseDrawing<Value>
    private var source = Source()
    private let property: (Value, CaseNotes) async -> Verdict
    private let store: (any FailureStore)?
    private let watch: CaseWatch?
    private let worker: Int
    private let clock: RunClock?
    private let notes = CaseNotes()

    init(
        _ drawing: CaseDrawing<Value>,
        store: (any FailureStore)?,
        watch: CaseWatch?,
        clock: RunClock?,
        worker: Int = 0,
        property: @escaping (Value, CaseNotes) async -> Verdict
    ) {
        self.drawing = drawing
        self.store = store
        self.watch = watch
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
        var chunk = CaseChunk(end: indices.upperBound)
        for index in indices {
            // Cannot overflow: `RunSettings.bounded` limits indices to 2^61 and this number to
            // 2^40.
            if let first = chunk.firstFailure, index > first + casesAfterFailure {
                break
            }
            if chunk.hopeless == nil, chunk.statistics.isHopeless {
                chunk.hopeless = chunk.statistics
            }
            if givesUp, chunk.hopeless != nil {
                break
            }
            if let clock, chunk.statistics.cases > 0 || index > clock.first, clock.isOver {
                chunk.statistics.isOutOfTime = true
                break
            }
            if let value = draw(index, into: &chunk) {
                count(await property(value, notes), of: index, in: &chunk)
            }
            if chunk.wasCancelled {
                break
            }
            if let watch, watch.isOverdue {
                break
            }
        }
        return chunk
    }

    private func draw(_ index: Int, into chunk: inout CaseChunk) -> Value? {
        // A rejected case counts too: what it met may have values that no planned case has.
        defer {
            if source.sawUnplanned { chunk.isPlanned = false }
        }
        do {
            let value = try drawing.draw(index, from: &source)
            // Before the property, which may end the process: the next run then begins with this
            // case.
            store?.setUnderWay(drawing.token(index), worker: worker)
            watch?.begin(index, worker: worker)
            notes.reset()
            return value
        } catch {
            chunk.statistics.count(error)
            return nil
        }
    }

    private func count(_ verdict: Verdict, of index: Int, in chunk: inout CaseChunk) {
        watch?.pause(worker: worker)
        switch verdict {
        case .holds:
            chunk.statistics.count(notes)
            // Bounds the memory to 256 hashes per run, however many cases it has.
            if index < 256, source.choices.count < 64 {
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

    /// Runs the property for a value that is not one of the numbered cases of the run.
    func ask(_ value: Value, _ token: @autoclosure () -> ReplayToken) async -> Verdict {
        notes.reset()
        // Without either, no token of the choices is made.
        if store != nil || watch != nil {
            let token = token()
            store?.setUnderWay(token, worker: worker)
            watch?.begin(token, worker: worker)
        }
        defer { watch?.pause(worker: worker) }
        return await property(value, notes)
    }
}
