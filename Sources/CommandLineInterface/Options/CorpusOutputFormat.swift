import CommandLineFrame
import Reports
import StrictJSON
import TerminalText

/// The output formats of commands that show a corpus.
enum CorpusOutputFormat: String, CaseIterable, Sendable {
    case human
    case json

    /// The option `--format`.
    static func option<Values>(
        _ path: any WritableKeyPath<Values, CorpusOutputFormat> & Sendable,
        help: String = "Print text or one JSON object (default: human)."
    ) -> CommandOption<Values> {
        .choice("--format", path, help: help)
    }
}

extension Console {
    /// Writes a JSON value to standard output, safe to print to a terminal.
    func printResult(_ value: JSONValue) -> ExitCode {
        printResult(JSONWriter.text { $0.value(value) }.escapingTerminalControls + "\n")
    }
}
