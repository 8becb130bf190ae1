import StrictJSON
import TerminalText

/// For whom what is known of a corpus is written.
enum CorpusOutputFormat: String, CaseIterable {
    case human
    case json

    /// The option that chooses it; `help` says what comes out.
    static func option<Values>(
        _ path: WritableKeyPath<Values, CorpusOutputFormat>,
        help: String = "Text for people, or one JSON object (default: human)."
    ) -> CommandOption<Values> {
        .choice("--format", path, help: help)
    }
}

extension Console {
    /// Writes a JSON value that is a result by itself, harmless on a terminal.
    func printResult(_ value: JSONValue) -> Int32 {
        var writer = JSONWriter()
        writer.value(value)
        return printResult(writer.text.escapingTerminalControls + "\n")
    }
}
