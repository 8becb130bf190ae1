import CommandLineFrame
import SessionContract

extension ValueCompletion {
    /// The notation in which the functions of a script get what to offer.
    ///
    /// A single word names what to look up; `words` and `list` are followed by what they are about,
    /// and ` = ` is between two values of one argument.
    var notation: String {
        switch self {
        case .none: "none"
        case .words(let words), .forms(let words): (["words"] + words).joined(separator: " ")
        case .file: "file"
        case .folder: "folder"
        case .rule: "rule"
        case .corpusCase: "case"
        case .corpusFlag: "flag"
        case .program: "program"
        case .command: "command"
        case .pair(let first, let second): "\(first.notation) = \(second.notation)"
        case .list(let element): "list \(element.notation)"
        }
    }

    /// The names of rules, with what they mean: all rules, and all groups.
    static var ruleNames: [(name: String, help: String)] {
        var groups: [String] = []
        for rule in Rule.allCases where !groups.contains(rule.group) { groups.append(rule.group) }
        return Rule.allCases.map { ($0.id, $0.explanation.summary) }
            + groups.map { ($0, "all rules of this group") }
    }
}

extension Command {
    /// Whether other commands follow the name.
    var isGroup: Bool {
        if case .group = self { true } else { false }
    }
}

extension CommandOutline {
    /// The option that every command has.
    static let help = Option(
        name: "--help",
        names: ["-h", "--help"],
        help: "Print this help.",
        value: nil
    )

    /// The options with that for help.
    var completedOptions: [Option] { options + [Self.help] }
}

extension String {
    /// The text as one word of a POSIX shell.
    var singleQuoted: String { "'\(replacing("'", with: #"'\''"#))'" }

    /// The start of an explanation, which fits beside the name of an option.
    var firstClause: String {
        let ends = [". ", "; ", " (default"].compactMap { firstRange(of: $0)?.lowerBound }
        let clause = self[..<(ends.min() ?? endIndex)]
        return String(clause.hasSuffix(".") ? clause.dropLast() : clause)
    }
}
