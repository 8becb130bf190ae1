package import StrictJSON

/// A problem in the corpus, its place, and how to fix it.
package struct LintFinding: Hashable, Sendable {
    package var rule: LintRule

    /// The path of the file relative to the corpus folder.
    package var file: String

    package var position: TextPosition

    /// The id of the case it is about, if there is one and its id could be read.
    package var caseID: String?

    /// What is wrong, in one sentence.
    package var message: String

    /// What to do about it.
    package var fix: String

    package init(
        _ rule: LintRule,
        file: String,
        at position: TextPosition = TextPosition(),
        caseID: String? = nil,
        message: String,
        fix: String
    ) {
        self.rule = rule
        self.file = file
        self.position = position
        self.caseID = caseID
        self.message = message
        self.fix = fix
    }
}

extension LintFinding: CustomStringConvertible {
    /// Two lines: the place, the case, what is wrong and the rule; then the fix.
    package var description: String {
        let name = caseID.map { "\($0): " } ?? ""
        return "\(file):\(position.line):\(position.column): \(name)\(message) [\(rule.rawValue)]\n"
            + "    fix: \(fix)"
    }
}
