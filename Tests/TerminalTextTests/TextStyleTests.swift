import TerminalText
import Testing

@Suite
struct `The color of text` {
    @Test(arguments: [
        (TextStyle.Choice.auto, true, [:], true),
        (.auto, false, [:], false),
        (.auto, true, ["NO_COLOR": "1"], false),
        (.auto, true, ["NO_COLOR": ""], true),
        (.auto, true, ["CLICOLOR": "0"], false),
        (.auto, true, ["TERM": "dumb"], false),
        (.auto, false, ["CLICOLOR_FORCE": "1"], true),
        (.auto, false, ["CLICOLOR_FORCE": "0"], false),
        (.auto, false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], false),
        (.always, false, ["NO_COLOR": "1"], true),
        (.never, true, ["CLICOLOR_FORCE": "1"], false),
    ])
    func `follows the option, then the environment, then the terminal`(
        choice: TextStyle.Choice,
        isTerminal: Bool,
        environment: [String: String],
        isColored: Bool
    ) {
        let style = TextStyle(choice, isTerminal: isTerminal, environment: environment)
        #expect(style.isColored == isColored)
    }
}
