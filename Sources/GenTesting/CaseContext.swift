import Gen
import Synchronization

/// What the body of a property says about the current case.
final class CaseContext: Sendable {
    private struct State {
        var labels: [String] = []
        var covered: [(label: String, share: Double, isIn: Bool)] = []
        var scores: [(score: Double, label: String)] = []
        var notes: [String] = []
    }

    private let state = Mutex(State())

    /// Whether the body has said anything, so that most cases do not need the lock.
    private let isUsed = Atomic(false)

    /// The context of the innermost property around the current task.
    @TaskLocal static var current: CaseContext?

    /// The limits of the notes of a case.
    private static let most = (notes: 20, characters: 1000)

    /// The first notes of the case.
    var notes: [String] { state.withLock { Array($0.notes.prefix(Self.most.notes)) } }

    /// The highest score of the case under each label.
    var scores: [String: Double] {
        state.withLock { state in
            Dictionary(state.scores.map { ($0.label, $0.score) }, uniquingKeysWith: max)
        }
    }

    /// Begins a case.
    func begin() {
        guard isUsed.load(ordering: .relaxed) else { return }
        state.withLock { $0 = State() }
        isUsed.store(false, ordering: .relaxed)
    }

    /// Passes what was said about the case on to its run.
    func finish(_ notes: CaseNotes) {
        guard isUsed.load(ordering: .relaxed) else { return }
        state.withLock { state in
            for label in state.labels { notes.label(label) }
            for (label, share, isIn) in state.covered {
                notes.cover(label, atLeast: share, isIn)
            }
            for (score, label) in state.scores { notes.target(score, label: label) }
        }
    }

    func label(_ label: String) {
        change { $0.labels.append(label) }
    }

    func cover(_ label: String, atLeast share: Double, _ isIn: Bool) {
        change { $0.covered.append((label, share, isIn)) }
    }

    func target(_ score: Double, _ label: String) {
        change { $0.scores.append((score, label)) }
    }

    /// Adds a note, which is evaluated only if it is one of the first.
    func note(_ text: () -> String) {
        guard state.withLock({ $0.notes.count < Self.most.notes }) else { return }
        // Outside the lock, since the text may come from a function that adds a note.
        let note = String(text().prefix(Self.most.characters))
        change { $0.notes.append(note) }
    }

    private func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
        isUsed.store(true, ordering: .relaxed)
    }
}
