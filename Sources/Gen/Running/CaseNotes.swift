import Synchronization

/// Labels and classes that a property assigns to a case.
///
/// ```swift
/// let outcome = generator.check { value, notes in
///     notes.label(value.isEmpty ? "empty" : "not empty")
///     notes.cover("long", atLeast: 0.05, value.count > 10)
///     return Verdict(String(value.reversed().reversed()) == value)
/// }
/// ```
public final class CaseNotes {
    var labels: [String] = []
    var covered: [(label: String, share: Double, isIn: Bool)] = []
    var scores: [String: Double] = [:]
    // Atomic only because reading a variable of an object checks its exclusivity, which took a
    // fifth of the time of a short case. A case is in one task at a time.
    private let hasNotes = Atomic(false)

    init() {}

    /// Whether the case has no labels, classes or scores.
    var isEmpty: Bool { !hasNotes.load(ordering: .relaxed) }

    /// Counts the case under a label.
    public func label(_ label: String) {
        hasNotes.store(true, ordering: .relaxed)
        if !labels.contains(label) {
            labels.append(label)
        }
    }

    /// Counts the case under a label if a condition holds.
    public func classify(_ belongs: Bool, as label: String) {
        if belongs {
            self.label(label)
        }
    }

    /// Requires a minimum share of all cases to be in a class.
    ///
    /// The share is checked at the end of the run, with a statistical test that is wrong once in a
    /// billion runs, see ``CoverageVerdict``. The first cases of a run favor boundary values. To
    /// measure the share of random cases only, turn them off with ``RunSettings/coversFirst``.
    ///
    /// - Parameters:
    ///   - label: The name of the class.
    ///   - share: The minimum share of cases, from 0 to 1.
    ///   - belongs: Whether this case is in the class.
    public func cover(_ label: String, atLeast share: Double, _ belongs: Bool) {
        hasNotes.store(true, ordering: .relaxed)
        covered.append((label, share, belongs))
    }

    /// Scores the case, so that the run searches for cases with a higher score.
    ///
    /// A run in which cases have a score changes the best one so far in half of its cases. The
    /// other half does not depend on scores. Use it if values that break the property are rare, and
    /// a number says how near a value comes, such as the size of an error, the length of a queue,
    /// or the number of steps of a search.
    ///
    /// - Parameters:
    ///   - score: The score. One that is not finite is ignored. If there are several under a label,
    ///     the highest counts.
    ///   - label: What the score measures. Cases with high scores under each of up to ten labels
    ///     are searched for.
    public func target(_ score: Double, label: String = "score") {
        guard score.isFinite else { return }
        scores[label] = max(score, scores[label] ?? score)
        hasNotes.store(true, ordering: .relaxed)
    }

    func reset() {
        guard !isEmpty else { return }
        labels.removeAll(keepingCapacity: true)
        covered.removeAll(keepingCapacity: true)
        scores.removeAll(keepingCapacity: true)
        hasNotes.store(false, ordering: .relaxed)
    }
}
