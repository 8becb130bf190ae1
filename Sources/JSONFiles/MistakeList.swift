package import StrictJSON

/// The mistakes found in one file so far.
package struct MistakeList<Rule: MistakeRule> {
    package let file: TextFile

    /// The id of the entry that is being read.
    package var entryID: String?

    /// The mistakes in the order in which they were found.
    package private(set) var findings: [Mistake<Rule>] = []

    package init(in file: TextFile) {
        self.file = file
    }

    /// Returns the tree of the file, or `nil` and adds a mistake if it is not JSON.
    package mutating func tree() -> JSONValue? {
        do {
            return try JSONDocument(parsing: file.bytes).root
        } catch {
            let advice = SyntaxAdvice(error, in: file.bytes)
            add(.json, atOffset: advice.offset, advice.message, fix: advice.fix)
            return nil
        }
    }

    /// Adds a mistake at the start of a value.
    package mutating func add(_ rule: Rule, at value: JSONValue, _ message: String, fix: String) {
        add(rule, atOffset: value.range.lowerBound, message, fix: fix)
    }

    /// Adds a mistake at an offset in bytes.
    package mutating func add(
        _ rule: Rule,
        atOffset offset: Int,
        _ message: String,
        fix: String
    ) {
        findings.append(
            Mistake(
                rule,
                file: file.path,
                at: file.position(of: offset),
                entryID: entryID,
                message: message,
                fix: fix
            )
        )
    }
}
