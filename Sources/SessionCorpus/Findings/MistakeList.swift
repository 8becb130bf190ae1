import StrictJSON

/// The mistakes found in one file so far.
struct MistakeList {
    let file: CorpusText

    /// The id of the case that is being read.
    var caseID: String?

    private(set) var findings: [LintFinding] = []

    init(in file: CorpusText) {
        self.file = file
    }

    mutating func add(_ rule: LintRule, at value: JSONValue, _ message: String, fix: String) {
        add(rule, atOffset: value.range.lowerBound, message, fix: fix)
    }

    mutating func add(_ rule: LintRule, atOffset offset: Int, _ message: String, fix: String) {
        findings.append(
            LintFinding(
                rule,
                file: file.path,
                at: file.position(of: offset),
                caseID: caseID,
                message: message,
                fix: fix
            )
        )
    }
}
