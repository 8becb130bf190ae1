/// What came of a row of consecutive cases.
///
/// A run decides whether to go on only between chunks, and chunks are counted in order, whoever ran
/// them. That is why the outcome of a run does not depend on the number of workers.
struct CaseChunk: Sendable {
    var statistics = RunStatistics()
    /// The simplest failing case of each kind.
    var failures: [FailedCase] = []
    /// The index of the first failing case.
    var firstFailure: Int?
    /// The hashes of small cases for which the property held, which shrinking need not ask again.
    var passed: [UInt64] = []
    /// Whether all cases were combinations of factors.
    var isPlanned = true

    /// The number of cases in a chunk.
    static let size = 32
}

/// A case for which a property failed.
struct FailedCase: Sendable {
    /// The index of the case, or nothing for a case that was replayed.
    let index: Int?
    let failure: Failure
    let choices: ContiguousArray<Choice>
    /// What brings the case back.
    let token: ReplayToken

    /// Joins a list that holds the simplest failing case of each kind.
    func join(_ failures: inout [FailedCase]) {
        guard let known = failures.firstIndex(where: { $0.failure.identity == failure.identity })
        else {
            failures.append(self)
            return
        }
        if ChoiceRecord.isSimpler(choices, than: failures[known].choices) {
            failures[known] = self
        }
    }
}

/// Runs cases, one after another.
final class CaseRunner<Value> {
    let drawing: CaseDrawing<Value>
    private var source = Source()
    private let property: (Value, CaseNotes) async -> Verdict
    private let store: (any FailureStore)?
    private let notes = CaseNotes()

    init(
        _ drawing: CaseDrawing<Value>,
        store: (any FailureStore)?,
        property: @escaping (Value, CaseNotes) async -> Verdict
    ) {
        self.drawing = drawing
        self.store = store
        self.property = property
    }

    /// Runs the cases of a range of indices, up to some cases after the first failure.
    func run(_ indices: Range<Int>, casesAfterFailure: Int) async -> CaseChunk {
        var chunk = CaseChunk()
        for index in indices {
            if let first = chunk.firstFailure, index > first + casesAfterFailure {
                break
            }
            if let value = draw(index, into: &chunk) {
                count(await property(value, notes), of: index, in: &chunk)
            }
        }
        return chunk
    }

    private func draw(_ index: Int, into chunk: inout CaseChunk) -> Value? {
        do {
            let value = try drawing.draw(index, from: &source)
            if source.sawUnplanned {
                chunk.isPlanned = false
            }
            store?.setUnderWay(drawing.token(index))
            notes.reset()
            return value
        } catch {
            chunk.statistics.count(error)
            return nil
        }
    }

    private func count(_ verdict: Verdict, of index: Int, in chunk: inout CaseChunk) {
        switch verdict {
        case .holds:
            chunk.statistics.count(notes)
            if index < 256, source.choices.count < 64 {
                chunk.passed.append(ChoiceRecord.hash(source.choices))
            }
        case .discarded:
            chunk.statistics.discards += 1
        case .fails(let failure):
            chunk.statistics.count(notes)
            chunk.firstFailure = chunk.firstFailure ?? index
            FailedCase(
                index: index,
                failure: failure,
                choices: source.choices,
                token: drawing.token(index)
            ).join(&chunk.failures)
        }
    }

    /// Asks the property about a value that was drawn outside of the row of cases.
    func ask(_ value: Value, _ token: ReplayToken) async -> Verdict {
        store?.setUnderWay(token)
        notes.reset()
        return await property(value, notes)
    }
}
