import TerminalText

/// Text in mdoc(7), the language of manual pages.
struct MdocText {
    /// The lines so far.
    private(set) var lines: [String] = []

    /// The number of columns of the source.
    private static let width = 76

    /// Adds a macro, whose arguments are not escaped.
    mutating func macro(_ line: String) { lines.append(line) }

    /// Adds a paragraph, each sentence of which starts a line.
    mutating func text(_ text: String) {
        for sentence in Self.sentences(of: text) {
            lines += sentence.wrapped(to: Self.width).map { Self.line(Self.escaped($0)) }
        }
    }

    /// Adds lines that are shown as they are.
    mutating func literal(_ text: String) {
        lines.append(".Bd -literal -offset indent")
        lines += text.split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.line(Self.escaped(String($0)))
        }
        lines.append(".Ed")
    }

    /// Returns an argument of a macro.
    static func argument(_ text: String) -> String {
        let text = escaped(text).replacing("\"", with: "\\(dq")
        return text.contains(" ") ? "\"\(text)\"" : text
    }

    /// A line of text, whatever it starts with.
    private static func line(_ text: String) -> String {
        text.hasPrefix(".") || text.hasPrefix("'") ? "\\&\(text)" : text
    }

    /// Escapes backslashes, and the dashes of options, which would become hyphens.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        var last: Character = " "
        for character in text {
            switch character {
            case "\\": escaped += "\\e"
            case "-" where !last.isLetter && !last.isNumber: escaped += "\\-"
            default: escaped.append(character)
            }
            last = character
        }
        return escaped
    }

    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var words: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            words.append(word)
            guard let last = word.last(where: { $0 != ")" }), ".!?".contains(last) else { continue }
            sentences.append(words.joined(separator: " "))
            words = []
        }
        if !words.isEmpty { sentences.append(words.joined(separator: " ")) }
        return sentences
    }
}
