/// What a property says about a case besides its verdict.
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

    init() {}

    /// Counts the case under a label.
    public func label(_ label: String) {
        if !labels.contains(label) {
            labels.append(label)
        }
    }

    /// Counts the case under a label if it belongs there.
    public func classify(_ belongs: Bool, as label: String) {
        if belongs {
            self.label(label)
        }
    }

    /// Demands that a share of all cases belongs to a class.
    ///
    /// The demand is judged over the whole run, with a test that errs once in a billion runs, see
    /// ``CoverageVerdict``. The first cases of a run lean to boundary values, so leave them out
    /// with ``RunSettings/coversFirst`` where a share has to be that of chance.
    ///
    /// - Parameters:
    ///   - label: The name of the class.
    ///   - share: The least share of cases, from 0 to 1.
    ///   - belongs: Whether this case is in the class.
    public func cover(_ label: String, atLeast share: Double, _ belongs: Bool) {
        covered.append((label, share, belongs))
    }

    func reset() {
        labels.removeAll(keepingCapacity: true)
        covered.removeAll(keepingCapacity: true)
    }
}
