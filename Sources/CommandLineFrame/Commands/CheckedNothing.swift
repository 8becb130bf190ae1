import PayloadInput
import Reports
import SessionContract

/// Whether a run of `check`, or the parts of one, have checked nothing of what was looked for.
struct CheckedNothing {
    private let checked: RunRecord.Checked
    private let unmatched: [String]
    private let target: String

    /// What was checked in a target.
    ///
    /// - Parameters:
    ///   - checked: What was checked.
    ///   - unmatched: The pointers that have not led to a value.
    ///   - target: The sources.
    init(_ checked: RunRecord.Checked, unmatched: [String], in target: String) {
        self.checked = checked
        self.unmatched = unmatched
        self.target = target
    }

    /// Returns why the run has failed; nothing if it has not.
    func complaints(allowingEmpty: Bool) -> [String] {
        var complaints: [String] = []
        if checked.files > 0 {
            complaints = unmatched.map { "no text has a value at '\($0)'" }
        }
        let answers = checked.answers
        guard answers > 0, answers == checked.skipped.total, !allowingEmpty else {
            return complaints
        }
        let skipped = checked.skipped.skippedPhrase
        return complaints + ["nothing to check in \(target): \(skipped)"]
    }
}
