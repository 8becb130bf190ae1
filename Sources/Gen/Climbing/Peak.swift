/// The case with the highest score under a label.
struct Peak: Sendable {
    /// The score.
    var score: Double
    /// The index of the case of the run that the search for higher scores began with.
    var index: Int
    /// The choices of the case if it is not one of the numbered cases of the run.
    var choices: ContiguousArray<Choice>?

    /// The maximum number of labels whose scores are raised.
    private static let mostLabels = 10

    /// Inserts the scores of a case where they are higher than those of earlier cases.
    static func insert(
        _ scores: [String: Double],
        of index: Int,
        _ choices: ContiguousArray<Choice>? = nil,
        into peaks: inout [String: Peak]
    ) {
        // In order, so that it does not depend on the process which labels are kept.
        for (label, score) in scores.sorted(by: { $0.key < $1.key }) {
            Peak(score: score, index: index, choices: choices).join(&peaks, label)
        }
    }

    /// Inserts the peak unless there is one at least as high, or too many with other labels.
    func join(_ peaks: inout [String: Peak], _ label: String) {
        if let known = peaks[label] {
            if score > known.score { peaks[label] = self }
        } else if peaks.count < Self.mostLabels {
            peaks[label] = self
        }
    }
}
