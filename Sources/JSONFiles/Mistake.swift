package import StrictJSON

/// The rules that a file breaks, of which the readers of JSON need three.
package protocol MistakeRule: RawRepresentable<String>, Hashable, Sendable {
    /// The file is JSON.
    static var json: Self { get }

    /// An object has all required keys, no unknown ones, and none twice.
    static var keys: Self { get }

    /// A value has the type and the form that its key requires.
    static var value: Self { get }
}

/// A mistake in a file that people write, its place, and how to fix it.
package struct Mistake<Rule: MistakeRule>: Hashable, Sendable {
    package var rule: Rule

    /// The path of the file, as messages show it.
    package var file: String

    package var position: TextPosition

    /// The id of the entry it is about, if there is one and its id could be read.
    package var entryID: String?

    /// What is wrong, in one sentence.
    package var message: String

    /// What to do about it.
    package var fix: String

    package init(
        _ rule: Rule,
        file: String,
        at position: TextPosition = TextPosition(),
        entryID: String? = nil,
        message: String,
        fix: String
    ) {
        self.rule = rule
        self.file = file
        self.position = position
        self.entryID = entryID
        self.message = message
        self.fix = fix
    }
}

extension Mistake: CustomStringConvertible {
    /// Two lines: the place, the entry, what is wrong and the rule; then the fix.
    package var description: String {
        let name = entryID.map { "\($0): " } ?? ""
        return "\(file):\(position.line):\(position.column): \(name)\(message) [\(rule.rawValue)]\n"
            + "    fix: \(fix)"
    }
}
