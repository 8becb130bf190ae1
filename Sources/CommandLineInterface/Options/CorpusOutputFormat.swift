import Reports
import StrictJSON
import TerminalText

/// The formats of the commands that show a corpus.
enum CorpusOutputFormat: String, CaseIterable, Sendable {
    case human
    case json

    /// The option that chooses the format; `help` says what it prints.
    static func option<Values>(
        _ path: any WritableKeyPath<Values, CorpusOutputFormat> & Sendable,
        help: String = "Text for people, or one JSON object (default: human)."
    ) -> CommandOption<Values> {
        .choice("--format", path, help: help)
    }
}

extension Console {
    /// Writes a JSON value that is a result, harmless on a terminal.
    func printResult(_ value: JSONValue) -> ExitCode {
        printResult(JSONWriter.text { $0.value(value) }.escapingTerminalControls + "\n")
    }
}
