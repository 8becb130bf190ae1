import CommandLineFrame

/// The words of a command line that is the value of an option.
///
/// They are split as a shell splits them, but nothing is replaced: no variables, no file names.
enum CommandWords {
    /// Splits a command line at white space outside quotation marks.
    ///
    /// - Throws: If there are no words, or a quotation mark is not closed.
    static func split(_ text: String) throws(ValueFault) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var rest = text[...]
        while let character = rest.popFirst() {
            switch (character, quote) {
            case ("\\", nil):
                word = (word ?? "") + (rest.popFirst().map(String.init) ?? "\\")
            case ("\\", "\"") where rest.first.map { "\"\\$`".contains($0) } ?? false:
                word = (word ?? "") + String(rest.removeFirst())
            case ("\"", nil), ("'", nil):
                quote = character
                word = word ?? ""
            case (_, .some(character)): quote = nil
            case (_, nil) where character.isWhitespace:
                if let word { words.append(word) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        guard quote == nil else { throw ValueFault("a command whose quotation marks are closed") }
        if let word { words.append(word) }
        guard words.first.map({ !$0.isEmpty }) ?? false else {
            throw ValueFault("a command, such as 'python3 adapter.py'")
        }
        return words
    }
}
